// Generates from each small contract, each into packages of its own, for ContractsTest. What is refused
// leaves the refusal. One JVM for all: a Maven run for each would take minutes.
import org.apache.maven.plugin.MojoFailureException
import org.openapitools.codegen.DefaultGenerator
import org.openapitools.codegen.config.CodegenConfigurator
import org.openapitools.codegen.config.GlobalSettings

def sources = new File(project.basedir, 'src/main')
def target = new File(project.build.directory, 'small')
def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
loader.addClasspath(new File(sources, 'groovy').path)
def Translator = loader.loadClass('Translator')
def settings = new File(sources, 'generator.yaml').getText('UTF-8')
target.deleteDir()

def generate = { String name, File translated ->
  def own = new File(target, "${name}/generator.yaml")
  own.text = settings.replace('io.github.juspaywallets', "small.${name}").replace('io/github/juspaywallets', "small/${name}")
  def configurator = CodegenConfigurator.fromFile(own.path)
  configurator.generatorName = 'java'
  configurator.inputSpec = translated.path
  configurator.outputDir = new File(target, name).path
  configurator.templateDir = new File(sources, 'templates').path
  configurator.addAdditionalProperty('clientVersion', '1')
  configurator.addAdditionalProperty('specDigest', 'none')
  [models: '', apis: '', supportingFiles: 'ModelJsonAdapters.java,ApiSpec.java,package-info.java', apiTests: 'false', modelTests: 'false',
      apiDocs: 'false', modelDocs: 'false'].each { GlobalSettings.setProperty(it.key, it.value) }
  // It advertises itself.
  def output = System.out
  System.out = new PrintStream(OutputStream.nullOutputStream())
  try {
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate()
  } finally {
    System.out = output
  }
}

new File(project.basedir, 'src/test/contracts/small').listFiles().findAll { it.name ==~ /.*\.(yaml|json)/ }.sort().each { contract ->
  def name = "c_" + contract.name.replaceFirst(/\.\w+$/, "").replaceAll(/\W/, "_")
  def translated = new File(target, "${name}/translated.yaml")
  try {
    Translator.write(contract.path, sources, translated)
    generate(name, translated)
  } catch (MojoFailureException e) {
    translated.parentFile.mkdirs()
    new File(target, "${name}/refused.txt").setText(e.message.trim() + '\n', 'UTF-8')
  }
}
