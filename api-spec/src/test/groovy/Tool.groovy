import org.apache.maven.plugin.MojoFailureException

/** Runs one of the scripts as the build does. */
class Tool {
  private final Script script

  Tool(File file) {
    def loader = new GroovyClassLoader(getClass().classLoader)
    script = new GroovyShell(loader).parse(file)
    // Compiles the classes beside the script once instead of in each run.
    loader.addClasspath(file.parent)
  }

  /** The message with which the script stops the build, or empty if it passes. */
  String complaint(Map variables) {
    script.binding = new Binding(variables)
    try {
      script.run()
      return ''
    } catch (MojoFailureException e) {
      return e.message
    }
  }

  /** Replaces a part of the text, which must exist. */
  static String replaced(String text, String from, String to) {
    assert text.contains(from): "no longer in the text: ${from}"
    text.replace(from, to)
  }
}
