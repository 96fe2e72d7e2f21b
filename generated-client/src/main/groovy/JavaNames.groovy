/** Names of a contract as names in Java. */
class JavaNames {
  private static final KEYWORDS = ('abstract assert boolean break byte case catch char class const continue default do double else ' +
      'enum extends final finally float for goto if implements import instanceof int interface long native new package private ' +
      'protected public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
      'true false null _').split(' ') as Set
  /** Methods without parameters that each object has. */
  private static final OBJECT = ['getClass', 'hashCode', 'toString', 'notify', 'notifyAll', 'wait', 'clone', 'finalize'] as Set
  /** Methods that each model has beside its accessors. */
  private static final MODEL = ['builder', 'toBuilder', 'additionalProperties', 'build'] as Set
  /** Names that openapi-generator takes for types of its own or renames by itself. */
  private static final GENERATOR = ('Any AnyType Apiclient ApiClient ApiException ApiResponse Array ArrayList BigDecimal Binary ByteArray ' +
      'Configuration Date DateTime File Files HashMap List LocalDate LocalDateTime LocalTime Map Object Set StringUtil Timestamp URI UUID ' +
      'LocalReturnType LocalVarAccept LocalVarAccepts LocalVarAuthNames LocalVarCollectionQueryParams LocalVarContentType ' +
      'LocalVarContentTypes LocalVarCookieParams LocalVarFormParams LocalVarHeaderParams LocalVarPath LocalVarPostBody LocalVarQueryParams').split(' ') as Set

  private static List<String> words(String name) {
    name.split(/[^\p{L}\p{N}]+/).findAll { it }
  }

  /** "wallet_id" as walletId; empty where nothing is left of a name. */
  static String camel(String name) {
    def words = words(name)
    words ? identifier(words[0][0].toLowerCase(Locale.ROOT) + words[0].substring(1) + words.tail().collect { capitalized(it) }.join('')) : ''
  }

  /** "wallet_id" as WalletId. */
  static String pascal(String name) {
    words(name).collect { capitalized(it) }.join('')
  }

  static String capitalized(String word) {
    word[0].toUpperCase(Locale.ROOT) + word.substring(1)
  }

  /** A name of words as an identifier: none begins with a digit. */
  private static String identifier(String name) {
    Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_${name}"
  }

  /** Of a method or parameter. */
  static String method(String name) {
    def camel = camel(name)
    camel in KEYWORDS || camel in OBJECT ? "${camel}_" : camel
  }

  /** Of a property. */
  static String property(String name) {
    def method = method(name)
    method in MODEL ? "${method}_" : method
  }

  /** Of a constant: "pageSize" as PAGE_SIZE. */
  static String constant(String name) {
    words(name).collect { it.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/, '_') }.join('_').toUpperCase(Locale.ROOT)
        .with { it ? identifier(it) : it }
  }

  /** Of a value of an enum. What has neither letter nor digit is named after its characters. */
  static String value(String value, boolean number) {
    if (value == '') {
      return 'EMPTY'
    }
    if (number) {
      return "NUMBER_${value.replace('-', 'MINUS_').replace('+', 'PLUS_')}"
    }
    constant(value) ?: constant(value.codePoints().toArray().collect { Character.getName(it) ?: "CHARACTER ${it}" }.join(' '))
  }

  /** Of a class. Names that generated code uses for something else, see the templates, get a prefix. */
  static String type(String name, Set<String> taken) {
    def pascal = pascal(name)
    if (!pascal) {
      return ''
    }
    pascal in taken || pascal in GENERATOR || pascal.toLowerCase(Locale.ROOT) in KEYWORDS ||
        !Character.isJavaIdentifierStart(pascal.charAt(0)) ? "Model${pascal}" : pascal
  }

  /** Names of types in templates, those that comments refer to included. */
  static Set<String> inTemplates(File templates) {
    def lines = templates.listFiles().collectMany { it.readLines('UTF-8') }
    def (comments, code) = lines.split { it =~ /^\s*(\/\/|\/\*\*|\*)/ }
    def named = (comments.join('\n') =~ /(?:@throws|@link|@linkplain) +([A-Z]\w*)/).collect { it[1] }
    def used = (code.join('\n').replaceAll(/"[^"\n]*"/, '') =~ /(?<![\w.])[A-Z]\w*|(?<=[a-z]\.)[A-Z]\w*/).collect { it }
    (named + used) as Set
  }
}
