// Generates the code for the tests of the templates: the wallets contract again and as OpenAPI 3.1, one contract
// with everything and, for ContractsTest, each small contract in its own package. For a rejected contract, writes the
// message. Runs in one JVM, because running the Maven plugin for each contract would take minutes.
import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.Yaml

def sources = new File(project.basedir, 'src/main')
def target = new File(project.build.directory)
def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
loader.addClasspath(new File(sources, 'groovy').path)
def Translator = loader.loadClass('Translator')
def Generator = loader.loadClass('Generator')

Generator.generate(project, new File(target, 'translated/contract.yaml'), new File(target, 'generated-again/openapi'))

// 3.1 has no "nullable" but a type null.
def modern
modern = { node ->
  if (node instanceof Map) {
    def nullable = node.remove('nullable')
    if (nullable) {
      node.type = [node.type, 'null']
      if (node.enum) {
        node.enum = node.enum + [null]
      }
    }
    node.values().each(modern)
  } else if (node instanceof List) {
    node.each(modern)
  }
}
def contract = new Yaml().load(new File(spec).text)
contract.openapi = '3.1.0'
modern(contract)
def in31 = new File(target, 'contracts/wallets-3.1.yaml')
in31.parentFile.mkdirs()
in31.text = new Yaml().dump(contract)

def everything = new File(target, 'generated-test-sources/everything')
[[in31, new File(target, 'generated-from-3.1/openapi'), 'io.github.juspaywallets'],
    [new File(project.basedir, 'src/test/contracts/everything.yaml'), everything, 'com.example.everything']].each { file, output, pack ->
  def translated = new File(target, "translated/${file.name}")
  Translator.write(file.path, sources, translated)
  Generator.generate(project, translated, output, pack)
}
project.addTestCompileSourceRoot(new File(everything, 'src/main/java').path)

def small = new File(target, 'small')
small.deleteDir()
new File(project.basedir, 'src/test/contracts/small').listFiles().findAll { it.name ==~ /.*\.(yaml|json)/ }.sort().each { file ->
  def name = "c_" + file.name.replaceFirst(/\.\w+$/, "").replaceAll(/\W/, "_")
  def translated = new File(target, "translated/small/${name}.yaml")
  try {
    Translator.write(file.path, sources, translated)
    Generator.generate(project, translated, new File(small, name), "small.${name}")
  } catch (MojoFailureException e) {
    def refused = new File(small, "${name}/refused.txt")
    refused.parentFile.mkdirs()
    refused.setText(e.message.trim() + '\n', 'UTF-8')
  }
}
