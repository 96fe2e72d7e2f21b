import org.openapitools.codegen.DefaultGenerator
import org.openapitools.codegen.config.CodegenConfigurator
import org.openapitools.codegen.config.GlobalSettings

/** Generates code from any contract with the settings of the POM, for tests and comparisons. */
class Generator {
  /** Replaces the output with code from a translated contract, in packages under the given one. */
  static void generate(project, File translated, File output, String pack = 'io.github.juspaywallets') {
    def sources = new File(project.basedir, 'src/main')
    output.deleteDir()
    output.mkdirs()
    def settings = new File(output, 'generator.yaml')
    settings.setText(new File(sources, 'generator.yaml').getText('UTF-8')
        .replace('io.github.juspaywallets', pack).replace('io/github/juspaywallets', pack.replace('.', '/')), 'UTF-8')
    def configurator = CodegenConfigurator.fromFile(settings.path)
    configurator.generatorName = 'java'
    configurator.inputSpec = translated.path
    configurator.outputDir = output.path
    configurator.templateDir = new File(sources, 'templates').path
    configurator.addAdditionalProperty('clientVersion', project.version)
    configurator.addAdditionalProperty('specDigest', project.properties['api.spec.sha256'])
    [models: '', apis: '', supportingFiles: 'ModelJsonAdapters.java,ApiSpec.java,package-info.java', apiTests: 'false', modelTests: 'false',
        apiDocs: 'false', modelDocs: 'false'].each { GlobalSettings.setProperty(it.key, it.value) }
    // Suppresses the advertisement that the generator prints.
    def standard = System.out
    System.out = new PrintStream(OutputStream.nullOutputStream())
    try {
      new DefaultGenerator().opts(configurator.toClientOptInput()).generate()
    } finally {
      System.out = standard
    }
  }
}
