// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.contract.ContractWatch;
import io.github.juspaywallets.contract.Coverage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The sandbox of the api-spec module on a real socket, with helpers for tests. */
final class Sandbox extends WireMockExtension {
  static final String API_KEY = "TEST0KEY0000000000000000000000A1";
  static final String WALLET = "wlt_yvuidaupkvz3";
  static final String NUMBER = "7777777777";

  private final ContractWatch watch;
  private Consumer<String> exercised = part -> {};

  Sandbox() {
    this(options(), new ContractWatch());
  }

  private Sandbox(WireMockConfiguration options, ContractWatch watch) {
    super(newInstance().options(options.extensions(watch)));
    this.watch = watch;
  }

  /** A sandbox that records no requests, for tests of memory. */
  static Sandbox forgetful() {
    return new Sandbox(options().disableRequestJournal(), new ContractWatch());
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

  /** The plain one of the two ports. */
  @Override
  public String baseUrl() {
    return "http://localhost:" + getPort();
  }

  /** A port where nobody listens. */
  static Environment nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Environment.of(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
    }
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

  /** The settings of a client, for tests of its parts. */
  static Settings settings() {
    return new Settings(
        Environment.SANDBOX,
        API_KEY,
        null,
        null,
        NationalNumber.INDIA,
        new Settings.Limits(Duration.ofSeconds(10), null, RetryPolicy.never()),
        null,
        RoutingGuard.OFF,
        report -> {},
        null);
  }

  /** Gives every request this response, within the contract, instead of the scenarios. */
  void respondsWith(ResponseDefinitionBuilder response) {
    stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  /** Gives every request this response, outside the contract. */
  void misbehaves(ResponseDefinitionBuilder response) {
    stubFor(
        any(anyUrl())
            .withName(ContractWatch.OUTSIDE_THE_CONTRACT)
            .atPriority(1)
            .willReturn(response));
  }

  @Override
  protected void onBeforeEach(ExtensionContext test, WireMockRuntimeInfo server) {
    String name =
        test.getRequiredTestClass().getSimpleName() + '.' + test.getRequiredTestMethod().getName();
    Coverage coverage = Coverage.of(test);
    exercised = part -> coverage.add(part, name);
    watch.startTest(exercised);
  }

  /** Records a part of the contract that appears in no request, because it was refused. */
  void exercised(String part) {
    exercised.accept(part);
  }

  @Override
  protected void onAfterEach(WireMockRuntimeInfo server) {
    assertThat(watch.problems()).as("what did not follow the contract").isEmpty();
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
