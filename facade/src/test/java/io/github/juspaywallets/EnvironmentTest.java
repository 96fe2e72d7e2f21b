// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void hasTheServersOfJuspaysPage() {
    assertThat(Environment.SANDBOX.baseUrl()).hasToString("https://sandbox.juspay.in");
    assertThat(Environment.PRODUCTION.baseUrl()).hasToString("https://api.juspay.in");
  }

  @Test
  void isEqualToAnEnvironmentOfTheSameUrl() {
    Environment same = Environment.of(URI.create("https://sandbox.juspay.in"));

    assertThat(same)
        .isEqualTo(Environment.SANDBOX)
        .hasSameHashCodeAs(Environment.SANDBOX)
        .hasToString("https://sandbox.juspay.in")
        .isNotEqualTo(Environment.PRODUCTION)
        .doesNotHaveSameHashCodeAs(Environment.PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smartgateway.example",
        "HTTPS://example.com:8443/prefix",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://127.0.0.1:65535",
        "http://127.8.9.10",
        "http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1]"
      })
  void acceptsHttpsAndLoopback(String url) {
    assertThat(Environment.of(URI.create(url)).baseUrl()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "ftp://example.com",
        "example.com",
        "https:/path",
        "https://example.com:0",
        "https://example.com:65536",
        "https://user:secret@example.com",
        "https://example.com?a=b",
        "https://example.com#a"
      })
  void refusesOtherUrlsWithoutQuotingThem(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.of(URI.create(url)))
        .withMessageStartingWith("baseUrl must")
        .withMessageNotContaining("example")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://juspay_mock:8080", "http://mock.internal_net", "https://_a.example/p"})
  void acceptsContainerHostsWithUnderscores(String url) {
    assertThat(Environment.insecure(URI.create(url)).baseUrl()).hasToString(url);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.insecure(URI.create("http://user:secret@juspay_mock")))
        .withMessage("baseUrl must not have credentials, query or fragment");
  }

  @Test
  void acceptsPlainHttpOnlyAsInsecure() {
    assertThat(Environment.insecure(URI.create("http://wiremock:8080")).baseUrl())
        .hasToString("http://wiremock:8080");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.insecure(URI.create("ftp://wiremock")));
  }
}
