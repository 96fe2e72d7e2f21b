// Stops the build if no test exercised a part of the contract, according to the report that the tests wrote.
import org.apache.maven.plugin.MojoFailureException

def chosen = session.userProperties
def target = new File(project.build.directory)
def uncovered = new File(target, 'contract-uncovered.txt').readLines()

// Tests selected with -Dtest cannot cover the whole contract.
if (uncovered && !chosen.containsKey('test')) {
  def message = "No test exercises these parts of the contract:\n  ${uncovered.join('\n  ')}\n" +
      'Add a test or an example for each. target/contract-coverage.md lists the covered parts.'
  if (!chosen.containsKey('api.spec')) {
    throw new MojoFailureException(message)
  }
  // A candidate contract has no tests yet.
  log.warn(message)
}
