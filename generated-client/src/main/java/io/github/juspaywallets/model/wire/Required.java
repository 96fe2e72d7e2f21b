// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model.wire;

import org.jspecify.annotations.Nullable;

/** What a builder says where a property is missing. */
public final class Required {
  private Required() {}

  /**
   * Insists on a property.
   *
   * @param <T> type of the value
   * @param name name on the wire
   * @param value the value
   * @return the value
   * @throws IllegalStateException if there is none
   */
  public static <T> T of(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The required property " + name + " is missing");
    }
    return value;
  }
}
