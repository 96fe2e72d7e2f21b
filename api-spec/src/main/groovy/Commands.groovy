import org.yaml.snakeyaml.DumperOptions.FlowStyle
import org.yaml.snakeyaml.DumperOptions.ScalarStyle
import org.yaml.snakeyaml.nodes.MappingNode
import org.yaml.snakeyaml.nodes.Node
import org.yaml.snakeyaml.nodes.NodeTuple
import org.yaml.snakeyaml.nodes.ScalarNode
import org.yaml.snakeyaml.nodes.SequenceNode
import org.yaml.snakeyaml.nodes.Tag

/**
 * Splits an operation whose form is a oneOf with a discriminator into one operation per command. A command
 * is a value of the discriminator field. All nodes keep the line numbers of the contract.
 */
class Commands {
  final Spec spec
  /** Discriminator fields in another contract, by "method path". */
  final Map<String, String> fields
  /** Why a form cannot be split: node, place and reason. */
  final List<List> problems = []

  Commands(Spec spec, Map<String, String> fields = [:]) {
    this.spec = spec
    this.fields = fields
  }

  /** The contract with one operation per command, whose path has "#field=value" appended. */
  static Spec apart(Spec spec, Map<String, String> fields = [:]) {
    new Commands(spec, fields).expanded()
  }

  /** The discriminator fields, by "method path". */
  static Map<String, String> fields(Spec spec) {
    def fields = [:]
    spec.eachOperation { path, method, operation ->
      new Commands(spec).of(path, method, operation).each { fields["${method} ${path}".toString()] = it.field }
    }
    fields
  }

  /** The path for messages, with the command if there is one: "/wallets/{wallet_id} command=link". */
  static String named(String path) {
    path.replace('#', ' ')
  }

