// Tests the expected classification of each kind of contract change.
def Tool = new GroovyClassLoader(getClass().classLoader).parseClass(new File(project.basedir, 'src/test/groovy/Tool.groovy'))
def original = new File(project.basedir, 'src/test/contract.yaml').getText('UTF-8')
def work = new File(project.build.directory, 'compare-specs-test')
work.mkdirs()
def mutant = new File(work, 'openapi.yaml')
def base = new File(work, 'released.yaml')
def tool = Tool.newInstance(new File(tools, 'CompareSpecs.groovy'))
def decisions = new File(work, 'accepted-changes.txt')
base.setText(original, 'UTF-8')
decisions.text = ''

/** The report and, if there is one, the failure. */
def run = { String changed ->
  mutant.setText(changed, 'UTF-8')
  def failure = tool.complaint(spec: mutant.path, released: base.path, accepted: decisions.path, tools: tools,
      project: [build: [directory: work.path]], session: [userProperties: [:]], log: log)
  [report: new File(work, 'api-changes.md').text, failure: failure]
}

def replaced = { String from, String to ->
  assert original.contains(from): "no longer in the contract: ${from}"
  original.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to))
}

def block = { String start, String end ->
  def from = original.indexOf(start)
  assert from > 0: "no longer in the contract: ${start}"
  original.substring(0, from) + original.substring(original.indexOf(end, from))
}

def breaking = [
    'body application/x-www-form-urlencoded was removed': replaced('application/x-www-form-urlencoded:', 'multipart/form-data:'),
    'field command changed enum': replaced('enum: [update]', 'enum: [change]'),
    '403 was removed': block("        '403':", "        '429':"),
    'field mobile_number was removed': replaced('        mobile_number:\n', '        phone:\n'),
    'field phone was added and is required': replaced('[command, mobile_number]', '[command, phone]').replaceFirst('        mobile_number:\n', '        phone:\n'),
    'field mobile_number changed type': replaced("        mobile_number:\n          type: string", "        mobile_number:\n          type: integer"),
    'field mobile_number changed minLength': replaced("        mobile_number:\n          type: string", "        mobile_number:\n          type: string\n          minLength: 4"),
    'header version became required': replaced('required: false', 'required: true'),
    'path wallet_id changed maxLength': replaced('maxLength: 64', 'maxLength: 32'),
    'header x-new was added and is required': replaced("        - \$ref: '#/components/parameters/Version'", "        - \$ref: '#/components/parameters/Version'\n        - {name: x-new, in: header, required: true, schema: {type: string}}"),
    'POST /wallets/{wallet_id} was removed': replaced('/wallets/{wallet_id}:', '/wallet/{wallet_id}:'),
    '200 linked was removed': block('        linked:\n          type', '        metadata:'),
    '200 metadata.mobile_number was removed': replaced('      properties:\n        mobile_number:', '      properties:\n        number:'),
    '200 linked changed type': replaced('type: boolean', 'type: string'),
    'security apiKey changed scheme': replaced('scheme: basic', 'scheme: bearer'),
    'changed security': replaced('security:\n  - apiKey: []', 'security: []'),
    '200 id became optional': replaced('      required: [id]\n', ''),
    '200 id changed nullable': replaced('        id:\n          type: string', '        id:\n          type: string\n          nullable: true'),
    'header x-routing-id changed pattern': replaced("'^[!-~]+\$'", "'^[a-z]+\$'"),
    'changed operationId': replaced('operationId: sendWalletCommand', 'operationId: commandWallet'),
    'server PRODUCTION changed url': replaced('https://api.juspay.in', 'https://api.juspay.io'),
    '429 header Retry-After was removed': block('          headers:\n', "          content:"),
]
breaking.each { what, changed ->
  def result = run(changed)
  assert result.report.contains('## Breaking for clients') && result.report.contains(what): "${what}: ${result.report}"
  assert result.failure.contains(what) && result.failure =~ /(openapi|released)\.yaml:\d+: breaking: /: what
}

def harmless = [
    'field command changed enum': replaced('enum: [update]', 'enum: [update, refresh]'),
    'field mobile_number became optional': replaced('[command, mobile_number]', '[command]'),
    '200 wallet changed enum': replaced('        - PAYTM', '        - PAYTM\n        - NEW_WALLET'),
    '200 added was added': replaced('        linked:\n          type', '        added:\n          type: string\n        linked:\n          type'),
    '200 linked changed deprecated': replaced('        linked:\n          type: boolean', '        linked:\n          type: boolean\n          deprecated: true'),
    'header x-new was added': replaced("        - \$ref: '#/components/parameters/Version'", "        - \$ref: '#/components/parameters/Version'\n        - {name: x-new, in: header, schema: {type: string}}"),
    'path wallet_id changed maxLength': replaced('maxLength: 64', 'maxLength: 128'),
    '## Deprecated': replaced('      operationId: sendWalletCommand', '      operationId: sendWalletCommand\n      deprecated: true'),
    'POST /wallets/topup was added': replaced('\ncomponents:\n', '\n  /wallets/topup:\n    post:\n      operationId: topup\n      responses:\n        \'200\':\n          description: Done.\ncomponents:\n'),
]
harmless.each { what, changed ->
  def result = run(changed)
  assert result.report.contains(what) && !result.report.contains('Breaking'): "${what}: ${result.report}"
  assert !result.failure: "${what}: ${result.failure}"
}

assert run(original).report.contains('Nothing.')

// An approved change passes. An approval without a reason, or without a change, fails.
def renamed = breaking['changed operationId']
def text = run(renamed).report.find(/- (.*) \(`/) { it[1] }
decisions.text = "${text} | sendWalletCommand said too little"
assert !run(renamed).failure
assert run(original).failure.contains("accepted, but no longer a change: ${text}")
decisions.text = text
assert run(renamed).failure.contains('accepted without a reason')
