// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.time.Duration;

/**
 * How far a call has come.
 *
 * @param sentBefore whether an attempt before the current one may have reached the vendor
 */
record Progress(int attempts, Duration elapsed, boolean sentBefore) {
  static final Progress NONE = new Progress(0, Duration.ZERO, false);
}
