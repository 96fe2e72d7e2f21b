/** Converts names of a contract to Java names. */
class JavaNames {
  private static final KEYWORDS = ('abstract assert boolean break byte case catch char class const continue default do double else ' +
      'enum extends final finally float for goto if implements import instanceof int interface long native new package private ' +
      'protected public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
      'true false null _').split(' ') as Set
  /** Parameterless methods of Object. */
  private static final OBJECT = ['getClass', 'hashCode', 'toString', 'notify', 'notifyAll', 'wait', 'clone', 'finalize'] as Set
  /** Methods of each model besides its accessors. */
  private static final MODEL = ['builder', 'toBuilder', 'additionalProperties', 'build'] as Set
  /** Names that openapi-generator treats as its own types, or renames. */
  private static final GENERATOR = ('Any AnyType Apiclient ApiClient ApiException ApiResponse Array ArrayList BigDecimal Binary ByteArray ' +
      'Configuration Date DateTime File Files HashMap List LocalDate LocalDateTime LocalTime Map Object Set StringUtil Timestamp URI UUID ' +
      'LocalReturnType LocalVarAccept LocalVarAccepts LocalVarAuthNames LocalVarCollectionQueryParams LocalVarContentType ' +
      'LocalVarContentTypes LocalVarCookieParams LocalVarFormParams LocalVarHeaderParams LocalVarPath LocalVarPostBody LocalVarQueryParams').split(' ') as Set

  private static List<String> words(String name) {
    name.split(/[^\p{L}\p{N}]+/).findAll { it }
  }

  /** "wallet_id" to walletId; empty if the name has no letters or digits. */
  static String camel(String name) {
    def words = words(name)
    words ? identifier(words[0][0].toLowerCase(Locale.ROOT) + words[0].substring(1) + words.tail().collect { capitalized(it) }.join('')) : ''
  }

  /** "wallet_id" to WalletId. */
  static String pascal(String name) {
    words(name).collect { capitalized(it) }.join('')
  }

  static String capitalized(String word) {
    word[0].toUpperCase(Locale.ROOT) + word.substring(1)
  }

  /** Identifiers must not begin with a digit. */
  private static String identifier(String name) {
    Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_${name}"
  }

  /** The name of a method or parameter. */
  static String method(String name) {
    def camel = camel(name)
    camel in KEYWORDS || camel in OBJECT ? "${camel}_" : camel
  }

  /** The name of a property. */
  static String property(String name) {
    def method = method(name)
    method in MODEL ? "${method}_" : method
  }

  /** The name of a constant: "pageSize" to PAGE_SIZE. */
  static String constant(String name) {
    words(name).collect { it.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/, '_') }.join('_').toUpperCase(Locale.ROOT)
        .with { it ? identifier(it) : it }
  }

  /** The name of an enum constant. A value without letters and digits is named after its characters. */
  static String value(String value, boolean number) {
    if (value == '') {
      return 'EMPTY'
    }
    if (number) {
      return "NUMBER_${value.replace('-', 'MINUS_').replace('+', 'PLUS_')}"
    }
    constant(value) ?: constant(value.codePoints().toArray().collect { Character.getName(it) ?: "CHARACTER ${it}" }.join(' '))
  }

  /** The name of a class. Names that the templates already use get a prefix. */
  static String type(String name, Set<String> taken) {
    def pascal = pascal(name)
    if (!pascal) {
      return ''
    }
    pascal in taken || pascal in GENERATOR || pascal.toLowerCase(Locale.ROOT) in KEYWORDS ||
        !Character.isJavaIdentifierStart(pascal.charAt(0)) ? "Model${pascal}" : pascal
  }

  /** The type names in the templates, including those in comments. */
  static Set<String> inTemplates(File templates) {
    def lines = templates.listFiles().collectMany { it.readLines('UTF-8') }
    def (comments, code) = lines.split { it =~ /^\s*(\/\/|\/\*\*|\*)/ }
    def named = (comments.join('\n') =~ /(?:@throws|@link|@linkplain) +([A-Z]\w*)/).collect { it[1] }
    def used = (code.join('\n').replaceAll(/"[^"\n]*"/, '') =~ /(?<![\w.])[A-Z]\w*|(?<=[a-z]\.)[A-Z]\w*/).collect { it }
    (named + used) as Set
  }
}
