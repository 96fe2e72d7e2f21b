// Compares one of Juspay's pages, as Markdown from a file or URL, with the contract, in both directions: the contract
// must contain every statement of the page, and the page every statement that the contract attributes to it.
// The page belongs to the operation or command that links it as externalDocs. Approved differences are in
// src/pages/decided-differences.txt.
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.Yaml

// A test that compares many pages passes a loader, to compile the classes once.
if (!binding.hasVariable('loader')) {
  loader = new GroovyClassLoader(getClass().classLoader)
  loader.addClasspath(tools)
}
Spec = loader.loadClass('Spec')
Shape = loader.loadClass('Shape')
Commands = loader.loadClass('Commands')
contract = binding.variables.contract ?: Spec.read(spec)
page = binding.variables.page ?: session.userProperties.page
fields = { node -> Spec.fields(node) }
text = { node -> Spec.text(node) }
differences = []
// Juspay's synonyms for the types of the contract.
TYPES = ['string', 'boolean', 'object', 'number', 'integer', 'array'].collectEntries { [it, it] } +
    [int: 'integer', double: 'number']

/** A page as sections ("## Headers:") of items ("#### x-routing-id:"). */
class Page {
  final Map<String, String> sections = [:]
  /** The page's own URL, its page_source. */
  final String source

  Page(String markdown) {
    source = markdown.find(/(?s)\A---\s.*?\n---/)?.find(/(?m)^page_source: *(\S+)/) { it[1] }
    def section = ''
    // One page has a heading on the same line as a sentence.
    markdown.replaceAll(/\. ## /, '.\n## ').eachLine { line ->
      def heading = line =~ /^## ([^#].*?):?\s*$/
      section = heading ? heading[0][1].toLowerCase() : section
      sections[section] = (sections[section] ?: '') + (heading ? '' : line + '\n')
    }
  }

  String section(String name) {
    sections[name] ?: ''
  }

  /** Name and tags, for example [x-routing-id: [string, required], list: [array], list.id: [string]]. */
  static Map<String, List<String>> items(String section) {
    def items = [:]
    // The enclosing items of the line: indents and names, outermost first.
    def open = []
    section.eachLine { line ->
      def item = line =~ /^#### (.+?):\s*$/
      def nested = line =~ /^(\s+)- \*\*(.+?)\*\*:\s*$/
      def tags = line =~ /^(\s*)- Tags: (.+)$/
      if (item) {
        open = [[indent: -1, name: item[0][1]]]
        items[item[0][1]] = []
      } else if ((nested || tags) && open) {
        def indent = (nested ?: tags)[0][1].size()
        open = open.takeWhile { it.indent < indent }
        if (nested) {
          open << [indent: indent, name: "${open.last().name}.${nested[0][2].toLowerCase()}".toString()]
        }
        items[open.last().name] = nested ? [] : tags[0][2].split(/,\s*/).collect { it.trim().toLowerCase() }
      }
    }
    items
  }
}

void differ(node, String onPage, String inContract) {
  differences << [text: "page: ${onPage} | contract: ${inContract}".toString(), place: contract.place(node)]
}

String words(List<String> tags) {
  tags ? tags.join(', ') : 'no tags'
}

boolean isRequired(List<String> tags) {
  tags.any { it in ['required', 'mandatory'] }
}

/** Compares names, types and required flags in both directions. */
void compare(String kind, Map<String, List<String>> onPage, Map<String, Map> inContract, parent, boolean flags) {
  onPage.each { name, tags ->
    def ours = inContract[name]
    if (!ours) {
      differ(parent, "${kind} ${name}: ${words(tags)}", "no such ${kind}")
      return
    }
    def type = tags.find { TYPES[it] }
    if (type && ours.type != TYPES[type]) {
      differ(ours.node, "${kind} ${name}: ${type}", "${ours.type}")
    }
    if ('null' in tags && !ours.nullable) {
      differ(ours.node, "${kind} ${name}: null", "${ours.type}, never null")
    }
    if (flags && isRequired(tags) != ours.required) {
      differ(ours.node, "${kind} ${name}: ${words(tags)}", ours.required ? 'required' : 'not required')
    }
  }
  inContract.each { name, ours ->
    def whole = name.contains('.') ? name.substring(0, name.lastIndexOf('.')) : null
    // A missing parent is already reported.
    if (ours.provenance == 'vendor-page' && !onPage.containsKey(name) && (!whole || onPage.containsKey(whole))) {
      differ(ours.node, "no ${kind} ${name}", "${ours.type}, x-provenance: vendor-page")
    }
  }
}

