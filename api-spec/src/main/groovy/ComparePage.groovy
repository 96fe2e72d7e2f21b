// Compares the vendor's page, as Markdown from a file or URL, with the contract. Whatever the page says
// must stand in the contract, and whatever the contract has from the page must still stand there.
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.Yaml

loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
Spec = loader.loadClass('Spec')
Shape = loader.loadClass('Shape')
Commands = loader.loadClass('Commands')
contract = Spec.read(spec)
page = binding.variables.page ?: session.userProperties.page
fields = { node -> Spec.fields(node) }
text = { node -> Spec.text(node) }
differences = []

/** The page as sections of items: what stands below "## Headers:" and "#### x-routing-id:". */
class Page {
  final Map<String, String> sections = [:]

  Page(String markdown) {
    def section = ''
    // One heading follows a sentence on the same line.
    markdown.replaceAll(/\. ## /, '.\n## ').eachLine { line ->
      def heading = line =~ /^## ([^#].*?):?\s*$/
      section = heading ? heading[0][1].toLowerCase() : section
      sections[section] = (sections[section] ?: '') + (heading ? '' : line + '\n')
    }
  }

  String section(String name) {
    sections[name] ?: ''
  }

  /** Name and tags, for example [x-routing-id: [string, required]]. */
  static Map<String, List<String>> items(String section) {
    def items = [:]
    def name = null
    section.eachLine { line ->
      def item = line =~ /^#### (.+?):\s*$/
      def nested = line =~ /^\s+- \*\*(.+?)\*\*:\s*$/
      def tags = line =~ /^(\s*)- Tags: (.+)$/
      if (item) {
        name = item[0][1]
        items[name] = []
      } else if (nested) {
        items["${name}.${nested[0][1].toLowerCase()}".toString()] = []
      } else if (tags && name) {
        def target = tags[0][1] ? items.keySet().last() : name
        items[target] = tags[0][2].split(/,\s*/).collect { it.toLowerCase() }
      }
    }
    items
  }
}

void differ(node, String onPage, String inContract) {
  differences << "page: ${onPage} | contract: ${inContract} (${contract.place(node)})".toString()
}

String words(List<String> tags) {
  tags ? tags.join(', ') : 'no tags'
}

boolean isRequired(List<String> tags) {
  tags.any { it in ['required', 'mandatory'] }
}

/** Names, types and required flags of one kind of thing, in both directions. */
void compare(String kind, Map<String, List<String>> onPage, Map<String, Map> inContract, parent, boolean flags) {
  onPage.each { name, tags ->
    def ours = inContract[name]
    if (!ours) {
      differ(parent, "${kind} ${name}: ${words(tags)}", "no such ${kind}")
      return
    }
    def type = tags.find { it in ['string', 'boolean', 'object', 'number', 'integer', 'array'] }
    if (type && ours.type != type) {
      differ(ours.node, "${kind} ${name}: ${type}", "${ours.type}")
    }
    if (flags && isRequired(tags) != ours.required) {
      differ(ours.node, "${kind} ${name}: ${words(tags)}", ours.required ? 'required' : 'not required')
    }
  }
  inContract.each { name, ours ->
    if (ours.provenance == 'vendor-page' && !onPage.containsKey(name)) {
      differ(ours.node, "no ${kind} ${name}", "${ours.type}, x-provenance: vendor-page")
    }
  }
}

/** What a schema has, with nested properties as "metadata.mobile_number". */
Map<String, Map> properties(shape, String prefix = '', List within = []) {
  if (!shape || within.any { it.is(shape.home) }) {
    return [:]
  }
  shape.properties.inject([:]) { all, name, property ->
    def inner = Shape.of(contract, property)
    all + [(prefix + name): [node: property, required: name in shape.required, provenance: text(fields(property)['x-provenance']),
        type: inner.type()]] + properties(inner, "${prefix}${name}.", within + [shape.home])
  }
}

/** The form of the command that the page is about: its sample sends it. */
Object commandOf(String path, String method, operation, Map<String, String> sample) {
  def commands = Commands.newInstance(contract).of(path, method, operation)
  if (!commands) {
    return null
  }
  def field = commands[0].field
  def command = commands.find { it.value == sample[field] }
  if (!command) {
    differ(operation, "sample request: ${field}=${sample[field] ?: ''}", commands*.value.join(', '))
  }
  (command ?: commands[0]).branch
}

/** What an answer has. */
Object answerOf(operation, String status) {
  def response = contract.resolve(fields(fields(operation).responses)[status])
  def schema = fields(fields(fields(response).content)['application/json']).schema
  schema ? Shape.of(contract, schema) : null
}

/** The fields that the sample sends. */
Map<String, String> sampleOf(String samples) {
  (samples =~ /--data-urlencode '(\w+)=([^']*)'/).collect().collectEntries { [it[1], it[2]] }
}

