// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model.wire;

/** A whole number of 64 bits. */
public final class LongCodec extends NumberCodec<Long> {
  /** The only one. */
  public static final LongCodec INSTANCE = new LongCodec();

  private LongCodec() {
    super("a 64-bit integer");
  }

  @Override
  Long parse(String text) {
    return number(text).longValueExact();
  }
}
