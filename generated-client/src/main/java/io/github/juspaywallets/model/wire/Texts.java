// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model.wire;

import io.github.juspaywallets.model.OpenEnum;
import io.github.juspaywallets.model.Timestamp;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as paths, queries, headers and forms carry them, where {@code toString} is not that. */
public final class Texts {
  private Texts() {}

  /**
   * The text of a value: plain digits for a number, RFC 3339 for a time.
   *
   * @param value a value or nothing
   * @return its text, null for nothing
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
   * The text of each value that is there.
   *
   * @param values a list or nothing
   * @return the texts, null for nothing
   */
  public static @Nullable List<String> ofAll(@Nullable List<? extends @Nullable Object> values) {
    return values == null ? null : values.stream().map(Texts::of).filter(Objects::nonNull).toList();
  }

  /**
   * The texts, joined by commas.
   *
   * @param values a list or nothing
   * @return one text, null for nothing
   */
  public static @Nullable String joined(@Nullable List<? extends @Nullable Object> values) {
    List<String> texts = ofAll(values);
    return texts == null ? null : String.join(",", texts);
  }

  /**
   * The texts, each encoded for a URL and then joined by commas, so that a comma within one of them
   * is no separator.
   *
   * @param values a list or nothing
   * @return one text, null for nothing
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
