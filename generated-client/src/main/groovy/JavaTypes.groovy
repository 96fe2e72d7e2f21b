import org.yaml.snakeyaml.nodes.Node

/** Maps schemas to Java types and their codecs. */
class JavaTypes {
  /** By type and format. Unlisted formats are ignored. */
  static final SCALARS = [
      'string': 'String', 'string date': 'LocalDate', 'string date-time': 'Timestamp', 'string uuid': 'UUID', 'string uri': 'URI',
      'string byte': 'ByteString', 'string decimal': 'BigDecimal', 'boolean': 'Boolean', 'integer': 'Long', 'integer int32': 'Integer',
      'number': 'BigDecimal', 'any': 'Object', 'free': 'Map<String, @Nullable Object>']
  /** Exceptions to the rule that codecs are named after the types. */
  static final CODECS = [
      'string decimal': 'DecimalTextCodec.INSTANCE', 'any': 'FreeFormCodec.INSTANCE', 'free': 'MapCodec.ofNullable(FreeFormCodec.INSTANCE)']
  static final KEYWORDS = [
      not: 'a Java type cannot exclude values', const: 'use an enum of one value', prefixItems: 'list items must have one type',
      patternProperties: 'map values must have one type', if: 'models have no conditions', dependentSchemas: 'models have no conditions',
      discriminator: 'models have no subclasses']
  static final UNIONS = [oneOf: 'a Java class has no alternatives', anyOf: 'a Java class has no alternatives']

  static class Type {
    /** One of scalar, enum, list, map, free, any, object. */
    String kind
    String text
    String codec
    /** Whether toString redacts the value. */
    boolean hidden
    boolean nullable
    Type items
    Shape shape

    /** The type, annotated if it may be null. */
    String orNull(boolean may = nullable || kind == 'any') {
      may ? "@Nullable ${text}" : text
    }
  }

  final Spec spec
  final Set<String> taken
  final Closure problem
  /** Class names by the nodes of their schemas, in the order of first use. */
  final Map<Node, String> names = new IdentityHashMap()
  final List<Map> models = []

  JavaTypes(Spec spec, Set<String> taken, Closure problem) {
    this.spec = spec
    this.taken = taken
    this.problem = problem
  }

  /** The type of a schema. If it needs a class and has no name, the class gets the proposed name. */
  Type of(Node node, String place, String proposed, List<Node> within = []) {
    of(Shape.of(spec, node), node, place, proposed, within)
  }

  Type of(Shape shape, Node node, String place, String proposed, List<Node> within = []) {
    check(shape, node, place)
    def kind = shape.kind()
    switch (kind) {
      case 'enum':
      case 'object':
        return new Type(kind: kind, text: name(shape, place, proposed), codec: "${name(shape, place, proposed)}JsonAdapter.INSTANCE",
            hidden: shape.sensitive, nullable: shape.nullable, shape: shape)
      case 'list':
        return container(shape, node, place, proposed, within, 'List', shape.get('items'), 'items', 'Inner')
      case 'map':
        return container(shape, node, place, proposed, within, 'Map', shape.get('additionalProperties'), 'additionalProperties', 'Value')
      default:
        return scalar(shape, node, place, kind)
    }
  }

  private Type container(Shape shape, Node node, String place, String proposed, List<Node> within, String raw, Node inner, String key, String suffix) {
    if (within.any { it.is(shape.home) }) {
      problem(node, place, 'is not supported: a list or map that contains itself')
      return new Type(kind: 'any', text: 'Object', codec: 'FreeFormCodec.INSTANCE', shape: shape)
    }
    def items = inner ? of(inner, "${place}.${key}", proposed + suffix, within + [shape.home])
        : new Type(kind: 'any', text: 'Object', codec: 'FreeFormCodec.INSTANCE', hidden: true)
    def may = items.nullable || items.kind == 'any'
    new Type(kind: raw.toLowerCase(Locale.ROOT), text: raw == 'List' ? "List<${items.orNull()}>" : "Map<String, ${items.orNull()}>",
        codec: "${raw}Codec.of${may ? 'Nullable' : ''}(${items.codec})", hidden: shape.sensitive || items.hidden,
        nullable: shape.nullable, items: items, shape: shape)
  }

