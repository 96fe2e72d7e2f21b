import org.yaml.snakeyaml.nodes.Node

/** Builds the parameters and annotations of Retrofit methods. */
class Requests {
  private static final PLACES = [path: 'Path', query: 'Query', header: 'Header']
  private static final STYLES = [path: 'simple', query: 'form', header: 'simple']
  /** OpenAPI declares these headers elsewhere, and ignores header parameters with these names. */
  private static final IGNORED = ['accept', 'content-type', 'authorization'] as Set

  final Spec spec
  final JavaTypes types
  final Map<String, String> renamed
  final Closure problem
  /** The names of schemas used by forms. */
  final Set<String> forms = [] as Set

  Requests(Spec spec, JavaTypes types, Map<String, String> renamed, Closure problem) {
    this.spec = spec
    this.types = types
    this.renamed = renamed
    this.problem = problem
  }

  /** The parameters in the order of the contract, followed by the body. */
  Map of(String path, String method, Node operation, String place, String className) {
    def sent = spec.parameters(path, operation).collect { parameter(it, place, className) }.findAll { it }
    def command = Spec.fields(Spec.fields(operation)['x-command'])
    def body = body(method, operation, place, className)
    Paths.check(path, spec.parameters(path, operation)) { problem(Spec.fields(operation).operationId ?: operation, place, it) }
    def fixed = command ? [[at: "@Field(${JavaText.literal(Spec.text(command.field))})".toString(), name: '', type: '', sentType: 'String',
        argument: JavaText.literal(Spec.text(command.value)), rules: []]] : []
    def all = sent + body.parameters
    name(all)
    [parameters: all, fixed: fixed, annotations: body.annotations, optionalBody: body.optional, hasBody: body.parameters || fixed]
  }

  private Map parameter(Node node, String place, String className) {
    def p = Spec.fields(node)
    def wire = Spec.text(p.name) ?: ''
    def at = Spec.text(p.in)
    def here = "${place}.parameters.${wire}"
    if (at == 'header' && wire.toLowerCase(Locale.ROOT) in IGNORED) {
      return null
    }
    def refused = refusal(p, at, wire)
    if (refused) {
      problem(p[refused[0]] ?: node, refused[0] in ['style', 'content', 'allowReserved', 'in'] ? "${here}.${refused[0]}" : here, refused[1])
      return null
    }
    def type = types.of(p.schema, here, "${className}${JavaNames.pascal(wire)}")
    def exploded = at == 'query' && (p.explode ? Spec.isTrue(p.explode) : true)
    checkPlain(type, p.schema, here, 'a parameter')
    def kind = type.kind == 'list' ? (exploded ? 'repeated' : at == 'header' ? 'joined' : 'joinedForUrl') : 'one'
    value(at: "@${PLACES[at]}(${kind == 'joinedForUrl' ? "value = ${JavaText.literal(wire)}, encoded = true" : JavaText.literal(at == 'path' ? Paths.placeholder(wire) : wire)})",
        wire: wire, place: at, type: type, kind: kind, required: at == 'path' || Spec.isTrue(p.required), node: node, where: here,
        description: Spec.text(p.description) ?: type.shape.text('description'))
  }

