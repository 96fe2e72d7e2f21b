// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies values that a caller passes in or receives, so that models stay immutable. */
public final class Copies {
  private Copies() {}

  /**
   * Returns a map to add to. Created on demand, because most responses have no unknown properties.
   *
   * @param properties a map or null
   * @return a modifiable map
   */
  public static Map<String, @Nullable Object> modifiable(
      @Nullable Map<String, @Nullable Object> properties) {
    if (properties == null) {
      return new LinkedHashMap<>();
    }
    return properties instanceof HashMap ? properties : new LinkedHashMap<>(properties);
  }

  /**
   * Returns a copy without a property.
   *
   * @param properties a map or null
   * @param name name of the property
   * @return the copy, null for null
   */
  public static @Nullable Map<String, @Nullable Object> without(
      @Nullable Map<String, @Nullable Object> properties, String name) {
    if (properties == null) {
      return null;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(properties);
    copy.remove(name);
    return copy;
  }

  /**
   * Returns an unmodifiable copy.
   *
   * @param properties a map or null
   * @return the copy, empty for null
   */
  public static Map<String, @Nullable Object> orEmpty(
      @Nullable Map<String, @Nullable Object> properties) {
    return properties == null || properties.isEmpty()
        ? Collections.emptyMap()
        : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /**
   * Returns an unmodifiable copy.
   *
   * @param <T> type of the items
   * @param values a list or null
   * @return the copy, null for null
   */
  public static <T extends @Nullable Object> @Nullable List<T> of(@Nullable List<T> values) {
    return values == null ? null : Collections.unmodifiableList(new ArrayList<>(values));
  }

  /**
   * Returns an unmodifiable copy.
   *
   * @param <T> type of the values
   * @param values a map or null
   * @return the copy, null for null
   */
  public static <T extends @Nullable Object> @Nullable Map<String, T> of(
      @Nullable Map<String, T> values) {
    return values == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Copies an object of any shape.
   *
   * @param values a map or null
   * @return the object as it would be read back, null for null
   * @throws IllegalArgumentException if a value inside it has no JSON form
   */
  @SuppressWarnings("unchecked") // the copy of a map is such a map
  public static @Nullable Map<String, @Nullable Object> ofFreeForm(
      @Nullable Map<String, @Nullable Object> values) {
    return (Map<String, @Nullable Object>) ofAny(values);
  }

  /**
   * Copies JSON of any shape.
   *
   * @param value null, a String, Boolean or Number, or a List or Map of these
   * @return the value as it would be read back
   * @throws IllegalArgumentException if the value, or a value inside it, has no JSON form
   */
  public static @Nullable Object ofAny(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(ofAny(item)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, item) -> copy.put(String.valueOf(name), ofAny(item)));
      return Collections.unmodifiableMap(copy);
    }
    throw new IllegalArgumentException(value.getClass().getName() + " has no JSON form");
  }
}
