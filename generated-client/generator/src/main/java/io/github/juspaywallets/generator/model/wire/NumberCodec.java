// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A number that is written as a JSON number. */
abstract class NumberCodec<T extends Number> extends ScalarCodec<T> {
  NumberCodec(String expected) {
    super(expected);
  }

  @Override
  public final void toJson(JsonWriter writer, @Nullable T value) throws IOException {
    writer.value(value);
  }
}
