import groovy.transform.CompileStatic
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.DumperOptions.ScalarStyle
import org.yaml.snakeyaml.error.MarkedYAMLException
import org.yaml.snakeyaml.nodes.MappingNode
import org.yaml.snakeyaml.nodes.Node
import org.yaml.snakeyaml.nodes.NodeTuple
import org.yaml.snakeyaml.nodes.ScalarNode
import org.yaml.snakeyaml.nodes.SequenceNode
import org.yaml.snakeyaml.reader.ReaderException
import org.yaml.snakeyaml.reader.UnicodeReader

/** A contract as YAML nodes with line numbers. Compiled statically, because every script spends its time here. */
@CompileStatic
class Spec {
  static final List<String> METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']

  // Unquoted scalars that are not strings in YAML 1.2.
  static final NOTHING = /~|null|Null|NULL|/
  static final NO_TEXT = /true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+/ +
      /|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)/

  final File file
  final Node root
  private final Map<String, Node> targets = [:]

  Spec(File file, Node root) {
    this.file = file
    this.root = root
  }

  static Spec read(String path) {
    def file = new File(path)
    if (!file.isFile()) {
      throw new MojoFailureException("There is no contract at ${path}")
    }
    try {
      def text = new UnicodeReader(new FileInputStream(file)).withCloseable { it.text }
      def limits = new LoaderOptions(codePointLimit: Integer.MAX_VALUE)
      def root = new Yaml(limits).compose(new StringReader(text.trim().startsWith('{') ? likeYaml(text) : text))
      if (!(root instanceof MappingNode)) {
        throw new MojoFailureException("${file.name}:1: this is not an OpenAPI document")
      }
      return new Spec(file, root)
    } catch (MarkedYAMLException e) {
      throw new MojoFailureException(
          "${file.name}:${(e.problemMark?.line ?: 0) + 1}: this is not YAML: ${e.problem}")
    } catch (ReaderException e) {
      throw new MojoFailureException("${file.name}:1: this is not YAML: it contains a character that YAML does not allow")
    }
  }

  /** Unlike YAML, JSON allows tabs for indentation and escaped slashes. Keeps the line numbers. */
  private static String likeYaml(String json) {
    json.replace('\t', ' ').replaceAll(/\\([\\\/])/) { String all, String escaped -> escaped == '/' ? '/' : all }
  }

  /** File and line of a node, in the format that editors recognize. */
  String place(Node node) {
    "${file.name}:${node ? node.startMark.line + 1 : 1}"
  }

  static Map<String, Node> fields(Node node) {
    Map<String, Node> fields = [:]
    if (node instanceof MappingNode) {
      for (NodeTuple merge in node.value.findAll { key(it) == '<<' }) {
        (items(merge.valueNode) ?: [merge.valueNode]).reverse().each { fields.putAll(Spec.fields(it)) }
      }
      for (NodeTuple own in node.value) {
        if (key(own) != '<<') {
          fields[key(own)] = own.valueNode
        }
      }
    }
    fields
  }

  static String key(NodeTuple tuple) {
    def key = tuple.keyNode
    key instanceof ScalarNode ? key.value : key.toString()
  }

  static List<Node> items(Node node) {
    node instanceof SequenceNode ? node.value : []
  }

  /** The text of a scalar as written, or null for a null. */
  static String text(Node node) {
    def value = node instanceof ScalarNode ? node.value : null
    isPlain(node) && value ==~ NOTHING ? null : value
  }

  /** Whether a scalar is a string in YAML 1.2: "no" is, an unquoted number is not. */
  static boolean isText(Node node) {
    text(node) != null && !(isPlain(node) && text(node) ==~ NO_TEXT)
  }

  static boolean isPlain(Node node) {
    node instanceof ScalarNode && node.scalarStyle == ScalarStyle.PLAIN
  }

  static boolean isTrue(Node node) {
    text(node) == 'true'
  }

  Node at(String... path) {
    path.inject(root) { node, key -> fields(node)[key] ?: listed(node, key) }
  }

  private static Node listed(Node node, String key) {
    key.isInteger() ? items(node)[key as int] : null
  }

  /** The deepest existing node on a path. */
  Node nearest(List<String> path) {
    path.inject(root) { node, key ->
      def resolved = resolve(node)
      fields(resolved)[key] ?: items(resolved).find { text(fields(resolve(it)).name) == key } ?: node
    }
  }

  Node target(String reference) {
    if (!reference.startsWith('#/')) {
      return null
    }
    targets.computeIfAbsent(reference) {
      at(reference.substring(2).split('/').collect { decoded(it) } as String[])
    }
  }

  static String decoded(String key) {
    URLDecoder.decode(key.replace('+', '%2B'), 'UTF-8').replace('~1', '/').replace('~0', '~')
  }

  /** Follows a reference, including one that is the only item of an allOf. */
  Node resolve(Node node, int depth = 0) {
    def reference = text(fields(node)['$ref'])
    def all = items(fields(node).allOf)
    if (depth > 50) {
      return null
    }
    reference ? resolve(target(reference), depth + 1) : all.size() == 1 ? resolve(all[0], depth + 1) : node
  }

  /** The name of the referenced schema, or null for an inline schema. */
  String modelName(Node node) {
    def all = items(fields(node).allOf)
    all.size() == 1 ? modelName(all[0]) : text(fields(node)['$ref'])?.tokenize('/')?.last()
  }

  /** Calls the action with path, method and node of each operation. */
  void eachOperation(Closure action) {
    fields(at('paths')).findAll { !it.key.startsWith('x-') }.each { path, item ->
      fields(resolve(item)).each { method, operation ->
        if (method in METHODS) {
          action(path, method, operation)
        }
      }
    }
  }

  /** The parameters of an operation, including those of its path that it does not override. */
  List<Node> parameters(String path, Node operation) {
    def own = items(fields(operation).parameters).findResults { resolve(it) }
    def shared = items(fields(resolve(at('paths', path))).parameters).findResults { resolve(it) }
    (shared.findAll { one -> !own.any { keyOf(it) == keyOf(one) } } + own) as List<Node>
  }

  private static String keyOf(Node parameter) {
    "${text(fields(parameter).in)} ${text(fields(parameter).name)}"
  }
}
