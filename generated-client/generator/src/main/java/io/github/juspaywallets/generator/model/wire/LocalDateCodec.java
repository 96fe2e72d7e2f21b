// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A date without time. */
public final class LocalDateCodec extends ScalarCodec<LocalDate> {
  /** The only instance. */
  public static final LocalDateCodec INSTANCE = new LocalDateCodec();

  private LocalDateCodec() {
    super("a date");
  }

  @Override
  LocalDate parse(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
