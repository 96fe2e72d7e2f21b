// Lints the contract. Few rules, each without exceptions.
import io.swagger.parser.OpenAPIParser
import io.swagger.v3.core.util.Json
import io.swagger.v3.oas.models.media.Schema
import io.swagger.v3.parser.core.models.ParseOptions
import com.atlassian.oai.validator.report.MessageResolver
import com.atlassian.oai.validator.schema.SchemaValidator
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.constructor.SafeConstructor
import org.yaml.snakeyaml.nodes.Node

loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
Spec = loader.loadClass('Spec')
Shape = loader.loadClass('Shape')
Commands = loader.loadClass('Commands')
contract = Spec.read(spec)
problems = []

fields = { Node node -> Spec.fields(node) }
text = { Node node -> Spec.text(node) }

void problem(Node node, String place, String rule) {
  problems << "${contract.place(node)}: ${place} ${rule}".toString()
}

YAML_1_1 = /(?i)y|n|yes|no|on|off|\d{4}-\d\d?-\d\d?.*|[-+]?\d+(:[0-5]?\d)+(\.\d*)?|[-+]?[\d_]+|0b[01_]+/
// Names that mark personal data in Juspay's API. Whole words only: "mobile_number", not "immobile".
PERSONAL = /(^|[_-])(mobile|phone|email|otp|token|address|routing|(user|error|developer)_message)([_-]|$)/

void checkReferences(Node node, String place) {
  def reference = text(fields(node)['$ref'])
  if (reference && !contract.target(reference)) {
    problem(node, place, "refers to ${reference}, which does not exist")
  }
  fields(node).each { key, value -> checkReferences(value, place ? "${place}.${key}" : key) }
  Spec.items(node).eachWithIndex { item, i -> checkReferences(item, "${place}[${i}]") }
}

void wantDescription(Node node, String place) {
  if (!text(fields(node).description)?.trim() && !text(fields(node).summary)?.trim()) {
    problem(node, place, 'has no description: it becomes the Javadoc')
  }
}

void checkName(Node node, String place, String name, String form, String words) {
  if (!(name ==~ form)) {
    problem(node, place, "is not ${words}")
  }
}

void wantMark(Node node, String place, String name, Node schema) {
  def marked = Spec.isTrue(fields(node)['x-sensitive']) || isSensitive(Shape.of(contract, schema), [])
  if (name ==~ ".*${PERSONAL}.*" && !marked) {
    problem(node, place, 'is personal data: mark it x-sensitive, or format: password, so that it is never printed')
  }
}

/** Also checks the values of lists and maps. */
boolean isSensitive(shape, List within) {
  def inner = [shape.get('items'), shape.get('additionalProperties')].findAll { it && !(it in within) }
  shape.sensitive || inner.any { isSensitive(Shape.of(contract, it), within + [it]) }
}

/** YAML 1.1 parsers read these as booleans, dates or numbers. */
void wantQuotes(Node schema, String place) {
  Spec.items(fields(schema).enum).findAll { Spec.isPlain(it) && Spec.isText(it) && text(it) ==~ YAML_1_1 }.each {
    problem(it, "${place}.enum", "lists ${text(it)} without quotes, which YAML 1.1 tools do not read as a string")
  }
}

void checkSchema(Node schema, String place) {
  wantDescription(schema, place)
  wantQuotes(schema, place)
  fields(fields(schema).properties).each { name, property ->
    def here = "${place}.${name}"
    def resolved = contract.resolve(property)
    wantQuotes(property, here)
    // A property that is only a reference uses the description of its schema.
    wantDescription(text(fields(property)['$ref']) ? resolved : property, here)
    checkName(property, here, name, /[a-z][a-z0-9_]*/, 'lower case with underscores')
    if (!contract.modelName(property)) {
      if (!(text(fields(resolved).type) in ['object', 'boolean'])) {
        wantMark(property, here, name, property)
      }
      forbidInline(resolved, here)
    }
    forbidInline(fields(resolved).items, "${here}.items")
    checkExample(fields(property).example, property, "${here}.example")
  }
}

void forbidInline(Node schema, String place) {
  if (schema && !contract.modelName(schema) && fields(schema).properties) {
    problem(schema, place, 'is an object without a name: declare it under components, which gives its class a name')
  }
}

