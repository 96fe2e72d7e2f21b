// Stops the build where no test exercised a part of the contract. The tests wrote down what they did.
import org.apache.maven.plugin.MojoFailureException

def chosen = session.userProperties
def target = new File(project.build.directory)
def uncovered = new File(target, 'contract-uncovered.txt').readLines()

// A few tests, chosen by name, cannot cover it all.
if (uncovered && !chosen.containsKey('test')) {
  def message = "No test exercises these parts of the contract:\n  ${uncovered.join('\n  ')}\n" +
      'Give them a test or an example; contract-coverage.md in target lists the others.'
  if (!chosen.containsKey('api.spec')) {
    throw new MojoFailureException(message)
  }
  // A candidate is tried before anybody has written tests for it.
  log.warn(message)
}
