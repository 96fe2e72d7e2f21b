// Validation, retries and redaction tolerate no mutant that survives, but for those which behave like
// the original. They stand in equivalent-mutants.txt, each with its reason; one that is gone must go. A slow
// machine may end one of them for its time: that is only reported.
import org.apache.maven.plugin.MojoFailureException

def strict = ['CallReport', 'Durations', 'Environment', 'EnvironmentVariables', 'JuspayException', 'MobileNumber',
    'NationalNumber', 'Operation', 'QuickCheck', 'RetryPolicy', 'RoutingGuard', 'Settings']

// Each line: file, class, mutator, method, line, status, killing test.
def mutants = new File(project.build.directory, 'pit-reports/mutations.csv').readLines()
    .collect { it.split(',') }
    .findAll { it[0] - '.java' in strict }
def count = { lines ->
  lines.countBy { "${it[0] - '.java'} ${it[3]} ${it[2].tokenize('.').last()}".toString() }
}
def all = count(mutants)
def survivors = count(mutants.findAll { it[5] in ['SURVIVED', 'NO_COVERAGE'] })
// Class, method, mutator and how many of them.
def listed = new File(project.basedir, 'src/test/equivalent-mutants.txt').readLines()
    .findAll { !it.startsWith('#') }
    .collect { it.split(' \\| ')[0].tokenize() }
    .collectEntries { [(it[0..2].join(' ')): it[3] as int] }

listed.each { name, number ->
  if (survivors.getOrDefault(name, 0) < number) {
    log.warn("Listed as equivalent, but fewer than $number survived this time: $name")
  }
}
def problems =
    survivors.findAll { name, number -> number > listed.getOrDefault(name, 0) }.keySet().collect { "no test kills $it" } +
    listed.findAll { name, number -> number > all.getOrDefault(name, 0) }.keySet().collect { "listed as equivalent, but gone: $it" } +
    (strict - mutants.collect { it[0] - '.java' }).collect { "nothing was mutated in $it" }
if (problems) {
  throw new MojoFailureException("Mutants of validation, retries or redaction:\n  ${problems.join('\n  ')}")
}
