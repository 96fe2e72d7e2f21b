// Tests the expected message for each kind of change to a page: first for a small page and contract, then for a page
// of each operation with the real contract.
def Tool = new GroovyClassLoader(getClass().classLoader).parseClass(new File(project.basedir, 'src/test/groovy/Tool.groovy'))
def contract = new File(project.basedir, 'src/test/contract.yaml')
def original = new File(project.basedir, 'src/test/page.md').getText('UTF-8')
def work = new File(project.build.directory, 'compare-page-test')
work.mkdirs()
def changed = new File(work, 'page.md')
def tool = Tool.newInstance(new File(tools, 'ComparePage.groovy'))

def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
def quiet = new PrintWriter(Writer.nullWriter())
def run = { String markdown ->
  changed.setText(markdown, 'UTF-8')
  tool.complaint(page: changed.path, spec: contract.path, tools: tools, log: log, loader: loader, out: quiet)
}

def replaced = { String from, String to -> Tool.replaced(original, from, to) }

assert run(original) == ''
[
    'page: endpoint production: https://api.juspay.io/wallets/{wallet_id} | contract: https://api.juspay.in': replaced('- Production: https://api.juspay.in', '- Production: https://api.juspay.io'),
    'page: no endpoint production |': replaced('- Production: https://api.juspay.in/wallets/{wallet_id}', ''),
    'page: endpoint europe:': replaced('## Request Type', '- Europe: https://api.juspay.io/wallets/{wallet_id}\n\n## Request Type'),
    'page: POST /wallet/{id} | contract: no such operation': replaced('/wallets/{wallet_id}', '/wallet/{id}'),
    'page: PUT /wallets/{wallet_id} | contract: no such operation': replaced('POST\n\n## Auth', 'PUT\n\n## Auth'),
    'page: authorization bearer | contract: basic': replaced('#### Basic Auth:', '#### Bearer Auth:'),
    'page: content type application/json | contract: application/x-www-form-urlencoded': replaced('application/x-www-form-urlencoded', 'application/json'),
    'page: header x-routing-id: string, optional | contract: required': replaced('- Value: customer_1122\n- Tags: String, Required', '- Value: customer_1122\n- Tags: String, Optional'),
    'page: header x-tenant: string, required | contract: no such header': replaced('#### x-routing-id:', '#### x-tenant:\n- Tags: String, Required\n\n#### x-routing-id:'),
    'page: no header x-routing-id | contract: string, x-provenance: vendor-page': replaced('#### x-routing-id:', '#### x-route-id:'),
    'page: path parameter wallet_id: string | contract: required': replaced('The wallet.\n- Tags: String, Mandatory', 'The wallet.\n- Tags: String'),
    'page: body parameter mobile_number: integer | contract: string': replaced('The number.\n- Tags: string', 'The number.\n- Tags: integer'),
    'page: body parameter otp: string, required | contract: no such body parameter': replaced('#### mobile_number:\n- Desc', '#### otp:\n- Tags: string, Required\n\n#### mobile_number:\n- Desc'),
    'page: no body parameter command |': replaced('#### command:', '#### action:'),
    'page: 200 response field status: string | contract: no such 200 response field': replaced('#### linked:', '#### status:\n- Tags: string\n\n#### linked:'),
    'page: 200 response field linked: string | contract: boolean': replaced('- Tags: boolean', '- Tags: string'),
    'page: no 200 response field linked |': replaced('#### linked:', ''),
    'page: no 200 response field metadata.mobile_number |': replaced('  - **Mobile_number**:', '  - **Phone**:'),
    'page: sample request: command=change | contract: update': replaced('command=update', 'command=change'),
    'page: sample response: balance | contract: no such property': replaced('"linked"', '"balance"'),
    'There are no endpoints': '# Another page',
].each { expected, markdown ->
  def message = run(markdown)
  assert message.contains(expected): "${expected}: ${message}"
  assert message.startsWith('There are') || message =~ /\(contract\.yaml:\d+\)/
}

