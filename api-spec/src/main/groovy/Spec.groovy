import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.error.MarkedYAMLException
import org.yaml.snakeyaml.nodes.MappingNode
import org.yaml.snakeyaml.nodes.Node
import org.yaml.snakeyaml.nodes.ScalarNode
import org.yaml.snakeyaml.nodes.SequenceNode

/** A contract as YAML nodes, which know their lines. */
class Spec {
  static final List<String> METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']

  final File file
  final Node root

  private Spec(File file, Node root) {
    this.file = file
    this.root = root
  }

  static Spec read(String path) {
    def file = new File(path)
    if (!file.isFile()) {
      throw new MojoFailureException("There is no contract at ${path}")
    }
    try {
      def root = file.withReader('UTF-8') { new Yaml().compose(it) }
      if (!(root instanceof MappingNode)) {
        throw new MojoFailureException("${file.name}:1: this is not an OpenAPI document")
      }
      return new Spec(file, root)
    } catch (MarkedYAMLException e) {
      throw new MojoFailureException(
          "${file.name}:${(e.problemMark?.line ?: 0) + 1}: this is not YAML: ${e.problem}")
    }
  }

  /** Where a node stands, as editors understand it. */
  String place(Node node) {
    "${file.name}:${node ? node.startMark.line + 1 : 1}"
  }

  static Map<String, Node> fields(Node node) {
    node instanceof MappingNode ? node.value.collectEntries { [it.keyNode.value, it.valueNode] } : [:]
  }

  static List<Node> items(Node node) {
    node instanceof SequenceNode ? node.value : []
  }

  static String text(Node node) {
    node instanceof ScalarNode ? node.value : null
  }

  static boolean isTrue(Node node) {
    text(node) == 'true'
  }

  Node at(String... path) {
    path.inject(root) { node, key -> fields(node)[key] }
  }

  /** The deepest node on a path that may lead nowhere. */
  Node nearest(List<String> path) {
    path.inject(root) { node, key ->
      def resolved = resolve(node)
      fields(resolved)[key] ?: items(resolved).find { text(fields(resolve(it)).name) == key } ?: node
    }
  }

  Node target(String reference) {
    reference.startsWith('#/') ? at(reference.substring(2).split('/')) : null
  }

  /** What a node refers to, also where the reference stands alone below allOf. */
  Node resolve(Node node) {
    def reference = text(fields(node)['$ref'])
    if (reference) {
      return resolve(target(reference))
    }
    def all = items(fields(node).allOf)
    all.size() == 1 ? resolve(all[0]) : node
  }

  /** Name of the schema that a node refers to, null for one that stands there itself. */
  String modelName(Node node) {
    def all = items(fields(node).allOf)
    all.size() == 1 ? modelName(all[0]) : text(fields(node)['$ref'])?.tokenize('/')?.last()
  }

  /** Calls with path, method and node of each operation. */
  void eachOperation(Closure action) {
    fields(at('paths')).each { path, item ->
      fields(item).each { method, operation ->
        if (method in METHODS) {
          action(path, method, operation)
        }
      }
    }
  }

  /** Parameters of an operation and of its path. */
  List<Node> parameters(String path, Node operation) {
    (items(at('paths', path, 'parameters')) + items(fields(operation).parameters)).collect { resolve(it) }
  }
}
