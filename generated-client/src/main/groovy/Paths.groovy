import org.yaml.snakeyaml.nodes.Node

/** Converts paths of a contract to Retrofit paths. */
class Paths {
  /** Retrofit allows only letters, digits, dashes and underscores in placeholders. */
  static String placeholder(String wire) {
    wire ==~ /[a-zA-Z][a-zA-Z0-9_-]*/ ? wire : (JavaNames.camel(wire) ?: 'p') + '_' + Integer.toHexString(wire.hashCode())
  }

  /** Removes the leading slash, with which the path would replace that of the base URL. */
  static String forRetrofit(String path) {
    def relative = Commands.sent(path).replaceFirst('^/', '').replaceAll(/\{([^}]*)}/) { "{${placeholder(it[1])}}" }
    !relative || relative.split('/')[0].contains(':') ? "./${relative}" : relative
  }

  /** Reports paths that Retrofit would not send as declared. */
  static void check(String path, List<Node> parameters, Closure problem) {
    def sent = Commands.sent(path)
    def placeholders = (sent =~ /\{([^}]*)}/).collect { it[1] }
    def declared = parameters.collect { Spec.fields(it) }.findAll { Spec.text(it.in) == 'path' }.collect { Spec.text(it.name) }
    (placeholders - declared).each { problem("has no path parameter ${it}, which its path contains") }
    (declared - placeholders).each { problem("has the path parameter ${it}, which its path does not contain") }
    def first = sent.replaceFirst('^/', '').split('/')[0]
    if (placeholders.toUnique() != placeholders) {
      problem('is not supported: its path contains a parameter twice')
    } else if (first.contains('{')) {
      problem('is not supported: the first segment of a path must be fixed, because a value there could name another host')
    } else if (first.contains(':') && placeholders) {
      problem('is not supported: a colon in the first segment of a path that has parameters')
    }
  }
}