  private List refusal(Map<String, Node> p, String at, String wire) {
    if (at == 'cookie') {
      return ['in', 'is not supported: Retrofit has no cookie parameters']
    }
    if (!PLACES[at]) {
      return ['in', 'must be path, query or header']
    }
    if (p.content) {
      return ['content', 'is not supported: a parameter must have a schema, not content']
    }
    if (!p.schema) {
      return ['name', 'has no schema']
    }
    if (p.style && Spec.text(p.style) != STYLES[at]) {
      return ['style', "is not supported: ${Spec.text(p.style)}"]
    }
    if (Spec.isTrue(p.allowReserved)) {
      return ['allowReserved', 'is not supported: reserved characters are encoded']
    }
    if (at == 'path' && !Spec.isTrue(p.required)) {
      return ['required', 'must be required: it is in the path']
    }
    if (at == 'header' && !(wire ==~ /[!#$%&'*+.^_`|~0-9A-Za-z-]+/)) {
      return ['name', 'is not a header name']
    }
    null
  }

  private Map body(String method, Node operation, String place, String className) {
    def none = [parameters: [], annotations: [], optional: false]
    def body = Spec.fields(spec.resolve(Spec.fields(operation).requestBody))
    def content = Spec.fields(body.content)
    if (!content) {
      return none
    }
    def here = "${place}.requestBody"
    if (method in ['get', 'head']) {
      problem(body.content, here, "is not supported: ${method.toUpperCase()} has no body")
      return none
    }
    def found = Media.supported(content)
    if (!found) {
      problem(body.content, here, "is not supported: ${content.keySet().join(', ')}")
      return none
    }
    def media = Spec.fields(found.value)
    if (Media.isForm(found.key)) {
      return [parameters: fields(media, found.value, here, className, Spec.fields(operation)['x-command'] != null), annotations: ['@FormUrlEncoded'], optional: false]
    }
    if (Media.isMultipart(found.key)) {
      return [parameters: parts(media, found.value, here), annotations: ['@Multipart'], optional: false]
    }
    def type = Media.isJson(found.key) ? jsonBody(media, here, className) : new JavaTypes.Type(kind: 'scalar', text: 'RequestBody')
    def required = Spec.isTrue(body.required)
    def one = value(at: '@Body', wire: 'body', place: 'body', type: type, kind: 'body', required: required, node: found.value, where: here,
        description: Spec.text(body.description) ?: 'The body.')
    [parameters: [one], annotations: Media.isPlainJson(found.key) || Media.isText(found.key) ? []
        : ["@Headers(${JavaText.literal("Content-Type: ${found.key}")})".toString()], optional: !required]
  }

  private JavaTypes.Type jsonBody(Map media, String here, String className) {
    media.schema ? types.ofBody(media.schema, here, "${className}Request") : new JavaTypes.Type(kind: 'any', text: 'Object')
  }

  private List<Map> fields(Map media, Node node, String here, String className, boolean command) {
    noteForm(media.schema)
    def shape = media.schema ? Shape.of(spec, media.schema) : null
    if (!shape) {
      problem(node, here, 'has no schema')
      return []
    }
    types.check(shape, media.schema, here)
    Spec.fields(media.encoding).each { name, encoding ->
      def e = Spec.fields(encoding)
      if (e.style && Spec.text(e.style) != 'form' || Spec.text(e.explode) == 'false' || Spec.isTrue(e.allowReserved)) {
        problem(encoding, "${here}.encoding.${name}", 'is not supported: lists are sent as repeated fields')
      }
    }
    def fields = shape.properties.findAll { name, property -> !Spec.isTrue(Shape.of(spec, property).get('readOnly')) }.collect { name, property ->
      def where = "${here}.${name}"
      def type = types.of(property, where, "${className}${JavaNames.pascal(name)}")
      checkPlain(type, property, where, 'a form field')
      value(at: "@Field(${JavaText.literal(name)})", wire: name, place: 'field', type: type, kind: type.kind == 'list' ? 'repeated' : 'one',
          required: name in shape.required, node: property, where: where,
          description: Spec.text(Spec.fields(property).description) ?: type.shape.text('description'))
    }
    def extra = Spec.fields(shape.get('additionalProperties'))
    (shape.required - shape.properties.keySet()).findAll { !extra }.each {
      problem(shape.get('required') ?: media.schema, here, "requires ${it}, which is not one of its fields")
    }
    if (extra) {
      fields << extraFields(shape.get('additionalProperties'), here, className)
    } else if (!fields && !command && !shape.faults && !shape.union) {
      problem(media.schema, here, 'is not supported: a form without fields')
    }
    fields
  }

  private Map extraFields(Node schema, String here, String className) {
    def type = types.of(schema, "${here}.additionalProperties", "${className}Value")
    if (type.text != 'String') {
      problem(schema, "${here}.additionalProperties", 'is not supported: additional form fields must be strings')
    }
    [at: '@FieldMap', wire: 'fields', name: 'fields', place: 'fields', type: 'Map<String, String>', sentType: 'Map<String, String>',
        rules: ['@NotNull'], converted: false, node: schema, where: here, argument: 'fields', raw: 'Map<String, String>',
        doc: 'More fields, by their names.', what: 'form fields']
  }

  /** Forms, and the schemas they are composed of, do not become models. */
  void noteForm(Node node) {
    def reference = Spec.text(Spec.fields(node)['$ref'])
    if (reference && forms.add(reference.tokenize('/').last())) {
      noteForm(spec.target(reference))
    }
    ['allOf', 'oneOf', 'anyOf'].each { key -> Spec.items(Spec.fields(node)[key]).each { noteForm(it) } }
  }

  private List<Map> parts(Map media, Node node, String here) {
    noteForm(media.schema)
    def shape = Shape.of(spec, media.schema)
    types.check(shape, media.schema, here)
    if (!shape.properties) {
      problem(node, here, 'is not supported: a multipart body without parts')
    }
    shape.properties.collect { name, property ->
      def part = Shape.of(spec, property)
      def item = part.kind() == 'list' && part.get('items') ? Shape.of(spec, part.get('items')) : part
      def file = item.text('format') == 'binary' && item.type() == 'string'
      def one = file ? 'MultipartBody.Part' : 'RequestBody'
      def type = new JavaTypes.Type(kind: 'scalar', text: item.is(part) ? one : "List<${one}>", shape: part)
      (part.faults + item.faults).each { problem(it[0], "${here}.${name}", it[1]) }
      value(at: file ? '@Part' : "@Part(${JavaText.literal(name)})", wire: name, place: 'part', type: type, kind: 'part',
          required: name in shape.required, node: property, where: "${here}.${name}",
          description: Spec.text(Spec.fields(property).description) ?: part.text('description'))
    }
  }

  /** A parameter: its type for the caller, and the type that Retrofit sends. */
  private Map value(Map v) {
    def type = v.type
    def rules = (v.required ? ['@NotNull'] : [])
    if (v.kind in ['one', 'repeated', 'joined', 'joinedForUrl']) {
      rules += Constraints.of(type.shape, type.text, { node, key, reason -> problem(node, "${v.where}.${key}", reason) })
    }
    def item = type.kind == 'list' ? type.items : type
    def asIs = item == null || !(item.kind == 'enum' || item.text in ['BigDecimal', 'Timestamp'])
    def call = [one: asIs ? null : 'Texts.of', repeated: asIs ? null : 'Texts.ofAll', joined: 'Texts.joined', joinedForUrl: 'Texts.joinedForUrl'][v.kind]
    def assumed = type.shape?.text('default')
    def declared = declared(v)
    v + [type: v.required ? declared : "@Nullable ${declared}", raw: type.text, rules: rules, call: call, converted: call != null,
        sentType: call == null ? type.orNull(!v.required) : call == 'Texts.ofAll' ? '@Nullable List<String>' : '@Nullable String',
        doc: (JavaText.doc(v.description) ?: "The ${JavaText.code(v.wire)}.") + (assumed ? " If it is absent, the server uses ${JavaText.code(assumed)}." : ''),
        what: [path: 'path parameter', query: 'query parameter', header: 'header', field: 'form field', part: 'part', body: 'body'][v.place]]
  }

  /** The type, with the constraints on list items. */
  private String declared(Map v) {
    def items = v.kind in ['repeated', 'joined', 'joinedForUrl'] ? v.type.items : null
    def rules = items ? Constraints.of(items.shape, items.text, { node, key, reason -> problem(node, "${v.where}.items.${key}", reason) }) : []
    rules ? "List<${rules.join(' ')} ${items.orNull()}>" : v.type.text
  }

  private void checkPlain(JavaTypes.Type type, Node node, String place, String what) {
    def item = type.kind == 'list' ? type.items : type
    if (item.kind in ['object', 'map', 'free', 'any', 'list']) {
      problem(node, place, "is not supported: ${what} must be a single value or a list of values")
    } else if (item.text == 'ByteString') {
      problem(node, place, "is not supported: ${what} is not sent as Base64")
    }
  }

  /** Gives each parameter a unique name. */
  private void name(List<Map> parameters) {
    def taken = [:]
    parameters.each { p ->
      def plain = renamed[p.wire] ?: JavaNames.method(p.wire)
      def name = taken.containsKey(plain) && plain ? plain + JavaNames.capitalized(p.place) : plain
      if (!name) {
        problem(p.node, p.where, 'has no Java name: it contains no letters or digits')
      } else if (taken.containsKey(name)) {
        problem(p.node, p.where, "has the same Java name as ${taken[name]}: ${name}")
      }
      taken[name] = p.wire
      p.name = name
      p.argument = p.call ? "${p.call}(${name})".toString() : name
      p.constant = JavaNames.constant(name)
      p.wireLiteral = JavaText.literal(p.wire)
      p.wireCode = JavaText.code(p.wire)
    }
    parameters.groupBy { it.constant }.findAll { it.value.size() > 1 && it.value*.name.toUnique().size() > 1 }.each { constant, same ->
      problem(same[1].node, same[1].where, "has the same Java constant as ${same[0].wire}: ${constant}")
    }
  }
}
