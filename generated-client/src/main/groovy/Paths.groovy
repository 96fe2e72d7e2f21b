import org.yaml.snakeyaml.nodes.Node

/** Paths of a contract as Retrofit takes them. */
class Paths {
  /** Retrofit takes letters, digits, dashes and underscores in the placeholders of a path. */
  static String placeholder(String wire) {
    wire ==~ /[a-zA-Z][a-zA-Z0-9_-]*/ ? wire : (JavaNames.camel(wire) ?: 'p') + '_' + Integer.toHexString(wire.hashCode())
  }

  /** The path as Retrofit wants it: without a slash in front, or it would replace that of the base URL. */
  static String forRetrofit(String path) {
    def relative = Commands.sent(path).replaceFirst('^/', '').replaceAll(/\{([^}]*)}/) { "{${placeholder(it[1])}}" }
    !relative || relative.split('/')[0].contains(':') ? "./${relative}" : relative
  }

  /** Whether the path is one that Retrofit sends as it stands there. */
  static void check(String path, List<Node> parameters, Closure problem) {
    def sent = Commands.sent(path)
    def placeholders = (sent =~ /\{([^}]*)}/).collect { it[1] }
    def declared = parameters.collect { Spec.fields(it) }.findAll { Spec.text(it.in) == 'path' }.collect { Spec.text(it.name) }
    (placeholders - declared).each { problem("has no path parameter ${it}, which its path names") }
    (declared - placeholders).each { problem("has the path parameter ${it}, which its path does not name") }
    def first = sent.replaceFirst('^/', '').split('/')[0]
    if (placeholders.toUnique() != placeholders) {
      problem('is not supported: its path names a parameter twice')
    } else if (first.contains('{')) {
      problem('is not supported: the first segment of a path is fixed, for a value there could name another host')
    } else if (first.contains(':') && placeholders) {
      problem('is not supported: a colon in the first segment of a path that has parameters')
    }
  }
}
