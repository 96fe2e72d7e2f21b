import org.yaml.snakeyaml.nodes.MappingNode
import org.yaml.snakeyaml.nodes.Node

/**
 * Translates a contract for openapi-generator. Decides names, types, codecs, constraints and texts, and stores
 * them as x-java. Reports constructs without a Java equivalent.
 */
class Translation {
  /** Keys whose values are data, not schemas. */
  private static final DATA = ['example', 'examples', 'default', 'enum'] as Set

  final Spec contract
  final Spec spec
  final Set<String> taken
  final Map<String, String> parameterNames
  final Map<String, String> propertyNames
  final List<String> problems = []
  private JavaTypes types
  private Requests requests

  Translation(Spec contract, File sources, Map<String, String> parameterNames, Map<String, String> propertyNames) {
    this.contract = contract
    def commands = new Commands(contract)
    this.spec = commands.expanded()
    this.parameterNames = parameterNames
    this.propertyNames = propertyNames
    this.taken = JavaNames.inTemplates(new File(sources, 'templates')) +
        new File(sources, 'java/io/github/juspaywallets/model/wire').list()*.replace('.java', '') + ['Timestamp', 'BigDecimal', 'LocalDate', 'UUID', 'URI', 'ByteString', 'Long', 'Integer',
        'Boolean', 'Double', 'Float', 'List', 'Map', 'Object', 'String', 'Optional', 'Void', 'Texts']
    commands.problems.each { problem(*it) }
  }

  void problem(Node node, String place, String what) {
    problems << "${contract.place(node)}: ${place} ${what}".toString()
  }

  Map translate() {
    def report = this.&problem
    if (!(Spec.text(spec.at('openapi')) ==~ /3\.[01](\.\d+)?/)) {
      problem(spec.at('openapi') ?: spec.at('swagger'), 'openapi', 'must be 3.0 or 3.1')
      return [:]
    }
    checkTree(contract.root, '', [])
    types = new JavaTypes(spec, taken + apis(), report)
    requests = new Requests(spec, types, parameterNames, report)
    def operations = operations(report)
    // The undivided forms too: above, they were split into commands.
    contract.eachOperation { path, method, operation ->
      def content = Spec.fields(Spec.fields(contract.resolve(Spec.fields(operation).requestBody)).content)
      content.findAll { Media.isForm(it.key) }.each { requests.noteForm(Spec.fields(it.value).schema) }
    }
    components()
    cleaned([openapi: '3.0.3', info: [title: JavaText.doc(Spec.text(spec.at('info', 'title'))) ?: 'API', version: Spec.text(spec.at('info', 'version')) ?: '0'],
        'x-java': [title: JavaText.literal(Spec.text(spec.at('info', 'title')) ?: ''), version: JavaText.literal(Spec.text(spec.at('info', 'version')) ?: ''), servers: servers()],
        tags: tags(), paths: operations, components: [schemas: models(report)]])
  }

  private Set<String> apis() {
    def names = [] as Set
    spec.eachOperation { path, method, operation ->
      names << JavaNames.pascal(Spec.text(Spec.items(Spec.fields(operation).tags).with { it ? it[0] : null }) ?: 'Default') + 'Api'
    }
    names
  }

  /** Reports duplicate keys, of which only the last would count, and unresolved references. */
  private void checkTree(Node node, String place, List<Node> within) {
    if (within.any { it.is(node) }) {
      problem(node, place, 'contains itself')
      return
    }
    if (node instanceof MappingNode) {
      node.value.groupBy { Spec.key(it) }.findAll { it.value.size() > 1 && it.key != '<<' }.each { key, tuples ->
        problem(tuples[1].keyNode, place ? "${place}.${key}" : key, 'is declared twice')
      }
      def reference = Spec.text(Spec.fields(node)['$ref'])
      if (reference && !contract.target(reference)) {
        problem(node, place, "refers to ${reference}${reference.startsWith('#') ? ', which does not exist' : ': a contract must be one file'}")
      }
      node.value.findAll { !(Spec.key(it) in DATA || Spec.key(it).startsWith('x-')) }.each {
        checkTree(it.valueNode, place ? "${place}.${Spec.key(it)}" : Spec.key(it), within + [node])
      }
    }
    Spec.items(node).eachWithIndex { item, i -> checkTree(item, "${place}[${i}]", within + [node]) }
  }

