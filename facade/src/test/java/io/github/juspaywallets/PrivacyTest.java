// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.juspaywallets.EveryOperation.Given;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marker values in all calls appear only on the wire, even with all logging enabled. */
class PrivacyTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String KEY = "CANARYKEY00000000";
  private static final String ROUTING_ID = "canary-routing";
  private static final String NUMBER = "9876501234";
  private static final List<String> MARKERS =
      List.of(KEY, "Q0FOQVJZS0VZ", ROUTING_ID, NUMBER, "98765", "canary", "CANARY");

  private static final Given GIVEN =
      new Given(
          "wlt_1",
          NUMBER,
          "CANARYOTP",
          new BigDecimal("98765.43"),
          "canary-topup",
          URI.create("https://canary.example/canary"),
          "canary-gateway");

  private static final Given REFUSED =
      new Given(
          "canary/wallet",
          "canary",
          "CANARY OTP",
          new BigDecimal("98765.4321"),
          "canary topup",
          URI.create("https://canary@shop.example?canary"),
          "canary gateway");

  private static final int CALLS = Mode.values().length * EveryOperation.values().length;

  /** Everything that could leak: log lines, exceptions, printed objects, thread names. */
  private final ConcurrentLinkedQueue<String> escaped = new ConcurrentLinkedQueue<>();

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Handler listener =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          escaped.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Loads the contract first, because that logs thousands of unrelated lines. */
  @BeforeAll
  static void readTheContractBeforeListening() {
    try (JuspayWallets wallets = sandbox.client().build()) {
      for (EveryOperation operation : EveryOperation.values()) {
        sandbox.respondsWith(okJson(operation.response));
        operation.call(wallets.forCustomer("customer_1122"), Given.EXAMPLE);
      }
    }
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.ALL);
    listener.setLevel(Level.ALL);
    root.addHandler(listener);
    PrintStream watched = new PrintStream(console, true, StandardCharsets.UTF_8);
    System.setOut(watched);
    System.setErr(watched);
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    System.setErr(err);
    root.removeHandler(listener);
    root.setLevel(before);
  }

  static Stream<ResponseDefinitionBuilder> responses() {
    String wallet =
        "{\"id\":\"wlt_1\",\"token\":\"canary-token\",\"metadata\":{\"mobile_number\":\"9876501234\","
            + "\"email\":\"canary@example.com\"},\"new\":\"canary\"}";
    String error =
        "{\"status\":\"canary 9876501234\",\"error_code\":\"9876501234\",\"error_message\":\"canary\","
            + "\"user_message\":\"canary\",\"error_info\":{\"user_message\":\"canary\","
            + "\"developer_message\":\"canary\",\"fields\":[{\"field_name\":\"canary\","
            + "\"reason\":\"canary 9876501234\"}]}}";
    return Stream.of(
        okJson(wallet),
        okJson(error),
        okJson(error).withStatus(302).withHeader("Location", "/canary"),
        okJson(error).withStatus(400).withHeader("x-response-id", "9876501234"),
        okJson(error).withStatus(401),
        okJson(error).withStatus(403),
        okJson(error).withStatus(404),
        okJson(error).withStatus(429).withHeader("Retry-After", "canary"),
        okJson(error).withStatus(500),
        aResponse().withStatus(502).withBody("<html>canary</html>"),
        okJson("{\"id\":\"wlt_1\",\"linked\":\"canary\"}"),
        okJson("{\"id\":\"wlt_1\",\"metadata\":[\"canary\"]}"),
        okJson("{\"id\":\"wlt_1\",\"canary\":" + "[".repeat(300)),
        okJson("{\"id\":\"wlt_1\",\"canary\":" + "9876501234".repeat(60) + "}"),
        okJson("{\"id\":\"canary"),
        okJson("{\"canary\"9876501234}"),
        okJson("canary"),
        aResponse().withBody(new byte[] {'c', 'a', 'n', 'a', 'r', 'y', (byte) 0xFF}),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        okJson(
            "{\"list\":[{\"id\":\"wlt_1\",\"token\":\"canary\",\"metadata\":{\"device_id\":\"canary\"}}]}"),
        okJson("{\"list\":[{\"id\":\"wlt_1\",\"linked\":\"canary\"}]}"),
        okJson("{\"list\":[\"canary\"]}"),
        okJson("{\"topup_txn_id\":\"canary\",\"payment_url\":\"https://canary.example/98765\"}"),
        okJson("{\"topup_txn_id\":\"t***\",\"payment_url\":\"https://canary.example/98765\"}"),
        okJson("{\"topup_txn_id\":\"t***\",\"payment_url\":\"canary 98765\"}"),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void leaksNothing(ResponseDefinitionBuilder response) {
    sandbox.misbehaves(response);

    callAll(client(), GIVEN);

    assertThat(sandbox.requests())
        .hasSizeGreaterThanOrEqualTo(CALLS)
        .allSatisfy(request -> assertThat(request.getHeader("x-routing-id")).isEqualTo(ROUTING_ID));
    assertNothingEscaped();
  }

  @Test
  void leaksNothingOfACallThatTimesOut() throws Exception {
    try (ScriptedServer server = ScriptedServer.silent()) {
      callAll(client().environment(server.environment()).deadline(Duration.ofMillis(50)), GIVEN);
    }
    assertNothingEscaped();
  }

  @Test
  void leaksNothingOfAMalformedStatusLine() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.send("canary 9876501234\r\n\r\n");
              connection.close();
            })) {
      callAll(client().environment(server.environment()), GIVEN);
    }
    assertNothingEscaped();
  }

  @Test
  void leaksNothingOfRefusedArguments() {
    callAll(client(), REFUSED);
    for (String bad : new String[] {"canary\n", "canary\u0000", " canary", "can\u00E4ry"}) {
      try (JuspayWallets wallets = client().build()) {
        wallets.forCustomer(bad);
      } catch (JuspayException e) {
        record(e);
      }
    }
    try {
      JuspayWallets.builder().apiKey("CANARY KEY");
    } catch (IllegalArgumentException e) {
      record(e);
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThat(escaped).isNotEmpty();
    assertNothingEscaped();
  }

  private void callAll(JuspayWallets.Builder builder, Given given) {
    try (JuspayWallets wallets = builder.build()) {
      CustomerWallets customer = wallets.forCustomer(given == REFUSED ? "can/ary" : ROUTING_ID);
      escaped.add(wallets + " " + customer + " " + builder + " " + given.wallet());
      for (Mode mode : Mode.values()) {
        for (EveryOperation operation : EveryOperation.values()) {
          try {
            escaped.add(mode.call(operation, customer, given).toString());
          } catch (JuspayException e) {
            record(e);
          }
        }
      }
      Thread.getAllStackTraces().keySet().forEach(thread -> escaped.add(thread.getName()));
    }
  }

  private JuspayWallets.Builder client() {
    return sandbox
        .client()
        .apiKey(KEY)
        .deadline(Duration.ofSeconds(5))
        .retryPolicy(RetryPolicy.never())
        .observer(report -> escaped.add(report.toString().replaceAll("PT[0-9.]+S", "a time")));
  }

  private void record(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true)); // with causes and suppressed exceptions
    escaped.add(text.toString());
  }

  private void assertNothingEscaped() {
    console.toString(StandardCharsets.UTF_8).lines().forEach(escaped::add);
    assertThat(escaped)
        .filteredOn(line -> !line.contains("wiremock"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotContain(MARKERS));
  }
}
