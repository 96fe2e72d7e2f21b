import org.yaml.snakeyaml.nodes.Node

/** Builds the template data of Retrofit methods. */
class Operations {
  final Spec spec
  final JavaTypes types
  final Requests requests
  final Closure problem
  private final Map<String, String> names = [:]

  Operations(Spec spec, JavaTypes types, Requests requests, Closure problem) {
    this.spec = spec
    this.types = types
    this.requests = requests
    this.problem = problem
  }

  Map of(String path, String method, Node operation) {
    def o = Spec.fields(operation)
    def place = "paths.${Commands.named(path)}.${method}"
    def id = Spec.text(o.operationId)
    if (method == 'trace') {
      problem(operation, place, 'is not supported: Retrofit cannot send TRACE')
    }
    if (o.servers || Spec.fields(spec.resolve(spec.at('paths', path))).servers) {
      problem(o.servers ?: operation, "${place}.servers", 'is not supported: operations use the servers of the contract')
    }
    def name = id ? JavaNames.method(id) : ''
    if (!name) {
      problem(operation, place, 'has no operationId: it becomes the name of the method')
      return null
    }
    def className = JavaNames.pascal(id)
    def request = requests.of(path, method, operation, place, className)
    def responses = responsesOf(operation, method, place, className)
    def command = Spec.fields(o['x-command'])
    def raw = request.fixed || request.parameters.any { it.converted } || request.optionalBody
    claim(["method ${name}", "constant ${JavaNames.constant(name)}"] + (raw ? ["method ${name}Raw"] : []), o.operationId, place)
    def http = responses.annotations + (responses.accept ? ["@Headers(${JavaText.literal('Accept: application/json')})".toString()] : [])
    [imports: false, name: name, className: specClass(className), constant: JavaNames.constant(name), id: JavaText.literal(id), tag: tag(o, operation, place),
        summary: JavaText.doc(Spec.text(o.summary)) ?: JavaText.doc(Spec.text(o.description)) ?: "Sends ${JavaText.code("${method.toUpperCase()} ${Commands.sent(path)}")}.",
        notes: o.summary ? JavaText.doc(Spec.text(o.description)) ?: false : false,
        command: command ? JavaText.code("${Spec.text(command.field)}=${Spec.text(command.value)}") : false,
        request: JavaText.code("${method.toUpperCase()} ${Commands.sent(path)}"),
        deprecated: Spec.isTrue(o.deprecated), responses: responses.documented, result: responses.result,
        http: merged(request.annotations + http) + verb(method, Paths.forRetrofit(path), request.hasBody), parameters: request.parameters, isRaw: raw as boolean, raw: raw ? rawOf(name, request) : false, isBodyOptional: request.optionalBody,
        bodiless: request.optionalBody ? bodiless(name, request, http + verb(method, Paths.forRetrofit(path), false)) : false]
  }

  /** A class nested in ApiSpec.Parameters. It must not have the name of an enclosing class. */
  private static String specClass(String name) {
    name in ['ApiSpec', 'Parameters'] ? "${name}Operation" : Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_${name}"
  }

  /** Merges all headers into one annotation, as Retrofit requires. */
  private static List<String> merged(List<String> annotations) {
    def headers = annotations.findAll { it.startsWith('@Headers(') }.collect { it.substring(9, it.length() - 1) }
    annotations.findAll { !it.startsWith('@Headers(') } + (headers ? [headers.size() == 1 ? "@Headers(${headers[0]})".toString() : "@Headers({${headers.join(', ')}})".toString()] : [])
  }

  private static List<String> verb(String method, String path, boolean hasBody) {
    def name = method.toUpperCase(Locale.ROOT)
    hasBody && name in ['DELETE', 'OPTIONS'] ? ["@HTTP(method = \"${name}\", path = ${JavaText.literal(path)}, hasBody = true)".toString()]
        : ["@${name}(${JavaText.literal(path)})".toString()]
  }

