// Writes the contract as an HTML page. The contract is a script beside Redoc, because a page opened
// from a file can load only scripts.
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory

def contract = new ObjectMapper(new YAMLFactory()).readTree(new File(spec))
// Redoc shows the fields of the selected command, but not the description of its schema: copy that to the
// discriminator field.
contract.at('/components/schemas').findAll { it.has('discriminator') }.each { union ->
  def field = union.at('/discriminator/propertyName').asText()
  union.path('oneOf').collect { contract.at(it.path('$ref').asText().substring(1)) }.each { branch ->
    def docs = branch.path('externalDocs')
    def link = docs.has('url') ? " [${docs.path('description').asText('More')}](${docs.path('url').asText()})." : ''
    branch.at("/properties/${field}").put('description', "${branch.path('description').asText().trim()}${link}".toString())
  }
}
def folder = new File(project.build.directory, 'reference')
folder.mkdirs()
def webjar = { String path -> getClass().classLoader.getResource("META-INF/${path}") }
def redoc = new Properties()
webjar('maven/org.webjars/redoc/pom.properties').withInputStream { redoc.load(it) }
new File(folder, 'redoc.standalone.js').bytes = webjar("resources/webjars/redoc/${redoc.version}/redoc.standalone.js").bytes
new File(folder, 'contract.js').setText("const contract = ${contract};", 'UTF-8')
new File(folder, 'index.html').setText("""\
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <title>${contract.at('/info/title').asText()}</title>
    <div id="reference"></div>
    <script src="redoc.standalone.js"></script>
    <script src="contract.js"></script>
    <script>Redoc.init(contract, {disableSearch: true, expandResponses: '200'}, reference);</script>
    </html>
    """.stripIndent(), 'UTF-8')
