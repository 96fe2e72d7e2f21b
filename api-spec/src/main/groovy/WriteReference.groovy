// The contract as a page for browsers. It stands beside Redoc as a script, because a page that was opened
// from a file may load nothing else.
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory

def contract = new ObjectMapper(new YAMLFactory()).readTree(new File(spec))
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
