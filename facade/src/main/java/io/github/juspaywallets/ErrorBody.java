// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okio.Buffer;

/**
 * Converts Juspay's various error formats to the one of the contract. Ignores malformed parts, and
 * keeps what precedes broken JSON, so that a parse error does not hide the error itself.
 */
record ErrorBody(JsonAdapter<ErrorResponse> errors) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** In characters. Longer texts are truncated. */
  private static final int LONGEST_TEXT = 16 * 1024;

  private static final String FIELDS = "fields";
  private static final int MOST_FIELDS = 100;
  private static final Set<String> NESTED = Set.of("error_info", "response");
  private static final Set<Token> SCALARS = EnumSet.of(Token.STRING, Token.NUMBER, Token.BOOLEAN);

  ErrorResponse read(String body) {
    Map<String, Object> error = parse(body);
    // Juspay's payout pages wrap the error in another object.
    if (error.remove("response") instanceof Map<?, ?> wrapped) {
      wrapped.forEach((name, value) -> error.put((String) name, value));
    }
    // One of Juspay's SDKs also expects this object as a string.
    error.computeIfPresent(
        "error_info", (name, info) -> info instanceof Map ? info : parse(info.toString()));
    // A boolean in the contract, but a text on the payout pages.
    if (!String.valueOf(error.get("error")).matches("(?i)true|false")) {
      error.remove("error");
    }
    try {
      return Objects.requireNonNull(errors.fromJsonValue(error));
    } catch (JsonDataException e) {
      return ErrorResponse.builder().build();
    }
  }

  private static Map<String, Object> parse(String text) {
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    Map<String, Object> error = new LinkedHashMap<>();
    try {
      readObject(JsonReader.of(new Buffer().writeUtf8(json)), error);
    } catch (IOException | JsonDataException e) {
      // Keep what was read so far.
    }
    return error;
  }

  private static void readObject(JsonReader reader, Map<String, Object> object) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = snakeCase(reader.nextName());
      Token kind = reader.peek();
      if (kind == Token.BEGIN_ARRAY && name.equals(FIELDS)) {
        readFields(reader, added(object, name, new ArrayList<>()));
      } else if (kind == Token.BEGIN_OBJECT && NESTED.contains(name)) {
        readObject(reader, added(object, name, new LinkedHashMap<>()));
      } else if (!SCALARS.contains(kind) || name.equals(FIELDS)) {
        reader.skipValue();
      } else {
        Object value = kind == Token.BOOLEAN ? reader.nextBoolean() : cut(reader.nextString());
        if (!value.equals("")) {
          object.put(name, value);
        }
      }
    }
    reader.endObject();
  }

  private static void readFields(JsonReader reader, List<Object> fields) throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() == Token.BEGIN_OBJECT && fields.size() < MOST_FIELDS) {
        Map<String, Object> field = new LinkedHashMap<>();
        fields.add(field);
        readObject(reader, field);
      } else {
        reader.skipValue();
      }
    }
    reader.endArray();
  }

  /** Adds a container before it is filled, so that broken content keeps its beginning. */
  private static <C> C added(Map<String, Object> object, String name, C container) {
    object.put(name, container);
    return container;
  }

  static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