  private List<Map> servers() {
    def seen = [] as Set
    Spec.items(spec.at('servers')).collect { server ->
      def name = Spec.text(Spec.fields(server)['x-environment'])
      def url = urlOf(server)
      if (!name) {
        problem(server, 'servers', 'has no x-environment: it becomes the name of the constant, for example SANDBOX')
      } else if (!(name ==~ /[A-Z][A-Z0-9_]*/)) {
        problem(server, 'servers', "has the x-environment ${name}: a constant has upper case letters, digits and underscores")
      } else if (!seen.add(name)) {
        problem(server, 'servers', "has the same x-environment as another server: ${name}")
      }
      [name: name, url: JavaText.literal(url.replaceFirst('/+$', '')), doc: JavaText.doc(Spec.text(Spec.fields(server).description)) ?: "The server ${JavaText.code(name ?: '')}."]
    }
  }

  private String urlOf(Node server) {
    def variables = Spec.fields(Spec.fields(server).variables)
    def url = (Spec.text(Spec.fields(server).url) ?: '').replaceAll(/\{([^}]*)}/) { Spec.text(Spec.fields(variables[it[1]]).default) ?: it[0] }
    if (!(url ==~ /https?:\/\/[^\s{}?#\/]+(\/[^\s{}?#]*)?/)) {
      problem(server, 'servers', "has the url ${url}: it must be http or https, with a host, and each variable needs a default")
    }
    url
  }

  /** Reports unsupported paths, and paths that differ only in the names of their parameters. */
  private void checkPaths() {
    def seen = [:]
    Spec.fields(contract.at('paths')).findAll { !it.key.startsWith('x-') }.each { path, item ->
      def shape = path.replaceAll(/\{[^}]*}/, '{}')
      if (seen[shape]) {
        problem(item, "paths.${path}", "is ambiguous with ${seen[shape]}")
      }
      seen[shape] = path
      if (!(path ==~ '/[^/].*|/') || shape.replace('{}', '') =~ /[?#\\{}\p{Cntrl}]/ || path.split('/').any { decoded(it) in ['.', '..'] }) {
        problem(item, "paths.${path}", 'is not supported: a path begins with one slash, and has no query, fragment, backslash, unbalanced brace or dot segment')
      }
    }
  }

  private static String decoded(String segment) {
    segment.replaceAll('(?i)%2e', '.')
  }

  private Map operations(Closure report) {
    checkPaths()
    def operations = new Operations(spec, types, requests, report)
    def paths = [:]
    def first = [:]
    spec.eachOperation { path, method, operation ->
      def java = operations.of(path, method, operation)
      if (java) {
        // The first operation of an interface holds the imports of all.
        def all = first.computeIfAbsent(JavaNames.pascal(java.tag)) { java.imports = [] as Set }
        all.addAll(modelsIn(java))
        paths["/${java.name}".toString()] = [get: [operationId: java.name, tags: [JavaNames.pascal(java.tag)], 'x-java': java,
            responses: ['204': [description: 'See x-java.']]]]
      }
    }
    paths
  }

  private Set<String> modelsIn(Map java) {
    def texts = [java.result] + java.parameters*.type + java.responses*.model.findAll { it }
    texts.collectMany { (it =~ /[A-Z]\w*/).collect { name -> name } }.intersect(types.names.values()) as Set
  }

  private List<Map> tags() {
    def docs = Spec.items(spec.at('tags')).collectEntries { [JavaNames.pascal(Spec.text(Spec.fields(it).name) ?: ''), it] }
    def names = [:]
    spec.eachOperation { path, method, operation ->
      def tag = Spec.text(Spec.items(Spec.fields(operation).tags).with { it ? it[0] : null }) ?: 'Default'
      names[JavaNames.pascal(tag)] = tag
    }
    names.collect { name, tag ->
      [name: name, description: ("Operations of ${JavaText.code(tag)}. " + JavaText.doc(Spec.text(Spec.fields(docs[name]).description))).trim()]
    }
  }

  /** All schemas become models, except those used only by forms. */
  private void components() {
    Spec.fields(spec.at('components', 'schemas')).each { name, node ->
      if (!(name in requests.forms)) {
        def shape = Shape.of(spec, node)
        shape.name = shape.name ?: name
        types.of(shape, node, "components.schemas.${name}", name)
      }
    }
  }

  /** A class may add further classes to the end of the list. */
  private Map models(Closure report) {
    def models = new Models(spec, types, propertyNames, report)
    def schemas = [:]
    for (int i = 0; i < types.models.size(); i++) {
      def java = models.of(types.models[i])
      schemas[java.name] = [type: 'object', properties: [see: [type: 'string']], 'x-java': java]
    }
    schemas
  }

  /** Removes values that the templates do not use, such as nodes. */
  private static Object cleaned(Object value) {
    value instanceof Map ? value.findAll { !(it.value instanceof Node || it.value instanceof JavaTypes.Type || it.value instanceof Shape) }
        .collectEntries { key, item -> [key, cleaned(item)] }
        : value instanceof Collection ? value.collect { cleaned(it) } : value instanceof GString ? value.toString() : value == null ? false : value
  }
}
