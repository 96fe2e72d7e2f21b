// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Converts objects to text for fields of forms. */
public final class FormJson {
  private final Moshi moshi;

  private FormJson(JsonAdapter.Factory adapters) {
    this.moshi = new Moshi.Builder().add(adapters).build();
  }

  /**
   * Returns a value as JSON.
   *
   * @param adapters adapters of the models
   * @param value a value or null
   * @return the JSON, null for null
   */
  public static @Nullable String of(JsonAdapter.Factory adapters, @Nullable Object value) {
    return value == null ? null : new FormJson(adapters).json(value);
  }

  /**
   * Returns values as JSON, each by itself.
   *
   * @param adapters adapters of the models
   * @param values a list or null
   * @return the JSON of all values except nulls, null for null
   */
  public static @Nullable List<String> ofAll(
      JsonAdapter.Factory adapters, @Nullable List<? extends @Nullable Object> values) {
    FormJson json = new FormJson(adapters);
    return values == null
        ? null
        : values.stream().filter(java.util.Objects::nonNull).map(json::json).toList();
  }

  /**
   * Returns the properties of an object, named as {@code field[property]}.
   *
   * @param adapters adapters of the models
   * @param field name of the field
   * @param value an object or null
   * @return the fields, none for null
   */
  public static Map<String, String> brackets(
      JsonAdapter.Factory adapters, String field, @Nullable Object value) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (value != null) {
      String json = new FormJson(adapters).json(value);
      try {
        Object tree = FreeFormCodec.INSTANCE.fromJson(json);
        flatten(field, tree, fields);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return fields;
  }

  private static void flatten(String name, @Nullable Object value, Map<String, String> fields) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> flatten(name + "[" + key + "]", item, fields));
    } else if (value instanceof List<?>) {
      throw new IllegalArgumentException("A list in " + name + " has no form between brackets");
    } else if (value != null) {
      fields.put(name, String.valueOf(Texts.of(value)));
    }
  }

  private String json(Object value) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      write(writer, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  @SuppressWarnings("unchecked") // the adapter of the value's own class
  private void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name(String.valueOf(entry.getKey()));
        write(writer, entry.getValue());
      }
      writer.endObject();
    } else if (value instanceof List<?> list) {
      writer.beginArray();
      for (Object item : list) {
        write(writer, item);
      }
      writer.endArray();
    } else {
      ((JsonAdapter<Object>) moshi.adapter(value.getClass())).toJson(writer, value);
    }
  }
}
