// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the properties that the contract does not define. */
public final class UnknownProperties {
  private UnknownProperties() {}

  /**
   * Reads the name and value of a property that the contract does not define.
   *
   * @param properties the properties read so far, or null
   * @param reader at the name
   * @return the properties, including the new one
   * @throws IOException if reading fails
   */
  public static Map<String, @Nullable Object> read(
      @Nullable Map<String, @Nullable Object> properties, JsonReader reader) throws IOException {
    Map<String, @Nullable Object> result = Copies.modifiable(properties);
    try {
      result.put(reader.nextName(), FreeFormCodec.INSTANCE.fromJson(reader));
    } catch (JsonDataException e) {
      // Without the path, which contains names that are not in the contract.
      throw new JsonDataException("A property outside the contract is too large or too deep");
    }
    return result;
  }

  /**
   * Writes the properties that the contract does not define.
   *
   * @param writer within an object
   * @param properties the properties
   * @throws IOException if writing fails
   */
  public static void write(JsonWriter writer, Map<String, @Nullable Object> properties)
      throws IOException {
    for (Map.Entry<String, @Nullable Object> property : properties.entrySet()) {
      Writing.write(writer, property.getKey(), FreeFormCodec.INSTANCE, property.getValue());
    }
  }
}
