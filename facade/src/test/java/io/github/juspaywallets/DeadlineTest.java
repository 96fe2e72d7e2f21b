// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that time out. */
class DeadlineTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsAnAttemptBeforeTheDeadline(Mode mode) {
    sandbox.misbehaves(aResponse().withFixedDelay(10_000));

    try (JuspayWallets wallets = sandbox.client().attemptTimeout(Duration.ofMillis(100)).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure).hasMessageContaining("in time");
      assertThat(failure.elapsed()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void usesAnotherDeadlineForSomeCalls(Mode mode) {
    sandbox.misbehaves(aResponse().withFixedDelay(10_000));

    try (JuspayWallets wallets = sandbox.client().build()) {
      RoutedWallets hasty = wallets.forCustomer("c").withDeadline(Duration.ofMillis(100));
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class, () -> mode.update(hasty, "wlt_1", Sandbox.NUMBER));

      assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void usesALongerDeadlineForSomeCalls(Mode mode) {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}").withFixedDelay(300));

    try (JuspayWallets hasty = sandbox.client().deadline(Duration.ofMillis(50)).build()) {
      RoutedWallets patient = hasty.forCustomer("c").withDeadline(Duration.ofSeconds(10));

      assertThat(mode.update(patient, "wlt_1", Sandbox.NUMBER).id()).isEqualTo("wlt_1");
    }
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void limitsTheTimeToConnect(Mode mode) throws IOException {
    try (FullServer full = new FullServer();
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(full.environment())
                .retryPolicy(RetryPolicy.never())
                .connectTimeout(Duration.ofMillis(200))
                .build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
      assertThat(failure.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }
  }

  @Test
  void countsTheTimeThatACallIsQueued() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = sandbox.client().environment(server.environment()).build()) {
      RoutedWallets customer = wallets.forCustomer("c");
      List<CompletableFuture<WalletAccount>> running =
          IntStream.range(0, Threads.CALLS_AT_ONCE)
              .mapToObj(i -> customer.updateMobileNumberAsync("wlt_1", Sandbox.NUMBER))
              .toList();
      server.awaitConnections(Threads.CALLS_AT_ONCE);
      TransportFailure late =
          catchThrowableOfType(
              TransportFailure.class,
              () ->
                  Mode.ASYNC.update(
                      customer.withDeadline(Duration.ofMillis(200)), "wlt_1", Sandbox.NUMBER));

      assertThat(late.wasSent()).isEqualTo(Sent.NO);
      assertThat(late).hasMessageContaining("in time");
      assertThat(late.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
      assertThat(server.connections()).isEqualTo(Threads.CALLS_AT_ONCE);
      running.forEach(call -> call.cancel(true));
    }
  }
}
