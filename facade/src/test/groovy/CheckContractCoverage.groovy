// Stops the build if no test exercised a part of the contract. Lists the tests of each part in
// target/contract-coverage.md.
import org.apache.maven.plugin.MojoFailureException

def chosen = session.userProperties
def target = new File(project.build.directory)
def recorded = new File(target, 'contract-coverage.txt')
def tests = new TreeMap(recorded.readLines()*.split('\t').groupBy { it[0] }
    .collectEntries { part, lines -> [part, lines.findResults { it.size() > 1 ? it[1] : null }.unique().sort()] })
// The next run records anew.
recorded.delete()

// Most parts occur in every request.
def some = { names -> names.take(5).join(', ') + (names.size() > 5 ? " and ${names.size() - 5}" : '') }
new File(target, 'contract-coverage.md').text = '| part of the contract | tests |\n|---|---|\n' +
    tests.collect { part, names -> "| ${part} | ${some(names) ?: '**none**'} |\n" }.join()

def uncovered = tests.findAll { !it.value }.keySet()
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
