// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A string, which may be empty. */
public final class StringCodec extends JsonAdapter<String> {
  /** The only instance. */
  public static final StringCodec INSTANCE = new StringCodec();

  private StringCodec() {}

  @Override
  public @Nullable String fromJson(JsonReader reader) throws IOException {
    return Reading.nextText(reader, "a string");
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
    writer.value(value);
  }
}
