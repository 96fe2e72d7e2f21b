// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

/** How often repetitive tests repeat. The profile {@code thorough} sets a factor. */
final class Repeat {
  private static final int FACTOR = Integer.getInteger("repeat", 1);

  private Repeat() {}

  static int times(int fewest) {
    return fewest * FACTOR;
  }
}
