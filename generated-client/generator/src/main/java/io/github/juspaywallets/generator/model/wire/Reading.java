// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values leniently: a boolean or number may be a string, and a string may be a boolean or
 * number. Null means no value, and so does an empty string unless a string is expected. Anything
 * else is a {@link JsonDataException} that names the path and the expected type, but never the
 * value.
 */
public final class Reading {
  private Reading() {}

  /**
   * Begins an object, or skips a null or an empty string.
   *
   * @param reader at the value
   * @return whether there is an object
   * @throws IOException if reading fails
   */
  public static boolean beginObject(JsonReader reader) throws IOException {
    if (skipNoValue(reader)) {
      return false;
    }
    expect(JsonReader.Token.BEGIN_OBJECT, "an object", reader);
    reader.beginObject();
    return true;
  }

  /**
   * Requires a property.
   *
   * @param name its name on the wire
   * @param value the value that was read
   * @param reader after the object
   */
  public static void require(String name, @Nullable Object value, JsonReader reader) {
    if (value == null) {
      throw new JsonDataException(
          "Required property " + name + " is missing at path " + pathOfLast(reader));
    }
  }

  /** The text of a scalar token, null for a null. */
  static @Nullable String nextText(JsonReader reader, String expected) throws IOException {
    return switch (reader.peek()) {
      case NULL -> reader.nextNull();
      case BOOLEAN -> String.valueOf(reader.nextBoolean());
      case STRING, NUMBER -> reader.nextString();
      default -> throw mismatch(expected, reader.getPath());
    };
  }

  /** Skips a null or an empty string. Returns whether there was one. */
  static boolean skipNoValue(JsonReader reader) throws IOException {
    boolean noValue =
        switch (reader.peek()) {
          case NULL -> true;
          case STRING -> reader.peekJson().nextString().isEmpty();
          default -> false;
        };
    if (noValue) {
      reader.skipValue();
    }
    return noValue;
  }

  static void expect(JsonReader.Token token, String expected, JsonReader reader)
      throws IOException {
    if (reader.peek() != token) {
      throw mismatch(expected, reader.getPath());
    }
  }

  static JsonDataException mismatch(String expected, String path) {
    return new JsonDataException("Expected " + expected + " at path " + path);
  }

  /** The path of the value just read. In an array, the reader already has the next item's. */
  static String pathOfLast(JsonReader reader) {
    String path = reader.getPath();
    if (!path.endsWith("]")) {
      return path;
    }
    int bracket = path.lastIndexOf('[');
    int next = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
    return path.substring(0, bracket + 1) + (next - 1) + "]";
  }
}
