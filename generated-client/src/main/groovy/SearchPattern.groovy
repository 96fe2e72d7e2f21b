/**
 * A pattern of OpenAPI is one of JavaScript, and is searched for within a value. This makes one of Java
 * that matches the whole of the same values, as Bean Validation wants it.
 */
class SearchPattern {
  private static final ANYTHING = '[\\s\\S]*'
  // Letters that mean something else in Java, or nothing in JavaScript.
  private static final String NOT_JAVASCRIPT = 'AGHQERXZzhNCeal'

  final String source
  final StringBuilder java = new StringBuilder()
  String fault
  private boolean alternatives
  private boolean endsWithAnchor

  SearchPattern(String source) {
    this.source = source
    if (source ==~ /(?s)\/.*\/[dgimsuvy]*/) {
      fault = 'stands between slashes: OpenAPI writes a pattern without them and has no flags'
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
        // JavaScript knows no class in a class and no intersection.
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
      fault = "has \\${c}, which JavaScript does not know"
    }
    // A slash needs no escape in Java, and a digit of an octal number none that JavaScript lacks.
    java << (c == '/' ? '/' : c == '0' ? '\\x00' : "\\${c}")
  }

  private void check() {
    try {
      java.util.regex.Pattern.compile(java.toString())
    } catch (java.util.regex.PatternSyntaxException e) {
      fault = fault ?: "is no regular expression"
    }
  }

  /** As short as it can be: most patterns have both anchors. */
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
