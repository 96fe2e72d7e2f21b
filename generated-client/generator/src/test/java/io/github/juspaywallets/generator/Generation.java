// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs openapi-generator with this extension, as its command line and its plugin do. */
final class Generation {
  private Generation() {}

  static CodegenConfigurator configurator(Path contract, Path output, String pack) {
    return new CodegenConfigurator()
        .setGeneratorName("retrofit-moshi")
        .setInputSpec(contract.toString())
        .setOutputDir(output.toString())
        .setApiPackage(pack + ".api")
        .setModelPackage(pack + ".model")
        .setInvokerPackage(pack)
        .setQuiet(true)
        .setValidateSpec(false);
  }

  static List<File> run(CodegenConfigurator configurator) {
    return new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
  }
}
