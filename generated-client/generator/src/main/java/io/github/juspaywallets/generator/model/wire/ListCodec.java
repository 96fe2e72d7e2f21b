// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list whose items another codec reads and writes.
 *
 * @param <T> type of the items
 */
public final class ListCodec<T> extends JsonAdapter<List<T>> {
  private final JsonAdapter<T> items;
  private final boolean nullable;

  private ListCodec(JsonAdapter<T> items, boolean nullable) {
    this.items = items;
    this.nullable = nullable;
  }

  /**
   * Returns a codec for lists without nulls. Items without a value are omitted when read.
   *
   * @param <T> type of the items
   * @param items reads and writes an item
   * @return the codec
   */
  public static <T> ListCodec<T> of(JsonAdapter<T> items) {
    return new ListCodec<>(items, false);
  }

  /**
   * Returns a codec for lists that may contain nulls.
   *
   * @param <T> type of the items
   * @param items reads and writes an item
   * @return the codec
   */
  public static <T> ListCodec<T> ofNullable(JsonAdapter<T> items) {
    return new ListCodec<>(items, true);
  }

  @Override
  public @Nullable List<T> fromJson(JsonReader reader) throws IOException {
    if (Reading.skipNoValue(reader)) {
      return null;
    }
    Reading.expect(JsonReader.Token.BEGIN_ARRAY, "an array", reader);
    List<T> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      T item = items.fromJson(reader);
      if (item != null || nullable) {
        list.add(item);
      }
    }
    reader.endArray();
    return Collections.unmodifiableList(list);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable List<T> value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    writer.beginArray();
    for (T item : value) {
      items.toJson(writer, item);
    }
    writer.endArray();
  }
}
