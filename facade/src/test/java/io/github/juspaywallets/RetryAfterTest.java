// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private final InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({"0, PT0S", "1, PT1S", "' 120 ', PT2M", "999999999, PT277777H46M39S"})
  void readsSeconds(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, noon)).isEqualTo(wait);
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.parse("Sun, 22 Nov 2026 12:00:30 GMT", noon))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void takesADateInThePastAsNow() {
    assertThat(RetryAfter.parse("Sun, 22 Nov 2026 11:59:59 GMT", noon)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-1", "1.5", "soon", "1000000000000", "2026-11-22T12:00:30Z"})
  void ignoresWhatIsNeither(String header) {
    assertThat(RetryAfter.parse(header, noon)).isNull();
  }
}