// The page above has no page_source. These have one, and belong to the operation that links it.
def ours = new File(project.basedir, 'src/main/resources/juspay-wallets/openapi.yaml')
def ourContract = loader.loadClass('Spec').read(ours.path)
def decided = new File(project.basedir, 'src/pages/decided-differences.txt')
def pages = new File(project.basedir, 'src/test/pages').listFiles().sort().collectEntries { [it.name, it.getText('UTF-8')] }
def compared = { String markdown, File decisions = decided ->
  changed.setText(markdown, 'UTF-8')
  tool.complaint(page: changed.path, contract: ourContract, tools: tools, log: log, loader: loader, out: quiet, decided: decisions.path)
}

// Each operation and each command has a page.
def Spec = loader.loadClass('Spec')
def spec = Spec.read(ours.path)
def documented = []
spec.eachOperation { path, method, operation ->
  def commands = loader.loadClass('Commands').newInstance(spec).of(path, method, operation)
  (commands ? commands*.node : [operation]).each { node ->
    def address = Spec.text(Spec.fields(Spec.fields(node).externalDocs).url)
    assert address: "${spec.place(node)}: no externalDocs link Juspay's page"
    documented << address
  }
}
def sources = pages.collectEntries { name, markdown -> [markdown.find(/page_source: (\S+)/) { it[1] }, name] }
assert sources.size() == pages.size() && documented.unique(false) == documented
assert sources.keySet() == documented as Set: 'src/test/pages has exactly one page for each that the contract links'

// No differences are approved for the page that takes precedence.
def undecided = new File(work, 'decided.txt')
undecided.setText('', 'UTF-8')
def winner = sources[Spec.text(Spec.fields(spec.at('externalDocs')).url)]
assert compared(pages[winner], undecided) == ''

/** The page with one section changed. */
def within = { String markdown, String heading, Closure change ->
  def start = markdown.indexOf("## ${heading}:")
  def end = start < 0 ? -1 : (markdown.indexOf('\n## ', start) + 1 ?: markdown.size())
  start < 0 ? markdown : markdown.substring(0, start) + change(markdown.substring(start, end)) + markdown.substring(end)
}
// Fields of lists whose source is not one of Juspay's pages.
def optional = ['juspay_bank_code', 'payment_method', 'payment_method_type', 'sub_details']