  /** The path without the command, as sent. */
  static String sent(String path) {
    path.replaceFirst(/#.*/, '')
  }

  Spec expanded() {
    def paths = []
    Spec.fields(spec.at('paths')).each { path, item ->
      def operations = Spec.fields(spec.resolve(item))
      def commands = operations.collectMany { method, operation ->
        method in Spec.METHODS ? of(path, method, operation) : []
      }
      def left = operations.findAll { method, operation -> !commands.any { it.method == method } }
      paths << [path, map(left, item)]
      commands.each { command ->
        def shared = operations.findAll { !(it.key in Spec.METHODS) }
        paths << ["${path}#${command.field}=${command.value}".toString(), map(shared + [(command.method): command.operation], command.node)]
      }
    }
    def root = Spec.fields(spec.root)
    if (root.paths) {
      root.paths = map(paths.collectEntries { it }, root.paths)
    }
    new Spec(spec.file, map(root, spec.root))
  }

  /** The commands of an operation, empty if its form has no discriminator. */
  List<Map> of(String path, String method, Node operation) {
    def body = spec.resolve(Spec.fields(operation).requestBody)
    def sent = Media.supported(Spec.fields(Spec.fields(body).content))
    def media = sent && Media.isForm(sent.key) ? sent.value : null
    def form = Spec.fields(media ? spec.resolve(Spec.fields(media).schema) : null)
    def discriminator = form.discriminator
    def branches = (Spec.items(form.oneOf) ?: Spec.items(form.anyOf)).collect { withShared(Shape.of(spec, it), form) }
    def place = "paths.${path}.${method}.requestBody"
    if (!discriminator || !branches) {
      return media ? listed(operation, body, media, method, fields["${method} ${path}".toString()]) : []
    }
    def field = Spec.text(Spec.fields(discriminator).propertyName)
    if (!field) {
      problems << [discriminator, "${place}.discriminator", 'has no propertyName']
      return []
    }
    keyed(branches, discriminator, field, place).collect { value, branch ->
      checkBranch(branch, field, value, place)
      [method: method, field: field, value: value, branch: branch, node: branch.home,
          operation: operationOf(operation, body, media, branch, field, value)]
    }
  }

  /** One command for each enum value of the field, for a form without a discriminator. */
  private List<Map> listed(Node operation, Node body, Node media, String method, String field) {
    def form = Shape.of(spec, Spec.fields(media).schema)
    def values = field && form.properties[field] ? Shape.of(spec, form.properties[field]).values() : []
    values.collect { Spec.text(it) }.collect { value ->
      def own = operationOf(operation, body, media, form, field, value)
      [method: method, field: field, value: value, branch: form, node: form.home,
          operation: map(Spec.fields(own) + [operationId: Spec.fields(operation).operationId], operation)]
    }
  }

  /** Adds the fields declared beside the union to a branch. */
  private static Shape withShared(Shape branch, Map<String, Node> form) {
    branch.properties = Spec.fields(form.properties) + branch.properties
    branch.required.addAll(Spec.items(form.required).collect { Spec.text(it) })
    branch
  }

  /** The branches, by the discriminator values that select them. */
  private Map<String, Shape> keyed(List<Shape> branches, Node discriminator, String field, String place) {
    def result = [:]
    Spec.fields(Spec.fields(discriminator).mapping).each { value, node ->
      def target = Spec.text(node)
      def branch = branches.find { it.name && (target == it.name || target == "#/components/schemas/${it.name}".toString()) }
      if (branch) {
        result[value] = branch
      } else {
        problems << [node, "${place}.discriminator.mapping.${value}", "names ${target}, which is not a branch"]
      }
    }
    branches.findAll { !result.values().contains(it) }.each { branch ->
      def values = branch.properties[field] ? Shape.of(spec, branch.properties[field]).values() : []
      def value = values.size() == 1 ? Spec.text(values[0]) : branch.name
      if (value && !result.containsKey(value)) {
        result[value] = branch
      } else {
        problems << [branch.home, "${place}.discriminator", "does not select this branch: add it to the mapping"]
      }
    }
    result
  }

  private void checkBranch(Shape branch, String field, String value, String place) {
    if (branch.kind() != 'object') {
      problems << [branch.home, place, 'is not supported: each branch of a form is an object with properties']
    } else if (!branch.properties[field]) {
      problems << [branch.home, place, "has no property ${field}, which is the discriminator"]
    } else {
      def allowed = Shape.of(spec, branch.properties[field]).values().collect { Spec.text(it) }
      if (allowed && !(value in allowed)) {
        problems << [branch.properties[field], "${place}.${field}", "does not allow ${value}, the discriminator value that selects this branch"]
      }
    }
  }

  private Node operationOf(Node operation, Node body, Node media, Shape branch, String field, String value) {
    def fields = Spec.fields(operation)
    def shared = Spec.text(fields.operationId) ?: ''
    def id = Spec.text(Spec.fields(branch.home)['x-operation-id']) ?: shared + capitalized(value)
    def schema = map([
        type: scalar('object', branch.home),
        properties: map(branch.properties.findAll { it.key != field }, branch.home),
        required: list(branch.required.findAll { it != field }, branch.home)], branch.home)
    def extra = branch.get('additionalProperties')
    if (extra) {
      schema = map(Spec.fields(schema) + [additionalProperties: extra], branch.home)
    }
    def form = map(Spec.fields(media) + [schema: schema], media)
    def request = map(Spec.fields(body) + [content: map(['application/x-www-form-urlencoded': form], body)], body)
    def own = [operationId: scalar(id, Spec.fields(branch.home)['x-operation-id'] ?: branch.home), requestBody: request]
    def description = branch.get('description')
    if (description) {
      own.summary = description
    }
    if (Spec.isTrue(branch.get('deprecated'))) {
      own.deprecated = scalar('true', branch.home)
    }
    own['x-command'] = map([field: scalar(field, branch.home), value: scalar(value, branch.home), of: scalar(shared, branch.home)], branch.home)
    map(fields + own, branch.home)
  }

  private static String capitalized(String value) {
    value.split(/[^A-Za-z0-9]+/).findAll { it }.collect { it[0].toUpperCase(Locale.ROOT) + it.substring(1) }.join('')
  }

  private static Node map(Map<String, Node> fields, Node at) {
    new MappingNode(Tag.MAP, true, fields.collect { key, value -> new NodeTuple(scalar(key, value), value) }, at.startMark, at.endMark, FlowStyle.BLOCK)
  }

  private static Node list(Collection<String> values, Node at) {
    new SequenceNode(Tag.SEQ, true, values.collect { scalar(it, at) }, at.startMark, at.endMark, FlowStyle.BLOCK)
  }

  private static Node scalar(String value, Node at) {
    new ScalarNode(Tag.STR, value, at.startMark, at.endMark, ScalarStyle.DOUBLE_QUOTED)
  }
}
