// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

/** Memory in use by this JVM. */
final class Memory {
  private Memory() {}

  /** The bytes in use after a garbage collection. */
  static long held() {
    long held = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      held = Math.min(held, runtime.totalMemory() - runtime.freeMemory());
    }
    return held;
  }
}
