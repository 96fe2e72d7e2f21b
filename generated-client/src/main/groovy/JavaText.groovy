/** Escapes text of a contract for Java sources. */
class JavaText {
  private static final SHORT = ['\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\']
  private static final ENTITIES = ['&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;', '{': '&#123;', '}': '&#125;', '\\': '&#92;']
  private static final INVISIBLE = [Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
      Character.SURROGATE, Character.UNASSIGNED].collect { it as int } as Set

  /** A string literal. */
  static String literal(String text) {
    def escaped = text.collect { c -> SHORT[c] ?: (isVisible(c.charAt(0)) ? c : unicode(c.charAt(0))) }
    '"' + escaped.join('') + '"'
  }

  private static boolean isVisible(char c) {
    !(Character.getType(c) in INVISIBLE)
  }

  /** The compiler decodes Unicode escapes before literals, so control characters need octal escapes. */
  private static String unicode(char c) {
    c < (' ' as char) ? String.format('\\%03o', (int) c) : String.format('\\u%04x', (int) c)
  }

  /** A text for a comment: one line, without Javadoc tags, HTML or comment delimiters. */
  static String doc(String text) {
    def visible = (text ?: '').collect { c -> isVisible(c.charAt(0)) || Character.isSurrogate(c.charAt(0)) ? c : ' ' }
    visible.collect { ENTITIES[it] ?: it }.join('').replace('*/', '*&#47;').replace('/*', '/&#42;').replaceAll(/\s+/, ' ').trim()
  }

  /** A name or value for a comment, in code font. */
  static String code(String text) {
    text ==~ /([\w .:;,\/$+=?!#%()\[\]"'-]|\{[\w.-]*})+/ ? "{@code ${text}}" : doc(text) ? "<code>${doc(text)}</code>" : '{@code ""}'
  }
}
