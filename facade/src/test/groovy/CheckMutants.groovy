// Validation, retries and redaction tolerate no mutant that survives, but for those which behave like
// the original. They stand in equivalent-mutants.txt, each with its reason; one that is dead must go.
import org.apache.maven.plugin.MojoFailureException

def strict = ['Answer', 'Arguments', 'Durations', 'Environment', 'EnvironmentVariables', 'ErrorBody',
    'MobileNumber', 'NationalNumber', 'Outcomes', 'RetryAfter', 'RetryPolicy', 'RoutingMemory', 'Settings']

// Each line: file, class, mutator, method, line, status, killing test.
def survivors = new File(project.build.directory, 'pit-reports/mutations.csv').readLines()
    .collect { it.split(',') }
    .findAll { it[5] in ['SURVIVED', 'NO_COVERAGE'] && it[0] - '.java' in strict }
    .collect { "${it[0] - '.java'} ${it[3]} ${it[2].tokenize('.').last()}".toString() }
def listed = new File(project.basedir, 'src/test/equivalent-mutants.txt').readLines()
    .findAll { !it.startsWith('#') }
    .collect { it.split(' \\| ')[0] }

def problems = (survivors - listed).collect { "no test kills $it" } +
    (listed - survivors).collect { "listed as equivalent, but killed or gone: $it" }
if (problems) {
  throw new MojoFailureException("Mutants of validation, retries or redaction:\n  ${problems.join('\n  ')}")
}
