// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes values strictly, each in the form that the contract defines. */
public final class Writing {
  private Writing() {}

  /**
   * Writes a property, even if it is null.
   *
   * @param <T> type of the value
   * @param writer within an object
   * @param name name on the wire
   * @param adapter writes the value
   * @param value the value
   * @throws IOException if writing fails
   */
  public static <T> void write(
      JsonWriter writer, String name, JsonAdapter<T> adapter, @Nullable T value)
      throws IOException {
    boolean serializeNulls = writer.getSerializeNulls();
    writer.setSerializeNulls(true);
    writer.name(name);
    adapter.toJson(writer, value);
    writer.setSerializeNulls(serializeNulls);
  }

  /**
   * Writes a property unless it is null.
   *
   * @param <T> type of the value
   * @param writer within an object
   * @param name name on the wire
   * @param adapter writes the value
   * @param value the value
   * @throws IOException if writing fails
   */
  public static <T> void writePresent(
      JsonWriter writer, String name, JsonAdapter<T> adapter, @Nullable T value)
      throws IOException {
    if (value != null) {
      write(writer, name, adapter, value);
    }
  }
}
