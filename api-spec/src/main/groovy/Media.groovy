import org.yaml.snakeyaml.nodes.Node

/** Media types, compared without their parameters. */
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

  /** The first supported entry: media type and node. */
  static Map.Entry<String, Node> supported(Map<String, Node> content) {
    content.find { isForm(it.key) || isMultipart(it.key) || isJson(it.key) || isText(it.key) }
  }
}
