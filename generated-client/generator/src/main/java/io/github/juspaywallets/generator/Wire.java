// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a value becomes text. Retrofit would call toString, which is wrong for numbers ({@code
 * 1E+3}), enums, times, joined lists and objects.
 */
enum Wire {
  TEXT("Texts.of(%s)", "@Nullable String"),
  TEXTS("Texts.ofAll(%s)", "@Nullable List<String>"),
  JOINED("Texts.joined(%s)", "@Nullable String"),
  JOINED_FOR_URL("Texts.joinedForUrl(%s)", "@Nullable String"),
  JSON("FormJson.of(ModelJsonAdapters.factory(), %s)", "@Nullable String"),
  JSONS("FormJson.ofAll(ModelJsonAdapters.factory(), %s)", "@Nullable List<String>"),
  BRACKETS("FormJson.brackets(ModelJsonAdapters.factory(), %2$s, %1$s)", "Map<String, String>");

  /** The name of an extension of parameters and fields: the conversion, if there is one. */
  static final String CALL = "x-call";

  private static final Set<String> CONVERTED = Set.of("number", "date-time");

  private final String expression;

  /** The type that Retrofit sends. */
  final String type;

  Wire(String expression, String type) {
    this.expression = expression;
    this.type = type;
  }

  /** The conversion of a variable, as an expression. */
  String of(String variable, String wire) {
    return String.format(expression, variable, JavaText.literal(wire));
  }

  /** The conversion of a value in normal form, or null. */
  static @Nullable Wire call(Schema<?> schema, boolean repeated, boolean header) {
    if (schema.getItems() == null) {
      return isConverted(schema) ? TEXT : null;
    }
    if (!repeated) {
      return header ? JOINED : JOINED_FOR_URL;
    }
    return isConverted(schema.getItems()) ? TEXTS : null;
  }

  private static boolean isConverted(Schema<?> item) {
    return item.get$ref() != null
        || "number".equals(item.getType())
        || (item.getFormat() != null && CONVERTED.contains(item.getFormat()));
  }
}