void checkContent(Node node, String place, String side) {
  fields(fields(node).content).each { type, media ->
    def schema = fields(media).schema
    forbidInline(schema, "${place}.${type}")
    def examples = fields(fields(media).examples).collectEntries { name, example ->
      [name, fields(contract.resolve(example)).value]
    }
    if (fields(media).example) {
      examples.example = fields(media).example
    }
    if (!examples) {
      problem(node, place, 'has no example: the sandbox serves the examples')
    }
    examples.each { name, value -> checkExample(value, schema, "${place}.examples.${name}", side) }
  }
}

/** Side is request.body or response.body: some properties are required in only one of them. */
void checkExample(Node value, Node schema, String place, String side = 'example') {
  def example = value ? valueOf(value) : null
  if (!parsed || example == null || !schema) {
    return
  }
  def rule = Json.mapper().convertValue(valueOf(schema), Schema)
  // The validator expects a string as it is, not as JSON.
  def json = example instanceof String ? example : Json.mapper().writeValueAsString(example)
  new SchemaValidator(parsed, new MessageResolver()).validate(json, rule, side).messages.each {
    problem(value, place, "does not match its schema: ${it.message}")
  }
}

Object valueOf(Node node) {
  new Values().of(node)
}

/** Converts a node to its value. */
class Values extends SafeConstructor {
  Values() {
    super(new LoaderOptions())
  }

  Object of(Node node) {
    constructDocument(node)
  }
}

checkReferences(contract.root, '')
def options = new ParseOptions(resolve: true)
def result = new OpenAPIParser().readContents(contract.file.getText('UTF-8'), null, options)
parsed = result.openAPI
// The parser reports the place in its own notation, without the line number.
result.messages.findAll { !problems }.each { message ->
  def keys = (message =~ /'([^']+)'|([\w\/{}-]+)/).collect { it[1] ?: it[2] } - 'attribute'
  problems << "${contract.place(contract.nearest(keys))}: this is not OpenAPI: ${message}".toString()
}
if (text(contract.at('openapi'))?.startsWith('3.0') != true) {
  problem(contract.at('openapi'), 'openapi', 'must be 3.0: the test tools support no other version')
}

Spec.items(contract.at('servers')).each {
  if (!text(fields(it).url)?.startsWith('https://')) {
    problem(it, 'servers', 'must be https: every call carries the API key')
  }
  if (!text(fields(it)['x-environment'])) {
    problem(it, 'servers', 'has no x-environment: it becomes the name of the constant, for example SANDBOX')
  }
}
def commands = Commands.newInstance(contract)
def ids = [:]
// Each command is an operation with its own id.
commands.expanded().eachOperation { path, method, operation ->
  def place = "paths.${Commands.named(path)}.${method}"
  def id = text(fields(operation).operationId)
  if (id && ids.put(id, place)) {
    problem(fields(operation).operationId, place, "has the same operationId as another operation: ${id}")
  }
}
commands.problems.each { problem(*it) }
contract.eachOperation { path, method, operation ->
  def place = "paths.${path}.${method}"
  def id = text(fields(operation).operationId)
  wantDescription(operation, place)
  if (!id) {
    problem(operation, place, 'has no operationId: it becomes the name of the method')
  }
  contract.parameters(path, operation).each { parameter ->
    def name = text(fields(parameter).name)
    def here = "${place}.${name}"
    wantDescription(parameter, here)
    def isHeader = text(fields(parameter).in) == 'header'
    checkName(parameter, here, name, isHeader ? /[a-z][a-z0-9-]*/ : /[a-z][a-z0-9_]*/,
        isHeader ? 'lower case with dashes' : 'lower case with underscores')
    wantMark(parameter, here, name, fields(parameter).schema)
    checkExample(fields(parameter).example, fields(parameter).schema, "${here}.example")
  }
  def body = contract.resolve(fields(operation).requestBody)
  if (body) {
    wantDescription(body, "${place}.requestBody")
    checkContent(body, "${place}.requestBody", 'request.body')
  }
  fields(fields(operation).responses).each { status, reference ->
    def response = contract.resolve(reference)
    wantDescription(response, "${place}.${status}")
    checkContent(response, "${place}.${status}", 'response.body')
    fields(fields(response).headers).each { name, header ->
      wantDescription(contract.resolve(header), "${place}.${status}.${name}")
    }
  }
}
fields(contract.at('components', 'schemas')).each { name, schema ->
  checkName(schema, "components.schemas.${name}", name, /[A-Z][A-Za-z0-9]*/, 'a class name')
  checkSchema(schema, "components.schemas.${name}")
}

if (problems) {
  throw new MojoFailureException('\n' + problems.unique().join('\n'))
}
