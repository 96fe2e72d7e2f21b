// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.time.Duration;

/** Checks durations that callers set. */
final class Durations {
  /** A century. Much longer durations overflow a {@code long} of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  static Duration notNegative(String argument, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(argument + " must be from 0 to 36500 days");
    }
    return duration;
  }

  static Duration positive(String argument, Duration duration) {
    if (duration.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(argument + " must be at least a millisecond");
    }
    return notNegative(argument, duration);
  }
}
