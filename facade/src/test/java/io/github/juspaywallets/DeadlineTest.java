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
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that run out of time. */
class DeadlineTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsAnAttemptBeforeTheDeadline(Mode mode) {
    sandbox.misbehaves(aResponse().withFixedDelay(60_000));

    try (JuspayWallets wallets = sandbox.client().attemptTimeout(Duration.ofMillis(100)).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure).hasMessageContaining("in time");
      assertThat(failure.elapsed()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void takesAnotherDeadlineForSomeCalls(Mode mode) {
    sandbox.misbehaves(aResponse().withFixedDelay(60_000));

    try (JuspayWallets wallets = sandbox.client().build()) {
      RoutedWallets hasty = wallets.forCustomer("c").withDeadline(Duration.ofMillis(100));
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class, () -> mode.update(hasty, Sandbox.WALLET, Sandbox.NUMBER));

      assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void takesALongerDeadlineForSomeCalls(Mode mode) {
    sandbox.answers(okJson("{\"id\":\"wlt_1\"}").withFixedDelay(300));

    try (JuspayWallets hasty = sandbox.client().deadline(Duration.ofMillis(50)).build()) {
      RoutedWallets patient = hasty.forCustomer("c").withDeadline(Duration.ofSeconds(10));

      assertThat(mode.update(patient, Sandbox.WALLET, Sandbox.NUMBER).id()).isEqualTo("wlt_1");
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
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
      assertThat(failure.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }
  }

  @Test
  void countsTheTimeThatACallWaitsForItsTurn() {
    sandbox.misbehaves(aResponse().withFixedDelay(60_000));
    OkHttpClient oneAtATime = new OkHttpClient();
    oneAtATime.dispatcher().setMaxRequestsPerHost(1);
    try (JuspayWallets wallets = sandbox.client().httpClient(oneAtATime).build()) {
      RoutedWallets customer = wallets.forCustomer("c");
      CompletableFuture<WalletAccount> first =
          customer.updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      TransportFailure late =
          catchThrowableOfType(
              TransportFailure.class,
              () ->
                  Mode.ASYNC.update(
                      customer.withDeadline(Duration.ofMillis(200)),
                      Sandbox.WALLET,
                      Sandbox.NUMBER));

      assertThat(late.wasSent()).isEqualTo(Sent.NO);
      assertThat(late).hasMessageContaining("in time");
      assertThat(late.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
      first.cancel(true);
    }
    sandbox.onlyRequest();
  }
}