/** The properties of a schema, including nested ones ("metadata.mobile_number") and those of list items ("list.id"). */
Map<String, Map> properties(shape, String prefix = '', List within = []) {
  if (!shape || within.any { it.is(shape.home) }) {
    return [:]
  }
  if (shape.kind() == 'list') {
    return properties(Shape.of(contract, shape.get('items')), prefix, within + [shape.home])
  }
  shape.properties.inject([:]) { all, name, property ->
    def inner = Shape.of(contract, property)
    all + [(prefix + name): [node: property, required: name in shape.required, provenance: text(fields(property)['x-provenance'] ?: fields(contract.resolve(property))['x-provenance']),
        type: inner.type(), nullable: inner.nullable]] + properties(inner, "${prefix}${name}.", within + [shape.home])
  }
}

String pageOf(node) {
  text(fields(fields(node).externalDocs).url)
}

/** All operations, with one per command. */
List<Map> allOperations() {
  def all = []
  contract.eachOperation { path, method, operation ->
    def one = [path: path, method: method, operation: operation]
    def commands = Commands.newInstance(contract).of(path, method, operation)
    all.addAll(commands ? commands.collect { one + [command: it, expected: commands*.value.join(', '), id: text(fields(it.operation).operationId), page: pageOf(it.node)] }
        : [one + [id: text(fields(operation).operationId), page: pageOf(operation)]])
  }
  all
}

/** The operation that links the page, or else the one with the page's path, method and sample. */
Map operationOf(String source, String path, String method, List<Map> requests) {
  def named = operations.find { it.page && it.page == source?.replaceFirst(/(\.md)?\/?$/, '') }
  def here = operations.findAll { it.path == path && it.method == method }
  def sent = here.find { it.command && requests.any { request -> request.fields[it.command.field] == it.command.value } }
  named ? named + [expected: named.command?.value] : sent ?: here[0]
}

/** The schema of a JSON response. */
Object schemaOf(operation, String status) {
  def response = contract.resolve(fields(fields(operation).responses)[status])
  def schema = fields(fields(fields(response).content)['application/json']).schema
  schema ? Shape.of(contract, schema) : null
}

