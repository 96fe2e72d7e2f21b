import org.yaml.snakeyaml.nodes.Node

/** Builds the template data of classes and enums. */
class Models {
  final Spec spec
  final JavaTypes types
  final Map<String, String> renamed
  final Closure problem

  Models(Spec spec, JavaTypes types, Map<String, String> renamed, Closure problem) {
    this.spec = spec
    this.types = types
    this.renamed = renamed
    this.problem = problem
  }

  Map of(Map model) {
    def shape = model.shape
    def doc = JavaText.doc(shape.text('description')) ?: "The schema ${JavaText.code(shape.name ?: model.name)}."
    def common = [name: model.name, doc: doc, sensitive: shape.sensitive]
    common + (shape.kind() == 'enum' ? enumOf(model, shape) : [isEnum: false, properties: properties(model, shape)])
  }

  private Map enumOf(Map model, Shape shape) {
    def number = shape.type() == 'integer'
    def type = !number ? 'String' : shape.text('format') == 'int32' ? 'Integer' : 'Long'
    def taken = ['UNRECOGNIZED'] as Set
    def constants = shape.values().collect { Spec.text(it) }.unique().collect { value ->
      def name = JavaNames.value(value, number)
      def free = ([name] + (2..9999).collect { "${name}_${it}".toString() }).find { taken.add(it) }
      [name: free, literal: number ? value + (type == 'Long' ? 'L' : '') : JavaText.literal(value), doc: JavaText.code(value)]
    }
    [isEnum: true, constants: constants, type: type, codec: "${type}Codec.INSTANCE", isText: !number]
  }

  private List<Map> properties(Map model, Shape shape) {
    def seen = [:]
    shape.properties.collect { wire, node ->
      def place = "${model.place}.${wire}"
      def name = renamed["${model.name}.${wire}".toString()] ?: JavaNames.property(wire)
      if (!name) {
        problem(node, place, 'has no Java name: it contains no letters or digits')
      } else if (seen[name]) {
        problem(node, place, "has the same Java name as ${seen[name]}: ${name}")
      }
      seen[name] = wire
      def type = types.of(node, place, "${model.name}${JavaNames.pascal(wire)}")
      property(name, wire, type, wire in shape.required, node)
    }
  }

  private Map property(String name, String wire, JavaTypes.Type type, boolean required, Node node) {
    def shape = type.shape
    def readOnly = Spec.isTrue(shape.get('readOnly'))
    def writeOnly = Spec.isTrue(shape.get('writeOnly'))
    def always = required && !type.nullable && !readOnly && !writeOnly && type.kind != 'any'
    def one = "this.${name}"
    def collection = type.kind in ['list', 'map']
    def missing = required && !readOnly && !writeOnly ? 'if it is null'
        : !required || type.nullable ? 'if it is absent or null' : readOnly ? 'in a request' : 'in a response'
    [name: name, wire: JavaText.literal(wire), label: JavaText.literal(wire + '='), doc: docOf(shape, node) ?: "The property ${JavaText.code(wire)}.",
        type: type.text, field: type.orNull(!always), builderType: type.orNull(true), codec: type.codec,
        returns: collection || always ? type.text : "Optional<${type.text}>",
        returned: always ? one : collection ? "${one} == null ? ${type.kind == 'list' ? 'List' : 'Map'}.of() : ${one}" : "Optional.ofNullable(${one})",
        presence: collection ? (always ? 'an unmodifiable collection, never null' : "an unmodifiable collection, never null; empty ${missing}")
            : always ? 'the value, never null' : "the value, empty ${missing}",
        given: always ? 'the value' : required && !readOnly && !writeOnly ? 'the value, or null' : 'the value, or null to omit it',
        assumed: shape.text('default') && !type.hidden ? JavaText.code(shape.text('default')) : false,
        deprecated: Spec.isTrue(shape.get('deprecated')),
        copied: [list: 'Copies.of(value)', map: 'Copies.of(value)', free: 'Copies.ofFreeForm(value)', any: 'Copies.ofAny(value)'][type.kind] ?: 'value',
        printed: type.hidden ? "Print.hidden(${one})" : one,
        write: required && !readOnly && !writeOnly ? 'write' : 'writePresent',
        always: always,
        requiredInResponses: always || required && readOnly && !type.nullable,
        requiredInRequests: required && writeOnly && !type.nullable]
  }

  /** A description beside a reference is more specific than that of the referenced schema. */
  private static String docOf(Shape shape, Node node) {
    JavaText.doc(Spec.text(Spec.fields(node).description) ?: shape.text('description'))
  }
}
