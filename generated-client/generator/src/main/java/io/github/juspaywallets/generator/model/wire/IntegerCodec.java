// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

/** A 32-bit integer. */
public final class IntegerCodec extends NumberCodec<Integer> {
  /** The only instance. */
  public static final IntegerCodec INSTANCE = new IntegerCodec();

  private IntegerCodec() {
    super("a 32-bit integer");
  }

  @Override
  Integer parse(String text) {
    return number(text).intValueExact();
  }
}
