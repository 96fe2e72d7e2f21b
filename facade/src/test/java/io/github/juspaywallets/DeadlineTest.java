// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  void limitsTheTimeToConnect(Mode mode) throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Nobody accepts: once the queue is full, a new connection stays open-ended.
      for (int i = 0; i < 3; i++) {
        SocketChannel waiting = SocketChannel.open();
        waiting.configureBlocking(false);
        waiting.connect(full.getLocalSocketAddress());
        queue.add(waiting.socket());
      }
      Environment busy = Environment.of(URI.create("http://127.0.0.1:" + full.getLocalPort()));
      try (JuspayWallets wallets =
          sandbox
              .client()
              .environment(busy)
              .retryPolicy(RetryPolicy.never())
              .connectTimeout(Duration.ofMillis(200))
              .build()) {
        TransportFailure failure =
            catchThrowableOfType(
                TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));

        assertThat(failure.wasSent()).isEqualTo(Sent.NO);
        assertThat(failure.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
      }
    } finally {
      for (Socket socket : queue) {
        socket.close();
      }
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