  private void claim(List<String> claimed, Node node, String place) {
    def taken = claimed.find { names.containsKey(it.toString()) }
    if (taken) {
      problem(node, place, "maps to the ${taken}, which ${names[taken.toString()]} already has")
    }
    claimed.each { names[it.toString()] = place }
  }

  /** The method that Retrofit implements, if its arguments differ from the caller's. */
  private static Map rawOf(String name, Map request) {
    def all = request.fixed + request.parameters
    all = all.collect { p -> [at: p.at, type: p.name ? p.sentType : 'String', name: p.name ?: 'command', argument: p.argument] }
    def free = ['command', 'commandField', 'commandOfAll'].find { n -> !request.parameters.any { it.name == n } }
    all.findAll { it.argument.startsWith('"') }.each { it.name = free }
    [name: "${name}Raw", parameters: all, arguments: all*.argument.join(', ')]
  }

  private static Map bodiless(String name, Map request, List<String> http) {
    def all = request.parameters.findAll { it.place != 'body' }.collect { p -> [at: p.at, type: p.sentType, name: p.name, argument: p.argument] }
    [name: "${name}RawWithoutBody", parameters: all, arguments: all*.argument.join(', '), http: merged(http), body: request.parameters.find { it.place == 'body' }.name]
  }

  private String tag(Map<String, Node> o, Node operation, String place) {
    // Uses the first tag only: with several, the method would be in several interfaces.
    def tag = Spec.text(Spec.items(o.tags).with { it ? it[0] : null }) ?: 'Default'
    def name = JavaNames.pascal(tag)
    if (!name) {
      problem(operation, "${place}.tags", "has no Java name: ${tag}")
    }
    Character.isJavaIdentifierStart((name ?: 'x').charAt(0)) ? tag : "Tag ${tag}"
  }

  /** The type of a successful response, and the documentation of each response. */
  private Map responsesOf(Node operation, String method, String place, String className) {
    def all = Spec.fields(Spec.fields(operation).responses).findAll { !it.key.startsWith('x-') }
    def successes = all.findAll { it.key ==~ /2\d\d|2XX/ } ?: all.findAll { it.key == 'default' }
    def read = all.collectEntries { status, node -> [status, responseOf(status, spec.resolve(node), place, className, status in successes.keySet())] }
    def results = successes.keySet().collect { read[it].result }.findAll { it }.toUnique()
    def accept = successes.keySet().any { read[it].several } && results.every { it != 'ResponseBody' }
    // Success responses of different types: the caller decodes the body according to the status.
    def result = results.size() > 1 ? 'ResponseBody' : results ? results[0] : 'Void'
    result = method == 'head' ? 'Void' : result
    [result: result, accept: accept && method != 'head', annotations: result == 'ResponseBody' ? ['@Streaming'] : [],
        documented: read.collect { status, it -> [status: status == 'default' ? 'any other' : status, doc: it.doc, model: it.model] }]
  }

  private Map responseOf(String status, Node response, String place, String className, boolean success) {
    def here = "${place}.responses.${status}"
    if (!response) {
      problem(Spec.fields(spec.root).paths, here, 'refers to a response that does not exist')
      return [:]
    }
    def content = Spec.fields(Spec.fields(response).content)
    def json = content.find { Media.isJson(it.key) }
    def schema = json ? Spec.fields(json.value).schema : null
    def type = !json ? null : schema ? types.ofBody(schema, "${here}.content.${json.key}.schema", "${className}${status.capitalize()}Response")
        : new JavaTypes.Type(kind: 'any', text: 'Object')
    [result: !content ? null : json ? type.text : 'ResponseBody', several: json && content.size() > 1, model: type?.kind in ['object', 'enum'] ? type.text : false,
        doc: JavaText.doc(Spec.text(Spec.fields(response).description)) ?: 'No description.']
  }
}
