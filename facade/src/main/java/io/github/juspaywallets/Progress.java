// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.time.Duration;

/** How far a call has come. */
record Progress(int attempts, Duration elapsed) {
  static final Progress NONE = new Progress(0, Duration.ZERO);
}
