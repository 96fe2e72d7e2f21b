// The exact runtime dependencies of a user of juspay-wallets.
def expected = [
    'annotations', 'classmate', 'converter-moshi', 'hibernate-validator', 'jakarta.validation-api',
    'jboss-logging', 'jspecify', 'juspay-wallets', 'juspay-wallets-generated-client',
    'kotlin-stdlib', 'libphonenumber', 'moshi', 'okhttp-jvm', 'okio-jvm', 'retrofit']

def jars = new File(basedir, 'alone/target/runtime').list() as List
def names = jars.collect { it.replaceFirst(/-\d.*/, '') }.sort()
assert names == expected
assert new File(basedir, 'alone/target/runtime').listFiles().sum { it.length() } < 6_000_000
