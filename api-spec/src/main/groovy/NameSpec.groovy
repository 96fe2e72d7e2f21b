// Sets the version and digest of the contract as properties, for manifests and generated constants.
import java.security.MessageDigest

def contract = new GroovyClassLoader(getClass().classLoader).parseClass(new File(tools, 'Spec.groovy')).read(spec)
def digest = MessageDigest.getInstance('SHA-256').digest(contract.file.bytes)
project.properties['api.spec.sha256'] = digest.encodeHex().toString()
project.properties['api.spec.version'] = contract.text(contract.at('info', 'version')) ?: 'unknown'
