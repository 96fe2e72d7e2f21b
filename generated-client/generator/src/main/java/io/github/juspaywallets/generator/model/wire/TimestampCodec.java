// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import io.github.juspaywallets.generator.model.Timestamp;

/** A point in time. Parsing never fails, because a {@link Timestamp} stores the text. */
public final class TimestampCodec extends ScalarCodec<Timestamp> {
  /** The only instance. */
  public static final TimestampCodec INSTANCE = new TimestampCodec();

  private TimestampCodec() {
    super("a string");
  }

  @Override
  Timestamp parse(String text) {
    return Timestamp.of(text);
  }

  @Override
  String print(Timestamp value) {
    return value.strictText();
  }
}
