import org.yaml.snakeyaml.nodes.Node

/** A contract as a flat list: one entry per element, with its attributes and its line number. */
class Facts {
  static final List<String> ATTRIBUTES = ['type', 'format', 'pattern', 'minLength', 'maxLength', 'minimum',
      'maximum', 'minItems', 'maxItems', 'enum', 'nullable', 'deprecated', 'default']

  /** Side is request, response or null: the same change can be breaking on one side and harmless on the other. */
  static class Element {
    String side
    Node node
    boolean required
    Map<String, Object> attributes
  }

  final Spec contract
  final Map<String, Element> elements = new LinkedHashMap<>()

  /** Splits operations into commands. For a contract without discriminators, byField has those of another contract. */
  Facts(Spec contract, Map<String, String> byField = [:]) {
    this.contract = Commands.apart(contract, byField)
    items(this.contract.at('servers')).each {
      add("server ${text(fields(it)['x-environment']) ?: text(fields(it).url)}", null, it, [url: text(fields(it).url)])
    }
    fields(this.contract.at('components', 'securitySchemes')).each { name, scheme ->
      add("security ${name}", null, scheme, ['type', 'scheme', 'in', 'name'].collectEntries { [it, text(fields(scheme)[it])] })
    }
    this.contract.eachOperation { path, method, operation -> addOperation(path, method, operation) }
  }

  private Map<String, Node> fields(Node node) {
    contract.fields(node)
  }

  private List<Node> items(Node node) {
    contract.items(node)
  }

  private String text(Node node) {
    contract.text(node)
  }

  private void add(String name, String side, Node node, Map<String, Object> attributes, boolean required = false) {
    elements[name] = new Element(side: side, node: node, required: required,
        attributes: attributes.findAll { it.value != null })
  }

  private void addOperation(String path, String method, Node operation) {
    def name = "${method.toUpperCase()} ${Commands.named(path)}".toString()
    def security = fields(operation).security ?: contract.at('security')
    add(name, null, operation, [operationId: text(fields(operation).operationId),
        deprecated: text(fields(operation).deprecated),
        security: items(security).collect { fields(it).keySet().sort() }.toString()])
    contract.parameters(path, operation).each {
      add("${name}: ${text(fields(it).in)} ${text(fields(it).name)}", 'request', it,
          attributesOf(fields(it).schema) + [deprecated: text(fields(it).deprecated)], contract.isTrue(fields(it).required))
    }
    def body = contract.resolve(fields(operation).requestBody)
    fields(fields(body).content).each { type, media ->
      add("${name}: body ${type}", 'request', media, [:], contract.isTrue(fields(body).required))
      addProperties("${name}: field ", 'request', fields(media).schema, [])
    }
    fields(fields(operation).responses).each { status, reference ->
      def response = contract.resolve(reference)
      add("${name}: ${status}", 'response', response, [:])
      fields(fields(response).headers).each { header, value ->
        def resolved = contract.resolve(value)
        add("${name}: ${status} header ${header}", 'response', resolved, attributesOf(fields(resolved).schema))
      }
      fields(fields(response).content).each { type, media ->
        add("${name}: ${status} ${type}", 'response', media, [:])
        addProperties("${name}: ${status} ", 'response', fields(media).schema, [])
      }
    }
  }

  private void addProperties(String prefix, String side, Node reference, List<Node> seen) {
    def shape = reference ? Shape.of(contract, reference) : null
    if (!shape || seen.any { it.is(shape.home) }) {
      return
    }
    addProperties("${prefix.trim()}[] ", side, shape.get('items'), seen + [shape.home])
    shape.properties.each { name, property ->
      def here = prefix.endsWith(' ') ? "${prefix}${name}" : "${prefix}.${name}"
      add(here, side, property, attributesOf(property), name in shape.required)
      addProperties(here, side, property, seen + [shape.home])
    }
  }

  private Map<String, Object> attributesOf(Node schema) {
    def shape = schema ? Shape.of(contract, schema) : null
    ATTRIBUTES.collectEntries { key ->
      [key, !shape ? null : key == 'enum' ? (shape.get('enum') ? shape.values().collect { text(it) } : null)
          : key == 'nullable' ? (shape.nullable ? 'true' : null) : key == 'type' ? shape.type() : shape.text(key)]
    }
  }
}
