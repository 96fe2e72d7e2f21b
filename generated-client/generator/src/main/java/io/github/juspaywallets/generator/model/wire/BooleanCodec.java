// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A boolean. */
public final class BooleanCodec extends ScalarCodec<Boolean> {
  /** The only instance. */
  public static final BooleanCodec INSTANCE = new BooleanCodec();

  private BooleanCodec() {
    super("a boolean");
  }

  @Override
  Boolean parse(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException();
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Boolean value) throws IOException {
    writer.value(value);
  }
}
