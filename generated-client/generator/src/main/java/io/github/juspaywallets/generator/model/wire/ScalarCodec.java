// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value of one JSON token, written as a string unless a subclass overrides {@link #toJson}. */
abstract class ScalarCodec<T> extends JsonAdapter<T> {
  /** Longer than any sensible number. Parsing time grows with the square of the length. */
  private static final int LONGEST_NUMBER = 400;

  private final String expected;

  ScalarCodec(String expected) {
    this.expected = expected;
  }

  static BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException();
    }
    return new BigDecimal(text);
  }

  /** Parses a non-empty text, or throws one of the exceptions that {@link #fromJson} catches. */
  abstract T parse(String text);

  @Override
  public final @Nullable T fromJson(JsonReader reader) throws IOException {
    String text = Reading.nextText(reader, expected);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Without the cause, which quotes the value.
      throw Reading.mismatch(expected, Reading.pathOfLast(reader));
    }
  }

  /** Formats a value that is written as a string. */
  String print(T value) {
    return value.toString();
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
    writer.value(value == null ? null : print(value));
  }
}
