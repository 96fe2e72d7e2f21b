// In validation, retries and redaction, only equivalent mutants may survive. equivalent-mutants.txt lists these, each
// with its reason; an entry without a mutant fails the build. On a slow machine an equivalent mutant may time out, which
// is only a warning.
import org.apache.maven.plugin.MojoFailureException

def strict = ['CallReport', 'Durations', 'Environment', 'JuspayException', 'MobileNumber',
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
// Class, method, mutator and count.
def listed = new File(project.basedir, 'src/test/equivalent-mutants.txt').readLines()
    .findAll { !it.startsWith('#') }
    .collect { it.split(' \\| ')[0].tokenize() }
    .collectEntries { [(it[0..2].join(' ')): it[3] as int] }

listed.each { name, number ->
  if (survivors.getOrDefault(name, 0) < number) {
    log.warn("Listed as equivalent, but fewer than $number survived: $name")
  }
}
def problems =
    survivors.findAll { name, number -> number > listed.getOrDefault(name, 0) }.keySet().collect { "survived: $it" } +
    listed.findAll { name, number -> number > all.getOrDefault(name, 0) }.keySet().collect { "listed as equivalent, but no longer a mutant: $it" } +
    (strict - mutants.collect { it[0] - '.java' }).collect { "no mutants in $it" }
if (problems) {
  throw new MojoFailureException("Problems with mutants of validation, retries or redaction:\n  ${problems.join('\n  ')}")
}
