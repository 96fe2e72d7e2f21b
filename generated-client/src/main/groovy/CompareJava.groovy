// Compares the Java generated from the contract with the Java generated from the last released one. An
// unapproved change that breaks user code stops the build.
import groovy.transform.Field
import japicmp.cmp.JApiCmpArchive
import japicmp.cmp.JarArchiveComparator
import japicmp.cmp.JarArchiveComparatorOptions
import java.util.spi.ToolProvider
import org.apache.maven.plugin.MojoFailureException

// Retrofit implements the interface, not users: an added method breaks no user code.
@Field static final HARMLESS = ['METHOD_ADDED_TO_INTERFACE', 'METHOD_ADDED_TO_PUBLIC_CLASS']

def target = new File(project.build.directory)

void tool(String name, List arguments) {
  def output = new StringWriter()
  def printer = new PrintWriter(output)
  if (ToolProvider.findFirst(name).get().run(printer, printer, arguments*.toString() as String[]) != 0) {
    throw new MojoFailureException("${name} failed on the code generated from the released contract:\n${output}")
  }
}

def jar = { String name, File classes ->
  def file = new File(target, "compared/${name}.jar")
  tool('jar', ['--create', '--file', file, '-C', classes, '.'])
  new JApiCmpArchive(file, name)
}

def problems = []
def released = new File(tools, '../../released')
if (new File(spec).bytes != new File(released, 'openapi.yaml').bytes) {
  def loader = new GroovyClassLoader(getClass().classLoader)
  loader.addClasspath(tools)
  loader.addClasspath(new File(project.basedir, 'src/main/groovy').path)
  def translated = new File(target, 'compared/released.yaml')
  def generated = new File(target, 'compared/generated')
  loader.loadClass('Translator').write(new File(released, 'openapi.yaml').path, new File(project.basedir, 'src/main'), translated)
  loader.loadClass('Generator').generate(project, translated, generated)
  def classes = new File(target, 'compared/classes')
  classes.deleteDir()
  classes.mkdirs()
  def sources = []
  generated.eachFileRecurse { if (it.name.endsWith('.java')) sources << it }
  tool('javac', ['-nowarn', '-proc:none', '-d', classes, '-classpath', project.compileClasspathElements.join(File.pathSeparator)] + sources)

  def options = new JarArchiveComparatorOptions()
  options.ignoreMissingClasses.ignoreAllMissingClasses = true
  def comparison = new JarArchiveComparator(options)
      .compare(jar('released', classes), jar('current', new File(project.build.outputDirectory)))
  comparison.each { type ->
    def parts = [[type.fullyQualifiedName, type]] +
        (type.methods + type.constructors + type.fields).collect { ["${type.fullyQualifiedName}#${it.name}", it] }
    parts.each { name, part ->
      part.compatibilityChanges.each { change ->
        if (!change.isSourceCompatible() && !(change.type.name() in HARMLESS)) {
          problems << "java ${name} ${change.type.name().toLowerCase().replace('_', ' ')}".toString()
        }
      }
    }
  }
}
problems = problems.unique()

def accepted = new File(released, 'accepted-changes.txt')
def decided = accepted.readLines('UTF-8').findAll { it.startsWith('java ') }*.replaceFirst(/ \| .*/, '')
def stale = (decided - problems).collect { "accepted, but no longer a change: ${it}" }
def open = (problems - decided).collect { "breaking: ${it}" }
if (stale || open) {
  def message = "The generated Java changed since the last release:\n  ${(stale + open).join('\n  ')}"
  if (session.userProperties.containsKey('api.spec')) {
    log.warn(message)
  } else {
    throw new MojoFailureException("${message}\nApprove it in ${accepted.name} with a reason, or revert it.")
  }
}
