// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object whose class one of its properties selects.
 *
 * @param <T> what all classes implement
 */
public abstract class UnionCodec<T> extends JsonAdapter<T> {
  private final String discriminator;

  /**
   * Creates a codec.
   *
   * @param discriminator name of the property on the wire
   */
  protected UnionCodec(String discriminator) {
    this.discriminator = discriminator;
  }

  /**
   * Returns what reads the selected class.
   *
   * @param value value of the property
   * @return the adapter, null if the contract does not name the value
   */
  protected abstract @Nullable JsonAdapter<? extends T> adapter(String value);

  /**
   * Returns an object of a class that the contract does not name.
   *
   * @param properties its properties
   * @return the object
   */
  protected abstract T unknown(Map<String, @Nullable Object> properties);

  @Override
  public final @Nullable T fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
      String value = discriminator(reader.peekJson());
      JsonAdapter<? extends T> adapter = value == null ? null : adapter(value);
      if (adapter != null) {
        return adapter.fromJson(reader);
      }
    }
    if (!Reading.beginObject(reader)) {
      return null;
    }
    Map<String, @Nullable Object> properties = Copies.modifiable(null);
    while (reader.hasNext()) {
      properties = UnknownProperties.read(properties, reader);
    }
    reader.endObject();
    return unknown(properties);
  }

  private @Nullable String discriminator(JsonReader ahead) throws IOException {
    ahead.beginObject();
    while (ahead.hasNext()) {
      if (ahead.nextName().equals(discriminator)) {
        return ahead.peek() == JsonReader.Token.STRING || ahead.peek() == JsonReader.Token.NUMBER
            ? ahead.nextString()
            : null;
      }
      ahead.skipValue();
    }
    return null;
  }
}
