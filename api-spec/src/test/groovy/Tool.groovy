import org.apache.maven.plugin.MojoFailureException

/** One of our tools, run as the build runs it. */
class Tool {
  private final Script script

  Tool(File file) {
    def loader = new GroovyClassLoader(getClass().classLoader)
    script = new GroovyShell(loader).parse(file)
    // So that the classes beside the script are compiled once, and not by each run.
    loader.addClasspath(file.parent)
  }

  /** Why it stops the build, empty if it does not. */
  String complaint(Map variables) {
    script.binding = new Binding(variables)
    try {
      script.run()
      return ''
    } catch (MojoFailureException e) {
      return e.message
    }
  }

  /** The text with another part, which must be there. */
  static String replaced(String text, String from, String to) {
    assert text.contains(from): "this is no longer there: ${from}"
    text.replace(from, to)
  }
}
