// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client of our own takes from the machine, and gives back. */
class ThreadsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final int CALLS = 100;
  private static final int PATIENCE_MILLIS = 5_000;

  @Test
  void runsAHundredAsynchronousCallsAtOnce() throws IOException {
    List<Socket> connections = new ArrayList<>();
    try (ServerSocket silent = new ServerSocket(0, CALLS, InetAddress.getLoopbackAddress());
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(
                    Environment.of(URI.create("http://127.0.0.1:" + silent.getLocalPort())))
                .build()) {
      silent.setSoTimeout(PATIENCE_MILLIS);
      RoutedWallets customer = wallets.forCustomer("c");
      List<CompletableFuture<WalletAccount>> calls =
          IntStream.range(0, CALLS)
              .mapToObj(i -> customer.updateMobileNumberAsync("wlt_1", Sandbox.NUMBER))
              .toList();

      // Nobody is answered: what OkHttp holds back would never come.
      for (int i = 0; i < CALLS; i++) {
        connections.add(silent.accept());
      }
      calls.forEach(call -> call.cancel(true));
    } finally {
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    try (JuspayWallets wallets = sandbox.client().build()) {
      Mode.ASYNC.update(wallets, Sandbox.WALLET);
      assertThat(ourThreads()).isNotEmpty().allMatch(Thread::isDaemon);
    }
    for (Thread thread : ourThreads()) {
      thread.join(PATIENCE_MILLIS);
    }
    assertThat(ourThreads()).isEmpty();
  }

  @Test
  void leavesNoConnectionBehind() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"id\":\"wlt_1\"}";
    try (RawServer server = new RawServer(answer)) {
      try (JuspayWallets wallets = sandbox.client().environment(server.environment()).build()) {
        Mode.SYNC.update(wallets, "wlt_1");
      }
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  private static List<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> isOurs(thread.getName()))
        .toList();
  }

  /** OkHttp renames a thread while it makes a call. */
  private static boolean isOurs(String thread) {
    return thread.startsWith("juspay-wallets") || thread.startsWith("OkHttp http");
  }
}
