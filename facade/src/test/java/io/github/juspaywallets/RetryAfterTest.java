// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private final InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1S",
    "' 120 ', PT2M",
    "999999999, PT277777H46M39S",
    "000000000120, PT2M"
  })
  void readsSeconds(String header, Duration wait) {
    assertThat(parsed(header)).isEqualTo(wait);
  }

  /** The three formats that RFC 9110, section 5.6.7, requires a recipient to accept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 22 Nov 2026 12:00:30 GMT",
        "Sunday, 22-Nov-26 12:00:30 GMT",
        "Sun Nov 22 12:00:30 2026"
      })
  void readsADate(String header) {
    assertThat(parsed(header)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void treatsAPastDateAsNow() {
    assertThat(parsed("Sun, 22 Nov 2026 11:59:59 GMT")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-1", "1.5", "soon", "2026-11-22T12:00:30Z"})
  void ignoresAMalformedHeader(String header) {
    assertThat(parsed(header)).isNull();
  }

  /** The clocks of server and client may differ by hours. */
  @ParameterizedTest
  @CsvSource({
    "'Sun, 22 Nov 2026 11:00:00 GMT', 'Sun, 22 Nov 2026 11:00:04 GMT', PT4S",
    "'Sun, 22 Nov 2026 13:00:00 GMT', 'Sun, 22 Nov 2026 13:00:04 GMT', PT4S",
    "'Sun, 22 Nov 2026 13:00:00 GMT', 'Sun, 22 Nov 2026 12:00:30 GMT', PT0S",
    "'Sunday, 22-Nov-26 11:00:00 GMT', 'Sun Nov 22 11:00:04 2026', PT4S",
    "malformed, 'Sun, 22 Nov 2026 12:00:30 GMT', PT30S",
    "'Sun, 22 Nov 2026 11:00:00 GMT', 7, PT7S"
  })
  void comparesADateWithThatOfTheResponse(String date, String header, Duration wait) {
    assertThat(Outcomes.retryAfter(Headers.of("Date", date, "Retry-After", header), noon))
        .contains(wait);
  }

  private Duration parsed(String header) {
    return Outcomes.retryAfter(
            header == null ? Headers.of() : Headers.of("Retry-After", header), noon)
        .orElse(null);
  }
}
