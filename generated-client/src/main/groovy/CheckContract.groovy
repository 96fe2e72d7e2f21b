// Stops the build before generation where the contract uses what the templates cannot express: they
// would write Java that does not compile, or worse, Java that compiles and reads or sends something
// else than the contract says. Says where, and why.
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.nodes.Node

/** Keywords of a schema that have no Java. */
class Unsupported {
  static final Map<String, String> KEYWORDS = [
      oneOf: 'one class cannot be one of several',
      anyOf: 'one class cannot be any of several',
      not: 'Java types cannot exclude',
      discriminator: 'models have no subclasses',
      const: 'use an enum of one value',
      prefixItems: 'a list has items of one type',
      patternProperties: 'a map has values of one type',
      if: 'models have no conditions',
      dependentSchemas: 'models have no conditions',
  ]
  static final List<String> BODIES = [
      'application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']
}

class Contract {
  // Below these, a key is a name that somebody chose, or data, and no keyword.
  static final NAMED = ['properties', 'schemas', 'responses', 'parameters', 'headers', 'paths',
      'content', 'requestBodies', 'securitySchemes', 'patternProperties'] as Set
  static final DATA = ['example', 'examples', 'default', 'enum', 'required'] as Set

  final Object spec
  final List<String> problems = []

  Contract(Object spec) {
    this.spec = spec
  }

  Map<String, Node> fields(Node node) {
    spec.fields(node)
  }

  List<Node> items(Node node) {
    spec.items(node)
  }

  String text(Node node) {
    spec.text(node)
  }

  Node resolve(Node node) {
    spec.resolve(node)
  }

  void problem(Node node, String place, String what) {
    problems << "${spec.place(node)}: ${place} ${what}".toString()
  }

  void check() {
    checkKeywords(spec.root, '', false)
    checkPaths()
    spec.eachOperation { path, method, operation ->
      checkOperation(operation, "paths.${path}.${method}", spec.parameters(path, operation))
    }
  }

  void checkKeywords(Node node, String place, boolean named) {
    fields(node).each { key, value ->
      def here = place ? "${place}.${key}" : key
      if (!named && Unsupported.KEYWORDS[key]) {
        problem(value, here, "is not supported: ${Unsupported.KEYWORDS[key]}")
      } else if (!named && key == 'type' && items(value).count { text(it) != 'null' } > 1) {
        problem(value, here, 'is not supported: a property has one type')
      } else if (!named && key == 'enum' && !(text(fields(node).type) in [null, 'string', 'integer'])) {
        problem(value, here, 'is not supported: enums are of type string or integer')
      } else if (key == 'x-pattern-message' && text(value) =~ /\\|"""/) {
        problem(value, here, 'must not have a backslash or three quotes')
      }
      if (named || !(key in DATA || key.startsWith('x-'))) {
        checkKeywords(value, here, !named && key in NAMED)
      }
    }
    items(node).eachWithIndex { item, i -> checkKeywords(item, "${place}[${i}]", false) }
  }

  /** Two templates that match the same URLs: nobody can say which operation is meant. */
  void checkPaths() {
    def seen = [:]
    fields(spec.at('paths')).each { path, item ->
      def shape = path.replaceAll(/\{[^}]*}/, '{}')
      if (seen[shape]) {
        problem(item, "paths.${path}", "cannot be told apart from ${seen[shape]}")
      }
      seen[shape] = path
    }
  }

  void checkOperation(Node operation, String place, List<Node> parameters) {
    parameters.each { checkParameter(it, place) }
    def content = fields(fields(resolve(fields(operation).requestBody)).content)
    if (content.size() > 1) {
      problem(operation, "${place}.requestBody", 'is not supported: a method sends one media type')
    }
    content.each { type, media ->
      if (!(type in Unsupported.BODIES)) {
        problem(media, "${place}.requestBody", "is not supported: no Java for ${type}")
      } else if (type == 'application/x-www-form-urlencoded') {
        checkFormFields(resolve(fields(media).schema), place)
      }
    }
  }

  void checkFormFields(Node schema, String place) {
    fields(fields(schema).properties).each { name, property ->
      checkPlain(resolve(property), "${place}.requestBody.${name}", 'a form field')
    }
  }

  void checkParameter(Node parameter, String place) {
    def p = fields(parameter)
    def here = "${place}.parameters.${text(p.name)}"
    def schema = resolve(p.schema)
    if (p.content) {
      problem(parameter, here, 'is not supported: a parameter has a schema, not content')
    } else if (text(p.style) == 'deepObject') {
      if (!(text(p.name) ==~ /[a-z][A-Za-z0-9]*/)) {
        problem(parameter, here, 'is not supported: the name of a deep object is a Java name')
      }
      fields(fields(schema).properties).each { name, property ->
        checkPlain(resolve(property), "${here}.${name}", 'a property of a deep object')
      }
    } else if (p.style && !(text(p.style) in ['form', 'simple'])) {
      problem(p.style, "${here}.style", 'is not supported')
    } else if (text(fields(schema).type) == 'array') {
      if (text(p.in) != 'query' || text(p.explode) == 'false') {
        problem(parameter, here, 'is not supported: a list is sent as repeated query parameters')
      }
      checkPlain(resolve(fields(schema).items), "${here}.items", 'an item of a parameter')
    } else {
      checkPlain(schema, here, 'a parameter')
    }
  }

  void checkPlain(Node schema, String place, String what) {
    def s = fields(schema)
    if (text(s.type) in ['object', 'array'] || s.properties) {
      problem(schema, place, "is not supported: ${what} is a single value")
    } else if (text(s.format) == 'byte') {
      problem(schema, place, "is not supported: ${what} is not sent as Base64")
    }
  }
}

def Spec = new GroovyClassLoader(getClass().classLoader).parseClass(new File(tools, 'Spec.groovy'))
def contract = new Contract(Spec.read(spec))
contract.check()
if (contract.problems) {
  throw new MojoFailureException('\n' + contract.problems.unique().join('\n'))
}
