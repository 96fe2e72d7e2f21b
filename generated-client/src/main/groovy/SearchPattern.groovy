/**
 * Converts an OpenAPI pattern, which is JavaScript and searched within a value, to an equivalent Java pattern
 * that matches the whole value, as Bean Validation requires.
 */
class SearchPattern {
  private static final ANYTHING = '[\\s\\S]*'
  // Escaped letters with a different meaning in Java, or none in JavaScript.
  private static final String NOT_JAVASCRIPT = 'AGHQERXZzhNCeal'

  final String source
  final StringBuilder java = new StringBuilder()
  String fault
  private boolean alternatives
  private boolean endsWithAnchor

  SearchPattern(String source) {
    this.source = source
    if (source ==~ /(?s)\/.*\/[dgimsuvy]*/) {
      fault = 'is enclosed in slashes: OpenAPI patterns have neither slashes nor flags'
      return
    }
    translate()
    check()
  }

  private void translate() {
    int depth = 0
    boolean inClass = false
    for (int i = 0; i < source.length(); i++) {
      String c = source[i]
      endsWithAnchor = false
      if (c == '\\') {
        i++
        escape(i < source.length() ? source[i] : '', i)
      } else if (inClass) {
        inClass = c != ']'
        // JavaScript has neither nested classes nor intersections.
        java << (c == '[' || c == '&' && source.startsWith('&&', i) ? "\\${c}" : c)
      } else if (source.startsWith('[^]', i)) {
        java << '[\\s\\S]'
        i += 2
      } else if (c == '$') {
        java << '\\z'
        endsWithAnchor = depth == 0
      } else {
        inClass = c == '['
        depth += c == '(' ? 1 : c == ')' ? -1 : 0
        alternatives |= c == '|' && depth == 0
        java << c
      }
    }
  }

  private void escape(String c, int at) {
    if (c && NOT_JAVASCRIPT.contains(c)) {
      fault = "contains \\${c}, which JavaScript does not define"
    }
    // Java needs no escape for a slash, and reads \0 as the start of an octal number.
    java << (c == '/' ? '/' : c == '0' ? '\\x00' : "\\${c}")
  }

  private void check() {
    try {
      java.util.regex.Pattern.compile(java.toString())
    } catch (java.util.regex.PatternSyntaxException e) {
      fault = fault ?: "is not a regular expression"
    }
  }

  /** The pattern for the whole value, shorter if there are anchors. */
  String whole() {
    def begins = !alternatives && source.startsWith('^')
    def ends = !alternatives && endsWithAnchor
    if (begins && ends) {
      return java.substring(0, java.length() - 2) + '$'
    }
    def core = alternatives ? "(?:${java})" : java
    "${begins ? '' : ANYTHING}${core}${ends ? '' : ANYTHING}"
  }
}
