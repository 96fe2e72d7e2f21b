// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vendor's error shapes into the one of the contract. Whatever is not what it should be
 * is left out: an error that hides another one helps nobody.
 */
final class ErrorBody {
  private final JsonAdapter<Object> anything;
  private final JsonAdapter<ErrorResponse> errors;

  ErrorBody(Moshi moshi) {
    this.anything = moshi.adapter(Object.class);
    this.errors = moshi.adapter(ErrorResponse.class);
  }

  ErrorResponse read(String body) {
    Map<String, @Nullable Object> error = object(parse(body));
    // Payout pages wrap the error once more.
    error.putAll(object(error.get("response")));
    error.put("error_info", errorInfo(error.get("error_info")));
    return Objects.requireNonNull(errors.fromJsonValue(error));
  }

  private Map<String, @Nullable Object> errorInfo(@Nullable Object value) {
    // One SDK of the vendor's expects this object as a string, too.
    Map<String, @Nullable Object> info = object(value instanceof String text ? parse(text) : value);
    info.put("fields", objects(info.get("fields")));
    return info;
  }

  private static List<Map<String, @Nullable Object>> objects(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(ErrorBody::object).toList()
        : List.of();
  }

  /** The object with names as the contract writes them, and values where it has values. */
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, item) -> {
            String key = snakeCase((String) name);
            boolean nested =
                key.equals("error_info") || key.equals("fields") || key.equals("response");
            if (nested || isScalar(item)) {
              result.put(key, item);
            }
          });
    }
    // The contract has a boolean here; payout pages have a text.
    if (!isBoolean(String.valueOf(result.get("error")))) {
      result.remove("error");
    }
    return result;
  }

  private static boolean isScalar(@Nullable Object value) {
    return value != null && !(value instanceof Map) && !(value instanceof List);
  }

  private static boolean isBoolean(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private @Nullable Object parse(String text) {
    try {
      return anything.fromJson(text);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }
}
