// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text for {@code toString}, which is often logged: one line, without control characters. */
public final class Print {
  private Print() {}

  /**
   * Redacts a sensitive value.
   *
   * @param value the value or null
   * @return a placeholder, null for null
   */
  public static @Nullable String hidden(@Nullable Object value) {
    return value == null ? null : "(hidden)";
  }

  /**
   * Lists the names of unknown properties, without their values.
   *
   * @param properties the properties
   * @return the names, empty if there are none
   */
  public static String names(Map<String, ?> properties) {
    return properties.isEmpty() ? "" : ", unknown=" + properties.keySet();
  }

  /**
   * Escapes control and format characters, line and paragraph separators and unpaired surrogates as
   * Java unicode escapes.
   *
   * @param text any text
   * @return a text of one line
   */
  public static String escaped(String text) {
    if (text.codePoints().noneMatch(Print::isUnsafe)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder target, int character) {
    if (!isUnsafe(character)) {
      target.appendCodePoint(character);
      return;
    }
    for (char unit : Character.toChars(character)) {
      target.append(String.format("\\u%04x", (int) unit));
    }
  }

  private static boolean isUnsafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
