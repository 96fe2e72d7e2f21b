// Validation, retries and redaction tolerate no mutant that survives, but for those which behave like
// the original. They stand in equivalent-mutants.txt, each with its reason; one that is gone must go. A slow
// machine may end one of them for its time: that is only reported.
import org.apache.maven.plugin.MojoFailureException

def strict = ['Answer', 'Arguments', 'Durations', 'Environment', 'EnvironmentVariables', 'ErrorBody',
    'MobileNumber', 'NationalNumber', 'Outcomes', 'RetryAfter', 'RetryPolicy', 'RoutingMemory', 'Settings']

// Each line: file, class, mutator, method, line, status, killing test.
def mutants = new File(project.build.directory, 'pit-reports/mutations.csv').readLines()
    .collect { it.split(',') }
    .findAll { it[0] - '.java' in strict }
    .groupBy({ "${it[0] - '.java'} ${it[3]} ${it[2].tokenize('.').last()}".toString() })
def survivors = mutants.findAll { it.value.any { it[5] in ['SURVIVED', 'NO_COVERAGE'] } }.keySet()
def listed = new File(project.basedir, 'src/test/equivalent-mutants.txt').readLines()
    .findAll { !it.startsWith('#') }
    .collect { it.split(' \\| ')[0] } as Set

(listed - survivors).each { log.warn("Listed as equivalent, but killed this time: $it") }
def problems = (survivors - listed).collect { "no test kills $it" } +
    (listed - mutants.keySet()).collect { "listed as equivalent, but gone: $it" }
if (problems) {
  throw new MojoFailureException("Mutants of validation, retries or redaction:\n  ${problems.join('\n  ')}")
}
