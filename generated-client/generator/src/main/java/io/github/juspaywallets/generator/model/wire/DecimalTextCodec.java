// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.math.BigDecimal;

/** A number that is written as a string. */
public final class DecimalTextCodec extends ScalarCodec<BigDecimal> {
  /** The only instance. */
  public static final DecimalTextCodec INSTANCE = new DecimalTextCodec();

  private DecimalTextCodec() {
    super("a number");
  }

  @Override
  BigDecimal parse(String text) {
    return number(text);
  }
}
