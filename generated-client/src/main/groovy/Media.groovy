import org.yaml.snakeyaml.nodes.Node

/** Media types, whose parameters mean nothing here. */
class Media {
  private static String plain(String type) {
    type.replaceFirst(/;.*/, '').trim().toLowerCase(Locale.ROOT)
  }

  static boolean isPlainJson(String type) {
    plain(type) == 'application/json'
  }

  static boolean isJson(String type) {
    plain(type) ==~ /application\/(json|[\w.-]+\+json)/
  }

  static boolean isForm(String type) {
    plain(type) == 'application/x-www-form-urlencoded'
  }

  static boolean isMultipart(String type) {
    plain(type) == 'multipart/form-data'
  }

  static boolean isText(String type) {
    plain(type) == 'text/plain'
  }

  /** Moshi's own adapters read the outside of a body: they know no number in a string. */
  static JavaTypes.Type checked(JavaTypes types, JavaTypes.Type type, Node node, String place, Closure problem) {
    def inner = type
    while (inner?.items) {
      inner = inner.items
    }
    if (inner?.codec == 'DecimalTextCodec.INSTANCE') {
      problem(node, place, 'is not supported: format: decimal stands in a property')
    }
    type
  }
}
