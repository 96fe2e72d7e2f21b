import org.yaml.snakeyaml.nodes.Node

/** A schema with references, allOf and single-branch unions resolved. */
class Shape {
  /** Keywords that do not restrict the valid values. */
  static final ANNOTATIONS = ['title', 'description', 'example', 'examples', 'default', 'deprecated', 'readOnly',
      'writeOnly', 'externalDocs', 'xml', 'nullable', '$comment'] as Set

  final Spec spec
  /** The node of the schema itself, after following references. */
  Node home
  /** Its name, if it is declared under components. */
  String name
  /** The keywords of each schema joined by allOf. */
  List<Map<String, Node>> layers = []
  Map<String, Node> properties = [:]
  Set<String> required = []
  /** The branches of a union, if there are several. */
  List<Shape> union = []
  String unionKeyword
  boolean nullable
  boolean sensitive
  /** Whether the empty string means no value. */
  boolean emptyToo
  /** Contradictions in the schema: node and reason. */
  List<List> faults = []

  Shape(Spec spec, Node home) {
    this.spec = spec
    this.home = home
  }

  static Shape of(Spec spec, Node node, List<Node> seen = []) {
    if (seen.any { it.is(node) }) {
      return faulty(spec, node, 'refers to itself')
    }
    def reference = Spec.text(Spec.fields(node)['$ref'])
    reference ? referred(spec, node, reference, seen + [node]) : joined(spec, node, seen + [node])
  }

  private static Shape faulty(Spec spec, Node node, String reason) {
    def shape = new Shape(spec, node)
    shape.faults << [node, reason]
    shape
  }

  private static Shape referred(Spec spec, Node node, String reference, List<Node> seen) {
    def target = spec.target(reference)
    if (!target) {
      return new Shape(spec, node)
    }
    def shape = of(spec, target, seen)
    if (!shape.name && shape.home.is(target) && reference ==~ '#/components/schemas/[^/]+') {
      shape.name = Spec.decoded(reference.tokenize('/').last())
    }
    def beside = Spec.fields(node).findAll { it.key != '$ref' }
    // OpenAPI 3.0 ignores keywords beside a reference, but x-sensitive applies anyway.
    def modern = Spec.text(spec.at('openapi'))?.startsWith('3.1')
    shape.add(modern ? beside : beside.findAll { it.key == 'x-sensitive' })
    shape
  }

  private static Shape joined(Spec spec, Node node, List<Node> seen) {
    def own = Spec.fields(node)
    def parts = Spec.items(own.allOf).collect { of(spec, it, seen) }
    def unions = ['oneOf', 'anyOf'].findAll { own[it] }.collect { union(spec, node, it, seen) }
    parts += unions
    own = own.findAll { !(it.key in ['allOf', 'oneOf', 'anyOf']) }
    if (parts.size() == 1 && own.every { addsNothing(it.key, it.value, parts[0]) }) {
      parts[0].add(own)
      return parts[0]
    }
    def shape = new Shape(spec, node)
    parts.each { part ->
      shape.layers.addAll(part.layers)
      part.properties.each { property, schema -> shape.addProperty(property, schema) }
      shape.required.addAll(part.required)
      shape.sensitive |= part.sensitive
      shape.emptyToo |= part.emptyToo
      shape.faults.addAll(part.faults)
      if (part.union) {
        shape.union = part.union
        shape.unionKeyword = part.unionKeyword
      }
    }
    shape.nullable = parts && parts.every { it.nullable }
    shape.add(own)
    Spec.fields(own.properties).each { property, schema -> shape.addProperty(property, schema) }
    shape.required.addAll(Spec.items(own.required).collect { Spec.text(it) })
    shape
  }

  /** Whether a keyword beside a part adds no restriction to it. */
  private static boolean addsNothing(String key, Node value, Shape part) {
    key in ANNOTATIONS || key.startsWith('x-') ||
        key == 'type' && (typesIn(value) - 'null') == (part.type() ? [part.type()] : [])
  }

  /** A union without the branches for null and the empty string. A union of one branch is that branch. */
  private static Shape union(Spec spec, Node node, String keyword, List<Node> seen) {
    def branches = Spec.items(Spec.fields(node)[keyword]).collect { of(spec, it, seen) }
    def nulls = branches.findAll { it.isNull() }
    def empties = branches.findAll { it.isEmptyText() }
    def real = (branches - nulls - empties).unique { a, b -> a.home.is(b.home) ? 0 : 1 }
    def shape = real.size() == 1 ? real[0] : new Shape(spec, node)
    if (real.size() != 1) {
      shape.union = real
      shape.unionKeyword = keyword
      shape.faults.addAll(real.collectMany { it.faults })
    }
    shape.nullable |= nulls as boolean
    shape.emptyToo |= empties as boolean
    shape
  }

  /** If several parts declare a property, the last declaration counts. Their types must not differ. */
  private void addProperty(String property, Node schema) {
    def before = properties.put(property, schema)
    if (before && !before.is(schema)) {
      def types = [before, schema].collect { of(spec, it).type() }
      if (types[0] && types[1] && types[0] != types[1]) {
        faults << [schema, "declares ${property} as ${types[1]}, but another part of allOf declares it as ${types[0]}"]
      }
    }
  }

  private void add(Map<String, Node> own) {
    layers << own
    nullable |= Spec.isTrue(own.nullable) || typesIn(own.type).contains('null') ||
        Spec.items(own.enum).any { Spec.text(it) == null }
    sensitive |= Spec.isTrue(own['x-sensitive']) || Spec.text(own.format) == 'password'
  }

  private static List<String> typesIn(Node type) {
    Spec.items(type) ? Spec.items(type).collect { Spec.text(it) ?: 'null' } : type ? [Spec.text(type)] : []
  }

  /** The last declaration of a keyword. */
  Node get(String keyword) {
    layers.findAll { it[keyword] }.collect { it[keyword] }.with { it ? it.last() : null }
  }

  String text(String keyword) {
    Spec.text(get(keyword))
  }

  /** The allowed types, without null. */
  List<String> types() {
    def types = (layers.collectMany { typesIn(it.type) } - 'null').unique()
    types.contains('integer') ? types - 'number' : types
  }

  String type() {
    types().size() == 1 ? types()[0] : null
  }

  /** The enum values, without null. */
  List<Node> values() {
    Spec.items(get('enum')).findAll { Spec.text(it) != null }
  }

  boolean isNull() {
    !union && (layers.any { typesIn(it.type) == ['null'] } || get('enum') && !values() && !emptyToo)
  }

  boolean isEmptyText() {
    !union && (values() && values().every { Spec.text(it) == '' } || text('maxLength') == '0')
  }

  /** One of union, enum, object, map, free, list, any, or the type of a single value. */
  String kind() {
    if (union) {
      return 'union'
    }
    if (values() && type() in [null, 'string', 'integer']) {
      return 'enum'
    }
    if (type() == 'array' || !type() && get('items')) {
      return 'list'
    }
    if (type() == 'object' || !type() && (properties || get('additionalProperties'))) {
      return properties ? 'object' : Spec.fields(get('additionalProperties')) ? 'map' : 'free'
    }
    type() ?: 'any'
  }
}