/** The requests in the samples: method, path and form fields. */
List<Map> requestsOf(String samples) {
  samples.split(/(?m)(?=^curl )/).findAll { it.startsWith('curl ') }.collect { curl ->
    def data = (curl =~ /(?:--data(?:-raw|-urlencode)?|-d) ['"]([^'"]*)['"]/).collect { it[1] }.join('&')
    [method: (curl.find(/(?:--request|-X) (\w+)/) { it[1] } ?: (data ? 'POST' : 'GET')).toLowerCase(),
        path: curl.find(/https?:\/\/[^\/'"\s]+([^'"?\s]*)/) { it[1] },
        fields: data.split('&').findAll { it }.collectEntries { (it.split('=', 2) as List) + '' }]
  }
}

boolean fits(String path, String template) {
  path ==~ template.split(/\{[^}]+\}/, -1).collect { java.util.regex.Pattern.quote(it) }.join('[^/]+')
}

/** Compares the methods, paths, names and values in the sample requests. */
void compareRequests(List<Map> requests, form, Map about) {
  if (about.command && !requests) {
    differ(about.command.node, 'no sample request', "${about.command.field}=${about.expected}")
  }
  requests.each { request ->
    if (request.method != about.method || request.path && !fits(request.path, about.path)) {
      differ(about.operation, "sample request: ${request.method.toUpperCase()} ${request.path}", "${about.method.toUpperCase()} ${about.path}")
    }
    def command = about.command
    if (command && request.fields[command.field] != command.value) {
      differ(command.node, "sample request: ${command.field}=${request.fields[command.field] ?: ''}", about.expected)
    }
    request.fields.findAll { it.key != command?.field }.each { name, value ->
      def field = form?.properties?.get(name)
      def values = field ? Shape.of(contract, field).values().collect { text(it) } : []
      if (!field) {
        differ(form?.home ?: about.operation, "sample request: ${name}", 'no such field')
      } else if (values && !(value in values)) {
        differ(field, "sample request: ${name}=${value}", values.join(', '))
      }
    }
  }
}

/** Reports the differences of a sample from the successful response, unless it matches another one. */
void compareResponses(String samples, operation) {
  def schemas = fields(fields(operation).responses).keySet().findAll { it =~ /^\d/ }.collect { schemaOf(operation, it) }.findAll { it }
  def success = schemaOf(operation, '200')
  (samples =~ /(?s)```json\s*(.*?)```/).collect { new Yaml().load(it[1]) }.each { sample ->
    def values = flatten(sample)
    if (!schemas.any { faults(values, properties(it)).empty }) {
      faults(values, properties(success)).each {
        differ(it.node ?: success?.home ?: operation, "sample response: ${it.onPage}", it.inContract)
      }
    }
  }
}

/** The values in a sample that a response with these properties cannot have. */
List<Map> faults(List<List> values, Map<String, Map> known) {
  values.findResults { name, value ->
    def ours = known[name]
    def type = typeOf(value)
    if (!ours) {
      return [onPage: name, inContract: 'no such property']
    }
    def fits = type == 'null' ? ours.nullable : !ours.type || type == ours.type || type == 'integer' && ours.type == 'number'
    fits ? null : [node: ours.node, onPage: "${name} is ${type}", inContract: "${ours.type}${type == 'null' ? ', never null' : ''}"]
  }.unique()
}

String typeOf(value) {
  switch (value) {
    case null: return 'null'
    case Map: return 'object'
    case List: return 'array'
    case Boolean: return 'boolean'
    case Integer: case Long: case BigInteger: return 'integer'
    case Number: return 'number'
    default: return 'string'
  }
}

/** Names and values, including those within objects and list items. */
List<List> flatten(Map json, String prefix = '') {
  json.collectMany { name, value ->
    def inner = (value instanceof List ? value : [value]).findAll { it instanceof Map }
    [["${prefix}${name}".toString(), value]] + inner.collectMany { flatten(it, "${prefix}${name}.") }
  }
}

/** The approved differences of one operation: text and reason. */
List<Map> decidedFor(String id) {
  def file = binding.hasVariable('decided') ? new File(decided) : null
  def lines = file ? file.readLines('UTF-8').findAll { it.trim() && !it.startsWith('#') } : []
  lines.collectMany { line ->
    def parts = line =~ /^([\w, ]+): (page: .+ \| contract: .+) \| (.+)$/
    if (!parts) {
      throw new MojoFailureException("${file.name}: expected \"operations: difference | reason\": ${line}")
    }
    def ids = parts[0][1].split(/,\s*/) as List
    def unknown = ids - operations*.id
    if (unknown) {
      throw new MojoFailureException("${file.name}: there is no operation ${unknown.join(', ')}: ${line}")
    }
    id in ids ? [[text: parts[0][2], reason: parts[0][3], file: file.name]] : []
  }
}

operations = allOperations()
def markdown = page ==~ /https?:.*/ ? new URL(page).getText('UTF-8') : new File(page).getText('UTF-8')
def document = new Page(markdown)
def endpoints = (document.section('endpoints') =~ /- (\w+): (\S+)/).collect().collectEntries { [it[1].toLowerCase(), it[2]] }
if (!endpoints) {
  throw new MojoFailureException("There are no endpoints on ${page}: is it a page of the API reference?")
}
def servers = Spec.items(contract.at('servers'))
def ours = servers.collectEntries { [text(fields(it)['x-environment']).toLowerCase(), it] }
def method = document.section('request type').trim().toLowerCase()
def samples = document.section('sample code snippets')
def requests = requestsOf(samples)
// If the endpoints have different paths, one is wrong: use the one in the samples.
def paths = endpoints.values().collect { it.replaceFirst('https?://[^/]+', '') }
def path = paths.find { one -> requests.any { it.path && fits(it.path, one) } } ?: paths[0]
def about = operationOf(document.source, path, method, requests)
def expectedPath = about ? about.path : path
endpoints.each { name, url ->
  def expected = ours[name] ? text(fields(ours[name]).url) + expectedPath : 'no such server'
  if (url != expected) {
    differ(ours[name] ?: contract.at('servers'), "endpoint ${name}: ${url}", expected)
  }
}
(ours.keySet() - endpoints.keySet()).each { differ(ours[it], "no endpoint ${it}", text(fields(ours[it]).url)) }

if (!about) {
  differ(contract.at('paths'), "${method.toUpperCase()} ${path}", 'no such operation')
} else {
  def operation = about.operation
  if (method != about.method) {
    differ(operation, "request type ${method.toUpperCase()}", about.method.toUpperCase())
  }
  def schemes = fields(contract.at('components', 'securitySchemes')).values().collect { text(fields(it).scheme) }
  def auth = (document.section('authorization') =~ /#### (\w+) Auth/).collect { it[1].toLowerCase() }
  if (auth != schemes) {
    differ(contract.at('components', 'securitySchemes'), "authorization ${auth.join(', ') ?: 'none'}", "${schemes.join(', ') ?: 'none'}")
  }
  def parameters = contract.parameters(about.path, operation).groupBy { text(fields(it).in) }.collectEntries { place, all ->
    [place, all.collectEntries { [text(fields(it).name), [node: it, required: Spec.isTrue(fields(it).required),
        provenance: text(fields(it)['x-provenance']), type: text(fields(contract.resolve(fields(it).schema)).type)]] }]
  }
  def headers = Page.items(document.section('headers'))
  headers.remove('Content-Type')
  compare('header', headers, parameters.header ?: [:], operation, true)
  compare('path parameter', Page.items(document.section('path parameters')), parameters.path ?: [:], operation, true)
  def bodies = fields(fields(contract.resolve(fields(operation).requestBody)).content)
  def type = (document.section('headers') =~ /#### Content-Type:\s+(\S+)/).collect { it[1] }
  if (type != bodies.keySet() as List) {
    differ(operation, "content type ${type.join(', ') ?: 'none'}", bodies.keySet().join(', ') ?: 'none')
  }
  def schema = fields(bodies.values().find { it }).schema
  def form = about.command ? about.command.branch : schema ? Shape.of(contract, schema) : null
  compare('body parameter', Page.items(document.section('body parameters')), properties(form), operation, true)
  compareRequests(requests, form, about)
  def responses = fields(fields(operation).responses)
  def documented = (document.section('api responses').split(/(?m)^### /) as List).findAll { it =~ /^\d/ }.collectEntries {
    [it.find(/^\d+/), Page.items(it)]
  }
  documented.each { status, items ->
    if (responses[status]) {
      compare("${status} response field", items, properties(schemaOf(operation, status)), operation, false)
    } else {
      differ(operation, "response ${status}", 'no such response')
    }
  }
  compareResponses(samples, operation)
  responses.each { status, response ->
    if (text(fields(contract.resolve(response))['x-provenance']) == 'vendor-page' && !(status in documented.keySet())) {
      differ(response, "no response ${status}", 'x-provenance: vendor-page')
    }
  }
}

def agreed = about ? decidedFor(about.id) : []
def prefix = about?.id ? "${about.id}: " : ''
def open = differences.findAll { !(it.text in agreed*.text) }.collect { "${prefix}${it.text} (${it.place})".toString() } +
    agreed.findAll { !(it.text in differences*.text) }.collect { "approved, but no longer a difference: ${prefix}${it.text} (${it.file})".toString() }
if (open) {
  throw new MojoFailureException("The page and ${contract.file.name} differ:\n  ${open.unique().join('\n  ')}")
}
agreed.each { println("Approved: ${it.text} | ${it.reason}") }
println("${contract.file.name} matches ${new File(page).name}${agreed ? ', except for the approved differences' : ''}.")
