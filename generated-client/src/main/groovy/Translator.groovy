import org.apache.maven.plugin.MojoFailureException
import org.yaml.snakeyaml.DumperOptions
import org.yaml.snakeyaml.Yaml

/** Writes the translated contract, the input of openapi-generator. */
class Translator {
  /** Fails with all problems, each with its line number. */
  static void write(String contract, File sources, File target) {
    def settings = new Yaml().load(new File(sources, 'generator.yaml').getText('UTF-8'))
    def translation = new Translation(Spec.read(contract), sources, settings.parameterNameMappings, settings.nameMappings)
    def result = translation.translate()
    if (translation.problems) {
      def inOrder = translation.problems.unique().sort { (it =~ /:(\d+): /)[0][1] as int }
      throw new MojoFailureException('\n' + inOrder.join('\n'))
    }
    target.parentFile.mkdirs()
    target.setText(new Yaml(new DumperOptions(defaultFlowStyle: DumperOptions.FlowStyle.BLOCK, width: 200)).dump(result), 'UTF-8')
  }
}
