package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The sandbox of the api-spec module on a real socket, and what our tests ask of it. */
final class Sandbox extends WireMockExtension {
  static final String API_KEY = "TEST0KEY0000000000000000000000A1";
  static final String WALLET = "wlt_yvuidaupkvz3";
  static final String NUMBER = "7777777777";

  Sandbox() {
    this(options());
  }

  private Sandbox(WireMockConfiguration options) {
    super(newInstance().options(options));
  }

  /** One that keeps no requests, for tests that watch memory. */
  static Sandbox forgetful() {
    return new Sandbox(options().disableRequestJournal());
  }

  private static WireMockConfiguration options() {
    return wireMockConfig()
        .dynamicPort()
        .dynamicHttpsPort()
        .usingFilesUnderClasspath("juspay-wallets");
  }

  Environment environment() {
    return Environment.of(URI.create(baseUrl()));
  }

  /** Of the two ports, the plain one. */
  @Override
  public String baseUrl() {
    return "http://localhost:" + getPort();
  }

  Environment tls() {
    return Environment.of(URI.create("https://localhost:" + getHttpsPort()));
  }

  JuspayWallets.Builder client() {
    return JuspayWallets.builder()
        .environment(environment())
        .apiKey(API_KEY)
        .deadline(Duration.ofSeconds(10));
  }

  /** Answers every update in one way, instead of the scenarios. */
  void answers(ResponseDefinitionBuilder response) {
    stubFor(post(urlPathMatching("/wallets/.*")).atPriority(1).willReturn(response));
  }

  List<LoggedRequest> requests() {
    return getAllServeEvents().stream()
        .map(event -> LoggedRequest.createFrom(event.getRequest()))
        .toList();
  }

  LoggedRequest onlyRequest() {
    assertThat(requests()).hasSize(1);
    return requests().get(0);
  }
}
