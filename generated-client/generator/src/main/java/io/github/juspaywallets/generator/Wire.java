// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how values become text. Retrofit would call toString, which is wrong for numbers ({@code
 * 1E+3}), enums, times, joined lists and objects.
 */
final class Wire {
  /** The name of an extension of parameters and fields: the conversion, if there is one. */
  static final String CALL = "x-call";

  static final String EACH = "Texts.ofAll";
  static final String AS_JSON = "FormJson.of";
  static final String EACH_AS_JSON = "FormJson.ofAll";
  static final String BRACKETS = "FormJson.brackets";

  private static final Set<String> CONVERTED = Set.of("number", "date-time");

  private Wire() {}

  /** The conversion of a value in normal form, or null. */
  static @Nullable String call(Schema<?> schema, boolean repeated, boolean header) {
    if (schema.getItems() == null) {
      return isConverted(schema) ? "Texts.of" : null;
    }
    if (!repeated) {
      return header ? "Texts.joined" : "Texts.joinedForUrl";
    }
    return isConverted(schema.getItems()) ? EACH : null;
  }

  private static boolean isConverted(Schema<?> item) {
    return item.get$ref() != null
        || "number".equals(item.getType())
        || (item.getFormat() != null && CONVERTED.contains(item.getFormat()));
  }
}
