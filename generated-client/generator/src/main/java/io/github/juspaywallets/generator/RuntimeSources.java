// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.templating.MustacheEngineAdapter;

/**
 * Renders templates, and copies the Java sources that generated code uses at run time into the
 * package of the models. They are compiled and tested here; a user gets them as source code, so
 * that there is no second jar whose version could differ.
 */
final class RuntimeSources extends MustacheEngineAdapter {
  /** The files, without .java. */
  static final List<String> NAMES =
      List.of(
          ("DecimalPattern OpenEnum Timestamp wire/BigDecimalCodec wire/BooleanCodec"
                  + " wire/ByteStringCodec wire/Copies wire/DecimalTextCodec wire/FormJson"
                  + " wire/FreeFormCodec wire/IntegerCodec wire/ListCodec wire/LocalDateCodec"
                  + " wire/LongCodec wire/MapCodec wire/NumberCodec wire/Print wire/Reading"
                  + " wire/Required wire/ScalarCodec wire/StringCodec wire/Texts"
                  + " wire/TimestampCodec wire/URICodec wire/UUIDCodec wire/UnionCodec"
                  + " wire/UnknownProperties wire/WireAdapters wire/Writing wire/package-info")
              .split(" ", -1));

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