pages.each { name, page ->
  assert compared(page) == '': name

  // Rename method, path, parameters and all fields that contain other fields.
  def expected = []
  def renamed = { String section, String kind -> { String text ->
    text.replaceAll(/(?m)^#### ([\w-]+):$/) {
      if (it[1] != 'Content-Type') {
        expected << "page: ${kind} other-${it[1]}: " << (it[1] in ['client_auth_token', 'x-merchantid'] ? '' : "page: no ${kind} ${it[1]} | contract: ")
      }
      it[1] == 'Content-Type' ? it[0] : "#### other-${it[1]}:"
    }
  } }
  def markdown = within(page, 'Request Type') { it.replaceFirst(/POST|GET/, 'PUT') }
  markdown = Tool.replaced(markdown, '- Production: https://api.juspay.in/', '- Production: https://api.juspay.in/v2/')
  expected << 'page: request type PUT | contract: ' << 'page: endpoint production: https://api.juspay.in/v2/'
  markdown = within(markdown, 'Headers', renamed('Headers', 'header'))
  markdown = within(markdown, 'Path Parameters', renamed('Path Parameters', 'path parameter'))
  markdown = within(markdown, 'Body Parameters', renamed('Body Parameters', 'body parameter'))
  markdown = within(markdown, 'API Responses') { text ->
    text.replaceAll(/(?m)^#### (\w+):(?=\n- Value:)/) {
      expected << "page: no 200 response field ${it[1]} | contract: "
      "#### other-${it[1]}:"
    }
  }
  def message = compared(markdown)
  expected.each { assert message.contains(it): "${name}: ${it}: ${message}" }

  // Rename every leaf field of the responses with status 200.
  expected = []
  message = compared(within(page, 'API Responses') { text ->
    def (success, failures) = text.split(/(?=### 400:)/) as List
    def leaf = { all, mark, field, end ->
      expected << (field.toLowerCase() in optional ? "other-${field.toLowerCase()}: " : "${field.toLowerCase()} | contract: ")
      "${mark}other-${field}${end}".toString()
    }
    def leaves = success.replaceAll(/(?m)^(#### )(\w+)(:)(?!\n- Value:)$/, leaf).replaceAll(/(?m)^(\s+- \*\*)(\w+)(\*\*:)(?!\n\s+- Value:)$/, leaf)
    leaves + (failures ?: '')
  })
  assert expected.size() >= 4
  expected.each { assert message =~ /200 response field ([a-z_]+\.)*${java.util.regex.Pattern.quote(it)}/: "${name}: ${it}: ${message}" }
}

def link = pages['link-wallet.md']
def get = pages['get-wallet.md']
def list = pages['list-wallets.md']
def topUp = pages['topup-wallet.md']
def create = pages['create-wallet.md']
def optionalOtp = within(link, 'Body Parameters') { Tool.replaced(it, '- Description: The password\n- Tags: string, Required', '- Description: The password\n- Tags: string') }
[
    // A page of a command.
    'linkWallet: page: sample request: command=delink | contract: link (': Tool.replaced(link, 'command=link', 'command=delink'),
    'linkWallet: page: sample request: command= | contract: link (': Tool.replaced(link, "--data-urlencode 'command=link' \\\n", ''),
    'linkWallet: page: no sample request | contract: command=link (': Tool.replaced(link, 'curl ', 'wget '),
    'linkWallet: page: sample request: pin | contract: no such field (': Tool.replaced(link, "'otp=", "'pin="),
    'linkWallet: page: sample request: POST /wallets/wlt_sample0000000001/link | contract: POST /wallets/{wallet_id} (': Tool.replaced(link, "wlt_sample0000000001'", "wlt_sample0000000001/link'"),
    'linkWallet: page: body parameter otp: string | contract: required (': optionalOtp,
    'linkWallet: page: body parameter pin: string | contract: no such body parameter (': Tool.replaced(link, '#### otp:', '#### pin:\n- Tags: string\n\n#### otp:'),
    'linkWallet: page: content type none | contract: application/x-www-form-urlencoded (': Tool.replaced(link, '#### Content-Type:', '#### Content:'),
    'linkWallet: page: response 422 | contract: no such response (': Tool.replaced(link, '### 400:', '### 422:'),
    'linkWallet: page: no response 200 | contract: x-provenance: vendor-page (': Tool.replaced(link, '### 200:', '### 400:'),
    'linkWallet: page: sample response: linked is string | contract: boolean (': Tool.replaced(link, '"linked": true', '"linked": "true"'),
    // The page shows a GET, which is another operation, but its page_source decides.
    'linkWallet: page: request type GET | contract: POST (': within(link, 'Request Type') { Tool.replaced(it, 'POST', 'GET') },
    // A page with a form without commands.
    'createWallet: page: body parameter token: string | contract: no such body parameter (': Tool.replaced(create, '#### mobile_number:', '#### token:'),
    'createWallet: page: sample request: command=link | contract: authenticate (': Tool.replaced(create, 'command=authenticate', 'command=link'),
    'createWallet: page: sample response: id is null | contract: string, never null (': Tool.replaced(create, '"id": "wlt_sample0000000001"', '"id": null'),
    'createWallet: page: 200 response field id: null | contract: string, never null (': Tool.replaced(create, '#### id:\n- Tags: string', '#### id:\n- Tags: null'),
    'topUpWallet: page: body parameter amount: string | contract: number (': Tool.replaced(topUp, 'number, Required', 'string, Required'),
    'topUpWallet: page: no 200 response field payment_url | contract: string, x-provenance: vendor-page (': Tool.replaced(topUp, '#### payment_url:', '#### pay:'),
    // A page of a GET.
    'getWallet: page: sample request: POST /wallets/wlt_sample0000000001 | contract: GET /wallets/{wallet_id} (': Tool.replaced(get, '--request GET', '--request POST'),
    'getWallet: page: body parameter command: string | contract: no such body parameter (': Tool.replaced(get, '## API Responses:', '## Body Parameters:\n\n#### command:\n- Tags: string\n## API Responses:'),
    // A page of a list.
    'listWallets: page: no 200 response field list | contract: array, x-provenance: vendor-page (': Tool.replaced(list, '#### list:', '#### wallets:'),
    'listWallets: page: no 200 response field list.linked | contract: boolean, x-provenance: vendor-page (': Tool.replaced(list, '- **Linked**:', '- **State**:'),
    'listWallets: page: 200 response field list.state: boolean | contract: no such 200 response field (': Tool.replaced(list, '- **Linked**:', '- **State**:'),
    'listWallets: page: no 200 response field list.metadata.mobile_number | contract: string': Tool.replaced(list, '- **Mobile_number**:', '- **Phone**:'),
    'listWallets: page: 200 response field list: object | contract: array (': Tool.replaced(list, '- Tags: array\n\n#### count:', '- Tags: object\n\n#### count:'),
    'listWallets: page: sample response: list.state | contract: no such property (': Tool.replaced(list, '"linked"', '"state"'),
    'listWallets: page: sample response: list.metadata.phone | contract: no such property (': Tool.replaced(list, '"mobile_number"', '"phone"'),
    // Fields that other pages may omit are required on the page that takes precedence.
    'updateMobileNumber: page: no 200 response field metadata | contract: object, x-provenance: vendor-page (': Tool.replaced(pages['update-mobile-number.md'], '#### metadata:', '#### data:'),
    // An approved difference that no longer exists.
    'approved, but no longer a difference: topUpWallet: page: endpoint sandbox: https://sandbox.juspay.in/wallets/{wallet_id} | contract: ': Tool.replaced(topUp, 'sandbox.juspay.in/wallets/{wallet_id}', 'sandbox.juspay.in/wallets/{wallet_id}/topup'),
    // A page without page_source belongs to the operation it describes.
    'linkWallet: page: body parameter pin: string': Tool.replaced(link, 'page_source', 'source').replace('#### otp:', '#### pin:'),
    'topUpWallet: page: body parameter id: string': Tool.replaced(topUp, 'page_source', 'source').replace('#### topup_txn_id:', '#### id:'),
    'getWallet: page: no 200 response field linked | contract: ': Tool.replaced(get, 'page_source', 'source').replace('#### linked:', '#### state:'),
].each { expected, markdown ->
  def message = compared(markdown)
  assert message.contains(expected): "${expected}: ${message}"
}

[
    '': 'topUpWallet: page: endpoint sandbox: https://sandbox.juspay.in/wallets/{wallet_id} | contract: https://sandbox.juspay.in/wallets/{wallet_id}/topup (openapi.yaml:',
    'topUpWallet: the sandbox | a slip': 'decided.txt: expected "operations: difference | reason": topUpWallet: the sandbox | a slip',
    'topUp: page: a | contract: b | c': 'decided.txt: there is no operation topUp: topUp: page: a | contract: b | c',
    'getWallet: page: a | contract: b | c': 'topUpWallet: page: endpoint sandbox: ',
].each { decision, expected ->
  undecided.setText("# A comment\n\n${decision}\n", 'UTF-8')
  def message = compared(topUp, undecided)
  assert message.contains(expected) && !message.contains('no longer a difference'): "${decision}: ${message}"
}

// Juspay uses synonyms for types.
assert compared(Tool.replaced(list, '#### count:\n- Tags: integer', '#### count:\n- Tags: Int')) == ''
assert compared(Tool.replaced(topUp, 'number, Required', 'Double, Required')) == ''
