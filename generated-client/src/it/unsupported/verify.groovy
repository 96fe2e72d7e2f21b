// Each problem with its line and place, and no other.
def found = new File(basedir, 'build.log').readLines()
    .findAll { it =~ /contract\.yaml:\d+: / }
    .collect { it.replaceFirst(/.*contract\.yaml:/, '').replaceFirst(/ (is not|cannot|must not).*/, '') }

assert found == [
    '12: paths./a/{id}.get.parameters.raw',
    '13: paths./a/{id}.get.parameters.whole',
    '14: paths./a/{id}.get.parameters.json.content',
    '15: paths./a/{id}.get.parameters.a-b.style',
    '16: paths./a/{id}.get.parameters.pipes.style',
    '23: paths./a/{id}.get.responses.200.content.application/json.schema.oneOf',
    '25: paths./a/{other}',
    '31: paths./a/{other}.post.requestBody',
    '39: paths./b.post.requestBody.nested',
    '51: components.schemas.Any.anyOf',
    '54: components.schemas.Shape.discriminator',
    '57: components.schemas.Either.type',
    '60: components.schemas.Price.enum']