/** Names and values that only the samples show. */
void compareSamples(String samples, form, answer, operation) {
  sampleOf(samples).each { name, value ->
    def field = form?.properties?.get(name)
    def values = field ? Shape.of(contract, field).values().collect { text(it) } : []
    if (!field) {
      differ(form?.home ?: operation, "sample request: ${name}", 'no such field')
    } else if (values && !(value in values)) {
      differ(field, "sample request: ${name}=${value}", values.join(', '))
    }
  }
  def json = samples.find(/(?s)```json\s*(.*?)```/) { it[1] }
  def known = properties(answer)
  flatten(new Yaml().load(json ?: '{}')).findAll { !known.containsKey(it) }.each {
    differ(answer?.home ?: operation, "sample response: ${it}", 'no such property')
  }
}

List<String> flatten(Map json, String prefix = '') {
  json.collectMany { name, value ->
    [prefix + name] + (value instanceof Map ? flatten(value, "${prefix}${name}.") : [])
  }*.toString()
}

def markdown = page ==~ /https?:.*/ ? new URL(page).getText('UTF-8') : new File(page).getText('UTF-8')
def vendor = new Page(markdown)
def endpoints = (vendor.section('endpoints') =~ /- (\w+): (\S+)/).collect().collectEntries { [it[1].toLowerCase(), it[2]] }
if (!endpoints) {
  throw new MojoFailureException("There are no endpoints on ${page}: is it a page of the API reference?")
}
def servers = Spec.items(contract.at('servers'))
def ours = servers.collectEntries { [text(fields(it)['x-environment']).toLowerCase(), it] }
def path = endpoints.values().first().replaceFirst('https?://[^/]+', '')
endpoints.each { name, url ->
  def expected = ours[name] ? text(fields(ours[name]).url) + path : 'no such server'
  if (url != expected) {
    differ(ours[name] ?: contract.at('servers'), "endpoint ${name}: ${url}", expected)
  }
}
(ours.keySet() - endpoints.keySet()).each { differ(ours[it], "no endpoint ${it}", text(fields(ours[it]).url)) }

def method = vendor.section('request type').trim().toLowerCase()
def operation = contract.at('paths', path, method)
if (!operation) {
  differ(contract.at('paths'), "${method.toUpperCase()} ${path}", 'no such operation')
} else {
  def schemes = fields(contract.at('components', 'securitySchemes')).values().collect { text(fields(it).scheme) }
  def auth = (vendor.section('authorization') =~ /#### (\w+) Auth/).collect { it[1].toLowerCase() }
  if (auth != schemes) {
    differ(contract.at('components', 'securitySchemes'), "authorization ${auth.join(', ') ?: 'none'}", "${schemes.join(', ') ?: 'none'}")
  }
  def parameters = contract.parameters(path, operation).groupBy { text(fields(it).in) }.collectEntries { place, all ->
    [place, all.collectEntries { [text(fields(it).name), [node: it, required: Spec.isTrue(fields(it).required),
        provenance: text(fields(it)['x-provenance']), type: text(fields(contract.resolve(fields(it).schema)).type)]] }]
  }
  def headers = Page.items(vendor.section('headers'))
  headers.remove('Content-Type')
  compare('header', headers, parameters.header ?: [:], operation, true)
  compare('path parameter', Page.items(vendor.section('path parameters')), parameters.path ?: [:], operation, true)
  def bodies = fields(fields(contract.resolve(fields(operation).requestBody)).content)
  def type = (vendor.section('headers') =~ /#### Content-Type:\s+(\S+)/).collect { it[1] }
  if (type != bodies.keySet() as List) {
    differ(operation, "content type ${type.join(', ')}", bodies.keySet().join(', '))
  }
  def samples = vendor.section('sample code snippets')
  def schema = fields(bodies.values().find { it }).schema
  def form = commandOf(path, method, operation, sampleOf(samples)) ?: (schema ? Shape.of(contract, schema) : null)
  compare('body parameter', Page.items(vendor.section('body parameters')), properties(form), operation, true)
  (vendor.section('api responses').split(/(?m)^### /) as List).findAll { it =~ /^\d/ }.each { block ->
    def status = block.find(/^\d+/)
    compare("${status} response field", Page.items(block), properties(answerOf(operation, status)), operation, false)
  }
  compareSamples(samples, form, answerOf(operation, '200'), operation)
  def documented = (vendor.section('api responses') =~ /(?m)^### (\d+):/).collect { it[1] }
  fields(fields(operation).responses).each { status, response ->
    if (text(fields(contract.resolve(response))['x-provenance']) == 'vendor-page' && !(status in documented)) {
      differ(response, "no response ${status}", 'x-provenance: vendor-page')
    }
  }
}

if (differences) {
  throw new MojoFailureException("The page and ${contract.file.name} differ:\n  ${differences.join('\n  ')}")
}
println("Nothing drifted: what ${new File(page).name} says stands in ${contract.file.name}.")
