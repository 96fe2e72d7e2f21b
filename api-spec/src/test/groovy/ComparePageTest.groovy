// A page with the facts of the vendor's, changed in each way that matters, and what must be said of it.
def Tool = new GroovyClassLoader(getClass().classLoader).parseClass(new File(project.basedir, 'src/test/groovy/Tool.groovy'))
def contract = new File(project.basedir, 'src/test/contract.yaml')
def original = new File(project.basedir, 'src/test/pages/update-mobile-number.md').getText('UTF-8')
def work = new File(project.build.directory, 'compare-page-test')
work.mkdirs()
def changed = new File(work, 'page.md')
def tool = Tool.newInstance(new File(tools, 'ComparePage.groovy'))

def run = { String markdown ->
  changed.setText(markdown, 'UTF-8')
  tool.complaint(page: changed.path, spec: contract.path, tools: tools, log: log)
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
