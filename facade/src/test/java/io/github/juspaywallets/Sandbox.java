// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit.DslWrapper;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.Exchange.ApiKey;
import io.github.juspaywallets.contract.ContractWatch;
import io.github.juspaywallets.contract.Coverage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The sandbox of the api-spec module on a real socket, with helpers for tests. One server serves
 * all tests of a JVM, because reading the mappings takes longer than most tests; each test gets
 * them as they were read.
 */
final class Sandbox extends DslWrapper implements BeforeEachCallback, AfterEachCallback {
  static final String API_KEY = "TEST0KEY0000000000000000000000A1";
  static final String WALLET = "wlt_yvuidaupkvz3";
  static final String NUMBER = "7777777777";

  private static final ContractWatch WATCH = new ContractWatch();

  private final WireMockServer server;
  private final Set<UUID> mappings;
  private Consumer<String> exercised = part -> {};

  Sandbox() {
    this(Shared.SERVER, Shared.MAPPINGS);
  }

  private Sandbox(WireMockServer server, Set<UUID> mappings) {
    this.server = server;
    this.mappings = mappings;
    admin = server;
    stubbing = server;
  }

  /** A sandbox that records no requests, for tests of memory. */
  static Sandbox forgetful() {
    WireMockServer server = started(options().disableRequestJournal());
    return new Sandbox(server, ids(server));
  }

  /** Each delayed response holds a thread, and some outlast their test. */
  private static WireMockConfiguration options() {
    return wireMockConfig()
        .dynamicPort()
        .dynamicHttpsPort()
        .containerThreads(100)
        .usingFilesUnderClasspath("juspay-wallets")
        .extensions(WATCH);
  }

  private static WireMockServer started(WireMockConfiguration options) {
    WireMockServer server = new WireMockServer(options);
    server.start();
    return server;
  }

  private static Set<UUID> ids(WireMockServer server) {
    return server.getStubMappings().stream().map(StubMapping::getId).collect(toSet());
  }

  private static final class Shared {
    static final WireMockServer SERVER = started(options());
    static final Set<UUID> MAPPINGS = ids(SERVER);
  }

  Environment environment() {
    return Environment.of(URI.create(baseUrl()));
  }

  String baseUrl() {
    return "http://localhost:" + server.port();
  }

  /** A port without a server. */
  static Environment unreachable() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Environment.of(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
    }
  }

  Environment tls() {
    return Environment.of(URI.create("https://localhost:" + server.httpsPort()));
  }

  JuspayWallets.Builder client() {
    return JuspayWallets.builder()
        .environment(environment())
        .apiKey(API_KEY)
        .deadline(Duration.ofSeconds(10));
  }

  /** The settings of a client, for tests of its parts. */
  static Settings settings() {
    Settings settings = new Settings();
    settings.environment = Environment.SANDBOX;
    settings.key = () -> ApiKey.of(API_KEY);
    settings.limits = new Settings.Limits(Duration.ofSeconds(10), null, RetryPolicy.never());
    return settings;
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
  public void beforeEach(ExtensionContext test) {
    reset();
    String name =
        test.getRequiredTestClass().getSimpleName() + '.' + test.getRequiredTestMethod().getName();
    Coverage coverage = Coverage.of(test);
    exercised = part -> coverage.add(part, name);
    WATCH.startTest(exercised);
  }

  void reset() {
    server.getStubMappings().stream()
        .filter(mapping -> !mappings.contains(mapping.getId()))
        .forEach(server::removeStub);
    server.resetScenarios();
    server.resetRequests();
  }

  /** Records a part of the contract that appears in no request, because it was refused. */
  void exercised(String part) {
    exercised.accept(part);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(WATCH.problems()).as("what did not follow the contract").isEmpty();
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
