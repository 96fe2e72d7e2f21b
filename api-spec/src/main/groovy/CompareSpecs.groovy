// Compares the contract with the last released one, and writes the effects on clients to
// target/api-changes.md, for the pull request. An unapproved breaking change stops the build; for a candidate
// contract it is only a warning.
import org.apache.maven.plugin.MojoFailureException
import org.openapitools.openapidiff.core.OpenApiCompare

loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
Spec = loader.loadClass('Spec')
Facts = loader.loadClass('Facts')
Commands = loader.loadClass('Commands')
// Tests override these.
released = binding.variables.released ?: new File(tools, '../../released/openapi.yaml').canonicalPath
accepted = binding.variables.accepted ?: new File(tools, '../../released/accepted-changes.txt').canonicalPath
oldSpec = Spec.read(released)
newSpec = Spec.read(spec)
commands = Commands.fields(oldSpec) + Commands.fields(newSpec)
before = Facts.newInstance(oldSpec, commands).elements
after = Facts.newInstance(newSpec, commands).elements
changes = []

void change(String kind, String name, String what, element, inSpec = newSpec) {
  changes << [kind: kind, text: "${name} ${what}".toString(), place: inSpec.place(element.node)]
}

/** Whether a limit is stricter than before: a smaller maximum, a greater minimum, or a new limit. */
boolean isTighter(String attribute, String from, String to) {
  to != null && (from == null || (attribute.startsWith('max') ? (to as BigDecimal) < (from as BigDecimal)
      : (to as BigDecimal) > (from as BigDecimal)))
}

/** How a changed attribute affects clients built before the change. */
String kindOf(String side, String attribute, from, to) {
  switch (attribute) {
    case 'deprecated':
      return to == 'true' ? 'deprecated' : 'changed'
    case 'nullable':
      return side == 'response' && to == 'true' || side == 'request' && to != 'true' ? 'breaking' : 'changed'
    case 'enum':
      // Our enums are open: clients accept unknown values in responses.
      return side == 'request' && (from == null || !(to ?: from).containsAll(from)) ? 'breaking' : 'changed'
    case ~/(min|max).*/:
      return side == 'request' && isTighter(attribute, from, to) ? 'breaking' : 'changed'
    case 'pattern':
      // Two patterns cannot be compared; no pattern allows everything.
      return side == 'request' && to != null ? 'breaking' : 'changed'
    case 'default':
      return 'changed'
    default:
      return 'breaking'
  }
}

/** Whether it belongs to an operation that only one contract has, which is already reported as a whole. */
boolean isPartOfOther(String name, Map elements) {
  def operation = name.split(': ')[0]
  operation != name && !elements.containsKey(operation)
}

before.findAll { name, element -> !isPartOfOther(name, after) }.each { name, element ->
  def now = after[name]
  if (!now) {
    change('breaking', name, 'was removed', element, oldSpec)
    return
  }
  (element.attributes.keySet() + now.attributes.keySet()).each { attribute ->
    def from = element.attributes[attribute]
    def to = now.attributes[attribute]
    if (from != to) {
      change(kindOf(now.side, attribute, from, to), name, "changed ${attribute} from ${from ?: 'none'} to ${to ?: 'none'}", now)
    }
  }
  if (element.required != now.required) {
    def breaks = now.side == 'request' ? now.required : !now.required
    change(breaks ? 'breaking' : 'changed', name, now.required ? 'became required' : 'became optional', now)
  }
}
after.findAll { name, element -> !before[name] && !isPartOfOther(name, before) }.each { name, element ->
  def breaks = element.required && element.side == 'request'
  change(breaks ? 'breaking' : 'added', name, breaks ? 'was added and is required' : 'was added', element)
}

// openapi-diff also detects kinds of change that are not handled above: report those too.
OpenApiCompare.fromContents(oldSpec.file.getText('UTF-8'), newSpec.file.getText('UTF-8')).changedOperations.each {
  def name = "${it.httpMethod} ${it.pathUrl}".toString()
  if (it.isIncompatible() && !changes.any { row -> row.text.startsWith(name) }) {
    def element = after[name] ?: after.find { key, value -> key.startsWith("${name} ") }?.value
    change('breaking', name, 'is incompatible according to openapi-diff', element ?: [node: newSpec.root])
  }
}

def report = new StringBuilder("# What changed in the API\n")
[breaking: 'Breaking for clients', deprecated: 'Deprecated', changed: 'Changed', added: 'Added'].each { kind, title ->
  def rows = changes.findAll { it.kind == kind }
  if (rows) {
    report << "\n## ${title}\n\n" << rows.collect { "- ${it.text} (`${it.place}`)\n" }.join('')
  }
}
if (!changes) {
  report << '\nNothing.\n'
}
def file = new File(project.build.directory, 'api-changes.md')
file.parentFile.mkdirs()
file.text = report

def breaking = changes.findAll { it.kind == 'breaking' }
def decided = new File(accepted).readLines('UTF-8').findAll { it && !it.startsWith('#') }.collect { it.split(' \\| ') as List }
def problems = decided.findAll { it.size() != 2 || !it[1].trim() }.collect { "accepted without a reason: ${it[0]}" } +
    (decided*.get(0) - breaking*.text).findAll { !it.startsWith('java ') }.collect { "accepted, but no longer a change: ${it}" } +
    breaking.findAll { !(it.text in decided*.get(0)) }.collect { "${it.place}: breaking: ${it.text}" }
if (problems) {
  def message = "The API changed since the last release:\n  ${problems.join('\n  ')}"
  if (session.userProperties.containsKey('api.spec')) {
    log.warn(message)
  } else {
    throw new MojoFailureException("${message}\nApprove it in ${new File(accepted).name} with a reason, or revert it.")
  }
}
