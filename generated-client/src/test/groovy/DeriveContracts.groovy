// Makes the inputs of the test generations: settings for the second contract, and the wallets
// contract as OpenAPI 3.1.
import org.yaml.snakeyaml.Yaml

def target = new File(project.build.directory, 'contracts')
target.mkdirs()

def settings = new File(project.basedir, 'src/main/generator.yaml').text
new File(target, 'everything-generator.yaml').text = settings
    .replace('io.github.juspaywallets', 'com.example.everything')
    .replace('io/github/juspaywallets', 'com/example/everything')

// 3.1 has no "nullable": null is one of the types.
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
new File(target, 'wallets-3.1.yaml').text = new Yaml().dump(contract)

def sources = new File(project.basedir, 'src/main')
def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
loader.addClasspath(new File(sources, 'groovy').path)
['everything': new File(project.basedir, 'src/test/contracts/everything.yaml'), 'wallets-3.1': new File(target, 'wallets-3.1.yaml')].each { name, file ->
  loader.loadClass('Translator').write(file.path, sources, new File(project.build.directory, "translated/${name}.yaml"))
}