  private Type scalar(Shape shape, Node node, String place, String kind) {
    def format = shape.text('format')
    def key = SCALARS.containsKey("${kind} ${format}".toString()) ? "${kind} ${format}".toString() : kind
    if (kind != 'union' && !SCALARS[key] || kind == 'string' && format == 'binary') {
      problem(node, place, kind == 'null' ? 'is not supported: a value that is always null'
          : format == 'binary' ? 'is not supported: send files as multipart/form-data, and bytes in JSON with format: byte' : "has the type ${kind}, which OpenAPI does not define")
    }
    def text = SCALARS[key] ?: 'Object'
    new Type(kind: kind in ['any', 'free'] ? kind : 'scalar', text: text, codec: CODECS[key] ?: "${text}Codec.INSTANCE",
        hidden: shape.sensitive || kind in ['any', 'free'], nullable: shape.nullable, shape: shape)
  }

  /** The type of a whole body. Moshi's own adapters read its outermost value, and do not support decimals in strings. */
  Type ofBody(Node node, String place, String proposed) {
    def type = of(node, place, proposed)
    def inner = type
    while (inner.items) {
      inner = inner.items
    }
    if (inner.codec == CODECS['string decimal']) {
      problem(node, place, 'is not supported: format: decimal is only for properties')
    }
    type
  }

  /** Reports constructs that no Java type can express. */
  void check(Shape shape, Node node, String place) {
    shape.faults.each { problem(it[0], place, it[1]) }
    if (shape.union) {
      problem(shape.home, "${place}.${shape.unionKeyword}", "is not supported: ${UNIONS[shape.unionKeyword]}")
    }
    KEYWORDS.each { keyword, reason ->
      shape.layers.findAll { it[keyword] && !(keyword == 'discriminator' && shape.union) }.each {
        problem(it[keyword], "${place}.${keyword}", "is not supported: ${reason}")
      }
    }
    if (shape.types().size() > 1) {
      problem(shape.get('type'), "${place}.type", 'is not supported: a property must have one type')
    } else if (shape.isNull()) {
      problem(node, place, 'is not supported: a value that is always null')
    } else if (shape.get('enum')) {
      checkEnum(shape, place)
    }
  }

  private void checkEnum(Shape shape, String place) {
    def node = shape.get('enum')
    if (!(shape.type() in [null, 'string', 'integer'])) {
      problem(node, "${place}.enum", 'is not supported: enums must be of type string or integer')
      return
    }
    def number = shape.type() == 'integer'
    shape.values().each { value ->
      if (number ? !(Spec.text(value) ==~ /-?\d{1,18}/ && Spec.isPlain(value)) : !Spec.isText(value)) {
        problem(value, "${place}.enum", number ? "lists ${Spec.text(value)}, which is not an integer"
            : "lists ${Spec.text(value)}, which is not a string: put it in quotes")
      }
    }
  }

  /** Registers a class on the first use of its schema. */
  private String name(Shape shape, String place, String proposed) {
    def known = names[shape.home]
    if (known) {
      return known
    }
    def name = JavaNames.type(shape.name ?: proposed, taken)
    def other = models.find { it.name.equalsIgnoreCase(name) || [it.name, name].any { a -> [it.name, name].any { b -> a.equalsIgnoreCase("${b}JsonAdapter") } } }
    if (!name) {
      problem(shape.home, place, 'has no Java name: it contains no letters')
    } else if (other) {
      problem(shape.home, place, "maps to the class ${name}, which conflicts with ${other.place}: rename one of them")
    }
    names[shape.home] = name
    // The schema as declared, without keywords added by its first use.
    def own = Shape.of(spec, shape.home)
    own.name = shape.name
    models << [name: name, shape: own, place: place]
    name
  }
}
