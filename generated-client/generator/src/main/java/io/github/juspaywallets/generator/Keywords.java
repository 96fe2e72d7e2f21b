// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keywords of one schema, in OpenAPI 3.0 and 3.1 alike. */
final class Keywords {
  /** Keywords that restrict the valid values, besides type and the unions. */
  private static final List<Function<Schema<?>, @Nullable Object>> RESTRICTIONS =
      List.of(
          Schema::getProperties,
          Schema::getRequired,
          Schema::getItems,
          Schema::getAdditionalProperties,
          Schema::getEnum,
          Schema::getConst,
          Schema::getFormat,
          Schema::getPattern,
          Schema::getMinLength,
          Schema::getMaxLength,
          Schema::getMinimum,
          Schema::getMaximum,
          Schema::getExclusiveMinimum,
          Schema::getExclusiveMaximum,
          Schema::getExclusiveMinimumValue,
          Schema::getExclusiveMaximumValue,
          Schema::getMultipleOf,
          Schema::getMinItems,
          Schema::getMaxItems,
          Schema::getUniqueItems,
          Schema::getMinProperties,
          Schema::getMaxProperties,
          Schema::getNot,
          Schema::getIf,
          Schema::getPatternProperties,
          Schema::getPrefixItems,
          Schema::getDependentSchemas);

  /**
   * The name of an extension of schemas that are {@linkplain #both joined}: the JSON pointers of
   * the parts.
   */
  private static final String PARTS = "x-parts";

  private Keywords() {}

  /** The JSON pointer of a part of an allOf, oneOf or anyOf. */
  static String at(Located<Schema<?>> schema, String keyword, int index) {
    Map<String, Object> extensions = schema.value().getExtensions();
    Object parts = extensions == null ? null : extensions.get(PARTS);
    return parts instanceof List<?> list
        ? list.get(index).toString()
        : Places.pointer(schema.at(), keyword, index);
  }

  static Set<String> types(Schema<?> schema) {
    Set<String> types = new LinkedHashSet<>();
    if (schema.getTypes() != null) {
      types.addAll(schema.getTypes());
    }
    if (schema.getType() != null) {
      types.add(schema.getType());
    }
    return types;
  }

  /** The schema of the values of a map, or null if they can be anything. */
  static @Nullable Schema<?> values(Schema<?> schema) {
    return schema.getAdditionalProperties() instanceof Schema<?> values && !isEmpty(values)
        ? values
        : null;
  }

  private static boolean isEmpty(Schema<?> schema) {
    return schema.get$ref() == null
        && schema.getBooleanSchemaValue() == null
        && types(schema).isEmpty()
        && !restricts(schema)
        && schema.getAllOf() == null
        && schema.getOneOf() == null
        && schema.getAnyOf() == null
        && schema.getNullable() == null
        && schema.getExtensions() == null;
  }

  static boolean restricts(Schema<?> schema) {
    return RESTRICTIONS.stream().anyMatch(keyword -> keyword.apply(schema) != null);
  }

  static boolean isSensitive(Schema<?> schema) {
    return schema.getExtensions() != null
        && "true".equals(String.valueOf(schema.getExtensions().get("x-sensitive")));
  }

  static @Nullable String extension(Schema<?> schema, String name) {
    return schema.getExtensions() == null || schema.getExtensions().get(name) == null
        ? null
        : String.valueOf(schema.getExtensions().get(name));
  }

  /** What two parts of an allOf declare under the same name. Its pointer names both. */
  static Located<Schema<?>> both(Located<Schema<?>> first, Located<Schema<?>> second) {
    Schema<?> joined = new Schema<>().allOf(List.of(first.value(), second.value()));
    joined.addExtension(PARTS, List.of(first.at(), second.at()));
    return new Located<>(joined, Places.pointer(second.at(), "allOf", first.at()));
  }
}
