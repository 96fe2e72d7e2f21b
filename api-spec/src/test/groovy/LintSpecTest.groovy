// Violates each lint rule once in a small contract, and tests the message.
def Tool = new GroovyClassLoader(getClass().classLoader).parseClass(new File(project.basedir, 'src/test/groovy/Tool.groovy'))
def original = new File(project.basedir, 'src/test/contract.yaml').getText('UTF-8')
def broken = new File(project.build.directory, 'lint-spec-test.yaml')
broken.parentFile.mkdirs()
def tool = Tool.newInstance(new File(tools, 'LintSpec.groovy'))

def run = { String text ->
  broken.setText(text, 'UTF-8')
  tool.complaint(spec: broken.path, tools: tools, log: log)
}

def replaced = { String from, String to -> Tool.replaced(original, from, to) }

assert run(original) == ''
// Valid: x-sensitive on list items, and a required property that is only for requests.
assert run(replaced('        linked:\n', '        mobile_numbers:\n          type: array\n          description: All.\n          items: {type: string, x-sensitive: true}\n        linked:\n')) == ''
assert run(replaced('      required: [id]\n', '      required: [id, pin]\n').replace('        linked:\n', '        pin:\n          type: string\n          description: One.\n          writeOnly: true\n        linked:\n')) == ''
[
    'this is not YAML': replaced('paths:', 'paths: ['),
    'this is not an OpenAPI document': 'text',
    'this is not OpenAPI: attribute paths': replaced('      operationId:', '      operationID:'),
    'must be 3.0': replaced('openapi: 3.0.3', 'openapi: 3.1.0'),
    "refers to #/components/schemas/None, which does not exist": replaced("'#/components/schemas/Provider'", "'#/components/schemas/None'"),
    'servers must be https': replaced('https://api', 'http://api'),
    'servers has no x-environment': replaced('    x-environment: PRODUCTION\n', ''),
    'Provider.enum lists NO without quotes': replaced('        - PAYTM', '        - PAYTM\n        - NO'),
    'Wallet.mobile_numbers is personal data': replaced('        linked:\n', '        mobile_numbers:\n          type: array\n          description: All.\n          items: {type: string}\n        linked:\n'),
    'Wallet.otp is personal data': replaced('        linked:\n', '        otp:\n          type: integer\n          description: One.\n        linked:\n'),
    'has no operationId': replaced('      operationId: sendWalletCommand\n', ''),
    'has the same operationId as another operation': replaced('\ncomponents:', '\n  /other:\n    post:\n      operationId: sendWalletCommand\n      description: Other.\n      responses:\n        \'204\':\n          description: None.\ncomponents:'),
    'post has no description': replaced('      description: Sends a command.\n', ''),
    'post.wallet_id has no description': replaced('      description: The wallet.\n      x-prov', '      x-prov'),
    '429 has no example': replaced('              example:\n                code: slow\n', ''),
    'examples.example does not match its schema': replaced('linked: false', 'linked: 7'),
    'mobile_number.example does not match its schema': replaced("          example: '7777777777'", "          maxLength: 3\n          example: '7777777777'"),
    'x-routing-id is personal data': replaced('      x-sensitive: true\n      schema', '      schema'),
    'Metadata.mobile_number is personal data': replaced('          x-sensitive: true\n          x-provenance: vendor-page\n    Error', '          x-provenance: vendor-page\n    Error'),
    'Wallet.metadata is an object without a name': replaced("          description: More.\n          allOf:\n            - \$ref: '#/components/schemas/Metadata'", '          description: More.\n          type: object\n          properties: {a: {type: string, description: A.}}\n'),
    'Wallet.linkedNow is not lower case with underscores': replaced('        linked:\n', '        linkedNow:\n'),
    'post.X-Routing is not lower case with dashes': replaced('name: x-routing-id', 'name: X-Routing'),
    'error_code is not a class name': replaced('    Error:\n', '    error_code:\n').replace('schemas/Error', 'schemas/error_code'),
    'Wallet.id has no description': replaced('          description: Its id.\n', ''),
].each { expected, text ->
  def message = run(text)
  assert message.contains(expected): "${expected}: ${message}"
  assert message =~ /lint-spec-test\.yaml:\d+: /
}
