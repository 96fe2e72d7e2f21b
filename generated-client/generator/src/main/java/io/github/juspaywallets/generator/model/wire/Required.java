// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import org.jspecify.annotations.Nullable;

/** Checks that builders have their required properties. */
public final class Required {
  private Required() {}

  /**
   * Requires a property.
   *
   * @param <T> type of the value
   * @param name name on the wire
   * @param value the value
   * @return the value
   * @throws IllegalStateException if the value is null
   */
  public static <T> T of(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The required property " + name + " is missing");
    }
    return value;
  }
}
