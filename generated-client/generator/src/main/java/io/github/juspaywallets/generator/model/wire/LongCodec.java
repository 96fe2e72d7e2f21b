// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

/** A 64-bit integer. */
public final class LongCodec extends NumberCodec<Long> {
  /** The only instance. */
  public static final LongCodec INSTANCE = new LongCodec();

  private LongCodec() {
    super("a 64-bit integer");
  }

  @Override
  Long parse(String text) {
    return number(text).longValueExact();
  }
}
