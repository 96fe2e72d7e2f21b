// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import io.github.juspaywallets.generator.model.OpenEnum;
import io.github.juspaywallets.generator.model.Timestamp;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts values to text for paths, queries, headers and forms. */
public final class Texts {
  private Texts() {}

  /**
   * Returns the text of a value: plain digits for a number, RFC 3339 for a timestamp.
   *
   * @param value a value or null
   * @return its text, null for null
   */
  public static @Nullable String of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Timestamp time) {
      return time.strictText();
    }
    return value instanceof OpenEnum<?> item ? of(item.value()) : value.toString();
  }

  /**
   * Returns the texts of all values except nulls.
   *
   * @param values a list or null
   * @return the texts, null for null
   */
  public static @Nullable List<String> ofAll(@Nullable List<? extends @Nullable Object> values) {
    return values == null ? null : values.stream().map(Texts::of).filter(Objects::nonNull).toList();
  }

  /**
   * Returns the texts of all values except nulls, joined by commas.
   *
   * @param values a list or null
   * @return one text, null for null
   */
  public static @Nullable String joined(@Nullable List<? extends @Nullable Object> values) {
    List<String> texts = ofAll(values);
    return texts == null ? null : String.join(",", texts);
  }

  /**
   * Returns the texts of all values except nulls, each encoded for a URL, joined by commas. The
   * encoding distinguishes a comma within a text from a separator.
   *
   * @param values a list or null
   * @return one text, null for null
   */
  public static @Nullable String joinedForUrl(@Nullable List<? extends @Nullable Object> values) {
    List<String> texts = ofAll(values);
    return texts == null
        ? null
        : texts.stream().map(Texts::encoded).collect(Collectors.joining(","));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
