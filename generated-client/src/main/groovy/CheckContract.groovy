// Translates the contract for the generator. Stops the build on a construct without a Java equivalent: its code
// would not compile or, worse, would compile and violate the contract.
def sources = new File(tools, '../../../../generated-client/src/main').canonicalFile
def loader = new GroovyClassLoader(getClass().classLoader)
loader.addClasspath(tools)
loader.addClasspath(new File(sources, 'groovy').path)
def Translator = loader.loadClass('Translator')
Translator.write(spec, sources, new File(project.build.directory, 'translated/contract.yaml'))
