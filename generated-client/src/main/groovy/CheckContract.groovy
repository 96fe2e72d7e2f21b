// Translates the contract for the generator, and stops the build where the contract uses what has no
// Java: it would not compile, or worse, compile and read or send something else than the contract says.
def sources = new File(tools, '../../../../generated-client/src/main').canonicalFile
def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
loader.addClasspath(new File(sources, 'groovy').path)
def Translator = loader.loadClass('Translator')
Translator.write(spec, sources, new File(project.build.directory, 'translated/contract.yaml'))
