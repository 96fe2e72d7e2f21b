// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.ScriptedServer.Connection;
import io.github.juspaywallets.ScriptedServer.Script;
import io.github.juspaywallets.model.WalletList;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrived before a request was sent never answers it: it may be about another customer. */
@ParameterizedClass
@EnumSource(Mode.class)
class SurplusBytesTest {
  private static final String OF_SOMEBODY_ELSE =
      "{\"id\":\"wlt_of_somebody_else\",\"object\":\"list\",\"list\":[{\"id\":\"wlt_1\"}]}";

  private final Mode mode;

  SurplusBytesTest(Mode mode) {
    this.mode = mode;
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "CREATE", "REFRESH_ALL", "GET"})
  void refusesAResponseThatCameTwiceInOnePiece(EveryOperation operation) throws Exception {
    try (ScriptedServer server = new ScriptedServer(SurplusBytesTest::respondTwice)) {
      refusesTheSecond(operation, server, new OkHttpClient());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "CREATE"})
  void refusesItOverTls(EveryOperation operation) throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(SurplusBytesTest::respondTwice)) {
      refusesTheSecond(operation, server, Tls.trusting().build());
    }
  }

  private static void respondTwice(Connection connection) throws IOException {
    String response = ScriptedServer.response("200 OK", "", OF_SOMEBODY_ELSE);
    connection.request();
    connection.send(response + response);
    connection.ignoreRequests();
  }

  private void refusesTheSecond(
      EveryOperation operation, ScriptedServer server, OkHttpClient http) {
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(server.environment())
            .apiKey(Sandbox.API_KEY)
            .httpClient(http)
            .build()) {
      mode.call(EveryOperation.LIST, wallets.forCustomer("customer_a"));
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class,
              () -> mode.call(operation, wallets.forCustomer("customer_b")));

      assertThat(failure).hasRootCauseMessage("The response arrived before the request was sent");
      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure.attempts()).isEqualTo(1);
      server.awaitRequests(2);
      assertThat(server.requests()).hasSize(2);
    }
  }

  private final Semaphore written = new Semaphore(0);

  /** As a load balancer writes before it closes a connection, or a confused server. */
  @ParameterizedTest
  @ValueSource(strings = {"408 Request Time-out", "200 OK"})
  void ignoresWhatArrivesOnAConnectionThatAnotherClientUsed(String status) throws Exception {
    OkHttpClient shared = new OkHttpClient();
    Script script =
        connection -> {
          connection.request();
          connection.respond("200 OK", "", "{\"list\":[]}");
          if (connection.number() == 1) {
            written.acquire();
            connection.respond(status, "", OF_SOMEBODY_ELSE);
            written.release(2);
          }
          connection.ignoreRequests();
        };
    try (ScriptedServer server = new ScriptedServer(script);
        JuspayWallets first = sharing(shared, server);
        JuspayWallets second = sharing(shared, server)) {
      mode.call(EveryOperation.LIST, first.forCustomer("customer_a"));
      written.release();
      written.acquire(2);
      WalletList list =
          (WalletList) mode.call(EveryOperation.LIST, second.forCustomer("customer_b"));

      assertThat(list.wallets()).isEmpty();
      assertThat(server.requests()).hasSize(2);
    }
  }

  private static JuspayWallets sharing(OkHttpClient http, ScriptedServer server) {
    return JuspayWallets.builder()
        .environment(server.environment())
        .apiKey(Sandbox.API_KEY)
        .httpClient(http)
        .retryPolicy(RetryPolicy.never())
        .build();
  }
}
