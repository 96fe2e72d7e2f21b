// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map with any names, whose values another codec reads and writes.
 *
 * @param <T> type of the values
 */
public final class MapCodec<T> extends JsonAdapter<Map<String, T>> {
  private final JsonAdapter<T> values;
  private final boolean nullable;

  private MapCodec(JsonAdapter<T> values, boolean nullable) {
    this.values = values;
    this.nullable = nullable;
  }

  /**
   * Returns a codec for maps without nulls. Entries without a value are omitted when read.
   *
   * @param <T> type of the values
   * @param values reads and writes a value
   * @return the codec
   */
  public static <T> MapCodec<T> of(JsonAdapter<T> values) {
    return new MapCodec<>(values, false);
  }

  /**
   * Returns a codec for maps that may contain nulls.
   *
   * @param <T> type of the values
   * @param values reads and writes a value
   * @return the codec
   */
  public static <T> MapCodec<T> ofNullable(JsonAdapter<T> values) {
    return new MapCodec<>(values, true);
  }

  @Override
  public @Nullable Map<String, T> fromJson(JsonReader reader) throws IOException {
    if (!Reading.beginObject(reader)) {
      return null;
    }
    Map<String, T> map = new LinkedHashMap<>();
    while (reader.hasNext()) {
      String name = reader.nextName();
      T value = values.fromJson(reader);
      if (value != null || nullable) {
        map.put(name, value);
      }
    }
    reader.endObject();
    return Collections.unmodifiableMap(map);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Map<String, T> value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    writer.beginObject();
    for (Map.Entry<String, T> entry : value.entrySet()) {
      Writing.write(writer, entry.getKey(), values, entry.getValue());
    }
    writer.endObject();
  }
}
