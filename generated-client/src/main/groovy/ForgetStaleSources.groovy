// The generator skips its work while the contract is unchanged, but ignores changes of its other inputs. Deletes
// the output when any input has changed.
import java.security.MessageDigest

def digest = MessageDigest.getInstance('SHA-256')
digest.update("${project.version} ${project.properties['openapi-generator.version']} ${project.properties['api.spec.sha256']}".bytes)
def inputs = (new File(project.basedir, 'src/main/templates').listFiles() as List) + new File(project.basedir, 'src/main/generator.yaml')
inputs.sort { it.name }.each { digest.update(it.bytes) }
def now = digest.digest().encodeHex().toString()

def note = new File(project.build.directory, 'generator-inputs.sha256')
if (!note.isFile() || note.text != now) {
  new File(project.build.directory, 'generated-sources').deleteDir()
  note.parentFile.mkdirs()
  note.text = now
}
