// Tests how the contract comparison, the lint and the page comparison handle commands that share a path.
def Tool = new GroovyClassLoader(getClass().classLoader).parseClass(new File(project.basedir, 'src/test/groovy/Tool.groovy'))
def undivided = new File(project.basedir, 'src/test/contract.yaml').getText('UTF-8')
def page = new File(project.basedir, 'src/test/page.md').getText('UTF-8')
def work = new File(project.build.directory, 'commands-test')
work.mkdirs()
def contract = new File(work, 'commands.yaml')
def base = new File(work, 'released.yaml')
def markdown = new File(work, 'page.md')
def decisions = new File(work, 'accepted-changes.txt')
decisions.text = ''
def compare = Tool.newInstance(new File(tools, 'CompareSpecs.groovy'))
def lint = Tool.newInstance(new File(tools, 'LintSpec.groovy'))
def comparePage = Tool.newInstance(new File(tools, 'ComparePage.groovy'))

def form = undivided.substring(undivided.indexOf('    Form:\n'), undivided.indexOf('    Wallet:\n'))
def divided = undivided.replace(form, '''\
    Form:
      description: The form.
      oneOf:
        - $ref: '#/components/schemas/Update'
        - $ref: '#/components/schemas/Link'
      discriminator:
        propertyName: command
        mapping:
          update: '#/components/schemas/Update'
          link: '#/components/schemas/Link'
    Update:
      type: object
      description: Changes the number.
      x-operation-id: updateMobileNumber
      required: [command, mobile_number]
      properties:
        command:
          type: string
          description: What to do.
          enum: [update]
          x-provenance: vendor-page
        mobile_number:
          type: string
          description: The number.
          x-sensitive: true
          x-provenance: vendor-page
          example: '7777777777'
    Link:
      type: object
      description: Links the wallet.
      x-operation-id: link
      required: [command, otp]
      properties:
        command:
          type: string
          description: What to do.
          enum: [link]
        otp:
          type: string
          description: The password.
          x-sensitive: true
''')

def replaced = { String from, String to -> Tool.replaced(divided, from, to) }

/** The report of the comparison and, if there is one, the failure. */
def changed = { String from, String to ->
  base.setText(from, 'UTF-8')
  contract.setText(to, 'UTF-8')
  def failure = compare.complaint(spec: contract.path, released: base.path, accepted: decisions.path, tools: tools,
      project: [build: [directory: work.path]], session: [userProperties: [:]], log: log)
  [report: new File(work, 'api-changes.md').text, failure: failure]
}

// Splitting an operation changes nothing on the wire, but it changes the methods that users call.
def apart = changed(undivided, divided)
assert apart.report.contains('POST /wallets/{wallet_id} command=update changed operationId from sendWalletCommand to updateMobileNumber')
assert apart.report.contains('POST /wallets/{wallet_id} command=link was added')
assert apart.report.count('\n- ') == 2 && apart.failure.count('breaking:') == 1: apart.report
assert changed(divided, divided).report.contains('Nothing.')
[
    'POST /wallets/{wallet_id} command=link was removed': replaced("          link: '#/components/schemas/Link'\n", '').replace("        - \$ref: '#/components/schemas/Link'\n", ''),
    'POST /wallets/{wallet_id} command=link: field otp changed maxLength from none to 6': replaced('          description: The password.', '          maxLength: 6\n          description: The password.'),
    'POST /wallets/{wallet_id} command=link: field otp was removed': replaced('        otp:\n', '        pin:\n').replace('[command, otp]', '[command]'),
    'POST /wallets/{wallet_id} command=link: field pin was added and is required': replaced('        otp:\n', '        pin:\n').replace('[command, otp]', '[command, pin]'),
    'POST /wallets/{wallet_id} command=update changed operationId from updateMobileNumber to update': replaced('x-operation-id: updateMobileNumber', 'x-operation-id: update'),
    'POST /wallets/{wallet_id} command=relink was added': replaced('          link: ', '          relink: '),
].each { what, text ->
  def result = changed(divided, text)
  assert result.report.contains(what): "${what}: ${result.report}"
  assert result.failure =~ /(commands|released)\.yaml:\d+: breaking: POST \/wallets\/\{wallet_id} command=/: what
}
[
    'POST /wallets/{wallet_id} command=link: field otp became optional': replaced('[command, otp]', '[command]'),
    'POST /wallets/{wallet_id} command=link: field note was added': replaced('        otp:\n', '        note:\n          type: string\n          description: A note.\n        otp:\n'),
    'POST /wallets/{wallet_id} command=refresh was added': replaced('        propertyName: command\n', '        propertyName: command\n').replace("        - \$ref: '#/components/schemas/Link'\n", "        - \$ref: '#/components/schemas/Link'\n        - \$ref: '#/components/schemas/refresh'\n") + '''\
    refresh:
      type: object
      description: Refreshes.
      required: [command]
      properties:
        command:
          type: string
          enum: [refresh]
''',
].each { what, text ->
  def result = changed(divided, text)
  assert result.report.contains(what) && !result.failure: "${what}: ${result.report}${result.failure}"
}

def linted = { String text ->
  contract.setText(text, 'UTF-8')
  lint.complaint(spec: contract.path, tools: tools, log: log)
}
assert linted(divided) == ''
[
    'has the same operationId as another operation: link': replaced('x-operation-id: updateMobileNumber', 'x-operation-id: link'),
    'mapping.link names #/components/schemas/Error, which is not a branch': replaced("link: '#/components/schemas/Link'", "link: '#/components/schemas/Error'"),
    'does not allow link': replaced('enum: [link]', 'enum: [connect]'),
    'Link.otp is personal data': replaced('          description: The password.\n          x-sensitive: true', '          description: The password.'),
    'Link has no description': replaced('      description: Links the wallet.\n', ''),
    'examples.example does not match its schema': replaced("              command: update\n              mobile_number: '7777777777'", '              command: link'),
].each { expected, text ->
  def message = linted(text)
  assert message.contains(expected) && message =~ /commands\.yaml:\d+: /: "${expected}: ${message}"
}
assert linted(replaced("              command: update\n              mobile_number: '7777777777'", "              command: link\n              otp: '123456'")) == ''

def paged = { String text ->
  contract.setText(divided, 'UTF-8')
  markdown.setText(text, 'UTF-8')
  comparePage.complaint(page: markdown.path, spec: contract.path, tools: tools, log: log)
}
def linkPage = page.replace('command=update', 'command=link').replace('''--data-urlencode 'mobile_number=7777777777\'''', '''--data-urlencode 'otp=123456\'''')
    .replace('#### mobile_number:', '#### otp:')
assert paged(page) == ''
assert paged(linkPage) == ''
[
    'page: sample request: command=change | contract: update, link': page.replace('command=update', 'command=change'),
    'page: body parameter otp: string, required | contract: no such body parameter': page.replace('#### mobile_number:\n- Desc', '#### otp:\n- Tags: string, Required\n\n#### mobile_number:\n- Desc'),
    'page: body parameter mobile_number: string, required | contract: no such body parameter': linkPage.replace('#### otp:', '#### mobile_number:'),
    'page: body parameter otp: string | contract: required': linkPage.replace('#### otp:\n- Description: The number.\n- Tags: string, Required', '#### otp:\n- Description: The number.\n- Tags: string'),
].each { expected, text ->
  def message = paged(text)
  assert message.contains(expected) && message =~ /\(commands\.yaml:\d+\)/: "${expected}: ${message}"
}
