// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.io.IOException;
import java.util.Map;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.templating.MustacheEngineAdapter;

/**
 * Renders templates, and copies the Java sources that generated code uses at run time into the
 * package of the models. They are compiled and tested here; a user gets them as source code, so
 * that there is no second jar whose version could differ.
 */
final class RuntimeSources extends MustacheEngineAdapter {
  private static final String PACKAGE = "io.github.juspaywallets.generator.model";

  @Override
  public String compileTemplate(
      TemplatingExecutor executor, Map<String, Object> bundle, String template) throws IOException {
    return template.endsWith(".java")
        ? executor
            .getFullTemplateContents(template)
            .replace(PACKAGE, String.valueOf(bundle.get("modelPackage")))
        : super.compileTemplate(executor, bundle, template);
  }

  @Override
  public String[] getFileExtensions() {
    return new String[] {"mustache", "java"};
  }
}
