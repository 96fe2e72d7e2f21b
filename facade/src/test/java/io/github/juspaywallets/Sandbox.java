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

/** The sandbox of the api-spec module on a real socket, and what our tests ask of it. */
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

  /** One that keeps no requests, for tests that watch memory. */
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

  /** Of the two ports, the plain one. */
  @Override
  public String baseUrl() {
    return "http://localhost:" + getPort();
  }

  /** Where nobody listens. */
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

  /** What a client is built with, for tests of its parts. */
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

  /** Responds to every request in one way that the contract allows, instead of the scenarios. */
  void answers(ResponseDefinitionBuilder response) {
    stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  /** Responds to every request in one way that the contract does not allow. */
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

  /** Notes a part of the contract that no request shows, because it was refused. */
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
