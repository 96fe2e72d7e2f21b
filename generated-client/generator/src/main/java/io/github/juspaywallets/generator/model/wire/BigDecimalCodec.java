// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.math.BigDecimal;

/** A number with exactly the digits that were sent. */
public final class BigDecimalCodec extends NumberCodec<BigDecimal> {
  /** The only instance. */
  public static final BigDecimalCodec INSTANCE = new BigDecimalCodec();

  private BigDecimalCodec() {
    super("a number");
  }

  @Override
  BigDecimal parse(String text) {
    return number(text);
  }
}
