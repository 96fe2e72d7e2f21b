// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.Exchange.ApiKey;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.NotFound;
import io.github.juspaywallets.JuspayException.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routing guard, and the check of the routing id before a request is sent. */
class RoutingTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final List<CallReport> reports = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void refusesAWalletWithAnotherRoutingId(Mode mode) {
    try (JuspayWallets wallets = guarded(RoutingGuard.REFUSE)) {
      mode.update(wallets.forCustomer("canary1"), Sandbox.WALLET, Sandbox.NUMBER);
      mode.update(wallets.forCustomer("canary1"), Sandbox.WALLET, Sandbox.NUMBER);
      mode.update(wallets.forCustomer("canary2"), "wlt_another", Sandbox.NUMBER);
      InvalidRequest refused =
          catchThrowableOfType(
              InvalidRequest.class,
              () -> mode.update(wallets.forCustomer("canary2"), Sandbox.WALLET, Sandbox.NUMBER));

      assertThat(refused.violations())
          .containsExactly(
              new Violation("routingId", "must be the same as in earlier calls for this wallet"));
      mode.update(wallets.forCustomer("canary1"), Sandbox.WALLET, Sandbox.NUMBER);
    }
    assertThat(sandbox.requests()).hasSize(4);
    assertThat(reports)
        .extracting(CallReport::routingConflict)
        .containsExactly(false, false, false, true, false);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void recordsNoRoutingIdOfAFailedCall(Mode mode) {
    try (JuspayWallets wallets = guarded(RoutingGuard.REFUSE)) {
      sandbox.misbehaves(aResponse().withStatus(404));
      catchThrowableOfType(
          NotFound.class,
          () -> mode.update(wallets.forCustomer("wrong"), Sandbox.WALLET, Sandbox.NUMBER));
      sandbox.reset();

      mode.update(wallets.forCustomer("right"), Sandbox.WALLET, Sandbox.NUMBER);
    }
    assertThat(reports).extracting(CallReport::routingConflict).containsExactly(false, false);
  }

  @Test
  void reportsAWalletWithAnotherRoutingIdAndSendsTheCall() {
    try (JuspayWallets wallets = guarded(RoutingGuard.REPORT)) {
      Mode.SYNC.update(wallets.forCustomer("a"), Sandbox.WALLET, Sandbox.NUMBER);
      Mode.SYNC.update(wallets.forGuest("b"), Sandbox.WALLET, Sandbox.NUMBER);
    }
    assertThat(sandbox.requests()).hasSize(2);
    assertThat(reports).extracting(CallReport::routingConflict).containsExactly(false, true);
  }

  @Test
  void isOffByDefault() {
    try (JuspayWallets wallets = guarded(RoutingGuard.OFF)) {
      Mode.SYNC.update(wallets.forCustomer("a"), Sandbox.WALLET, Sandbox.NUMBER);
      Mode.SYNC.update(wallets.forCustomer("b"), Sandbox.WALLET, Sandbox.NUMBER);
    }
    assertThat(reports).extracting(CallReport::routingConflict).containsExactly(false, false);
  }

  @Test
  void forgetsTheLeastRecentlyUsedWallets() {
    RoutingGuard.Memory memory = new RoutingGuard.Memory(RoutingGuard.REFUSE);
    memory.remember("first", "a");
    assertThat(memory.conflicts("first", "a")).isFalse();
    for (int i = 1; i < 10_000; i++) {
      memory.remember("wallet" + i, "a");
    }

    assertThat(memory.conflicts("first", "b")).isTrue();
    memory.remember("one more", "a");
    assertThat(memory.conflicts("wallet1", "b")).isFalse();
    assertThat(memory.conflicts("first", "b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void sendsNoRequestWithABlankRoutingId(String routingId) {
    refusesToSend(request().header("x-routing-id", routingId).build());
  }

  @Test
  void sendsNoRequestWithoutARoutingId() {
    refusesToSend(request().build());
  }

  @Test
  void sendsNoRequestWithTwoRoutingIds() {
    refusesToSend(request().addHeader("x-routing-id", "a").addHeader("x-routing-id", "a").build());
  }

  @Test
  void sendsARequestWithoutABody() throws IOException {
    try (RawServer server = new RawServer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        Transport transport = new Transport(null, null);
        Response response =
            call(
                    transport,
                    new Request.Builder()
                        .url(server.environment().baseUrl().toString())
                        .header("x-routing-id", "a")
                        .build())
                .execute()) {
      assertThat(response.code()).isEqualTo(404);
    }
  }

  private static void refusesToSend(Request request) {
    try (Transport transport = new Transport(null, null)) {
      assertThatThrownBy(() -> call(transport, request).execute())
          .isInstanceOf(IOException.class)
          .hasMessage("A request must have exactly one x-routing-id");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  private static Call call(Transport transport, Request request) {
    Call call = transport.newCall(request);
    Exchange.of(call.request()).authorize(ApiKey.of("KEY"));
    return call;
  }

  private static Request.Builder request() {
    return new Request.Builder()
        .url(sandbox.baseUrl() + "/wallets/wlt_1")
        .post(new FormBody.Builder().add("command", "update").build());
  }

  private JuspayWallets guarded(RoutingGuard guard) {
    return sandbox.client().routingGuard(guard).observer(reports::add).build();
  }
}
