// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.WalletAccount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that the caller ends before the response: interrupt, cancellation, closed client. */
class EndingTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void endsAtOnceWhenTheThreadIsInterruptedBeforeTheResponse() throws Exception {
    endsAtOnceWhenInterrupted("", Sent.MAYBE);
  }

  @Test
  void endsAtOnceWhenTheThreadIsInterruptedDuringTheResponse() throws Exception {
    endsAtOnceWhenInterrupted(RawServer.HALF_A_RESPONSE, Sent.YES);
  }

  @Test
  void endsAtOnceWhenTheThreadIsInterruptedWhileItWaits() throws Exception {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Retry-After", "9"));
    RetryPolicy patient = RetryPolicy.builder().alsoOnStatus(503).build();
    try (JuspayWallets wallets =
        sandbox.client().deadline(Duration.ofMinutes(2)).retryPolicy(patient).build()) {
      Interrupted call = new Interrupted(wallets);
      call.thread.start();
      await(
          () ->
              // After the first condition: the thread also waits while it connects.
              !sandbox.requests().isEmpty()
                  && call.thread.getState() == Thread.State.TIMED_WAITING);
      call.interrupt();

      assertThat(call.failure.get()).isInstanceOf(JuspayException.ServerError.class);
      assertThat(call.flag).isTrue();
    }
    sandbox.onlyRequest();
  }

  @Test
  void endsAtOnceWhenTheThreadIsInterruptedWhileItConnects() throws Exception {
    List<CallReport> reports = new CopyOnWriteArrayList<>();
    try (FullServer full = new FullServer();
        JuspayWallets wallets =
            sandbox.client().environment(full.environment()).observer(reports::add).build()) {
      Interrupted call = new Interrupted(wallets);
      call.thread.start();
      await(() -> call.thread.getState() == Thread.State.TIMED_WAITING);
      call.interrupt();

      assertThat(call.failure.get()).hasMessageStartingWith("The thread was interrupted");
      assertThat(call.failure.get().wasSent()).isEqualTo(Sent.NO);
      assertThat(call.failure.get().attempts()).isEqualTo(1);
      assertThat(call.flag).isTrue();
      assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.NO);
    }
  }

  @Test
  void sendsNothingOnAThreadThatIsAlreadyInterrupted() throws Exception {
    try (JuspayWallets wallets = sandbox.client().build()) {
      Interrupted call = new Interrupted(wallets);
      call.interruptFirst = true;
      call.thread.start();
      call.thread.join();

      assertThat(call.failure.get()).hasMessageStartingWith("The thread was interrupted");
      assertThat(call.failure.get().wasSent()).isEqualTo(Sent.NO);
      assertThat(call.flag).isTrue();
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  private void endsAtOnceWhenInterrupted(String response, Sent sent) throws Exception {
    try (RawServer server = new RawServer(response);
        JuspayWallets wallets = sandbox.client().environment(server.environment()).build()) {
      Interrupted call = new Interrupted(wallets);
      call.thread.start();
      server.awaitResponded();
      call.interrupt();

      assertThat(call.failure.get()).isInstanceOf(TransportFailure.class);
      assertThat(call.failure.get()).hasMessageStartingWith("The thread was interrupted");
      assertThat(call.failure.get().attempts()).isEqualTo(1);
      assertThat(call.failure.get().wasSent()).isIn(sent, Sent.MAYBE);
      assertThat(call.flag).isTrue();
    }
  }

  @Test
  void cancelsTheCallWithItsFuture() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<CallReport> report = new AtomicReference<>();
    try (RawServer server = new RawServer("");
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(server.environment())
                .observer(
                    r -> {
                      report.set(r);
                      ended.countDown();
                    })
                .build()) {
      CompletableFuture<WalletAccount> future =
          wallets.forCustomer("c").updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      server.awaitResponded();
      future.cancel(true);

      assertThat(future).isCancelled();
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(report.get().sent()).isEqualTo(Sent.MAYBE);
      assertThat(report.get().attempts()).isEqualTo(1);
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @Test
  void endsTheCallWhenTheCallerCompletesItsFuture() throws Exception {
    try (RawServer server = new RawServer("");
        JuspayWallets wallets = sandbox.client().environment(server.environment()).build()) {
      CompletableFuture<WalletAccount> future =
          wallets.forCustomer("c").updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      server.awaitResponded();
      future.complete(WalletAccount.builder().id("wlt_none").build());

      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @Test
  void endsAWaitingCallWhenTheClientIsClosed() {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Retry-After", "1"));
    RetryPolicy patient = RetryPolicy.builder().alsoOnStatus(503).build();
    CompletableFuture<WalletAccount> waiting;
    try (JuspayWallets wallets = sandbox.client().retryPolicy(patient).build()) {
      waiting = wallets.forCustomer("c").updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      await(() -> !sandbox.requests().isEmpty());
    }

    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .havingCause()
        .asInstanceOf(type(TransportFailure.class))
        .satisfies(
            failure -> {
              assertThat(failure).hasMessageStartingWith("The client was closed");
              assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
              assertThat(failure.attempts()).isEqualTo(2);
            });
    sandbox.onlyRequest();
  }

  static List<Consumer<CompletableFuture<WalletAccount>>> waysToEnd() {
    return List.of(
        future -> future.cancel(true),
        future -> future.complete(null),
        future -> future.completeExceptionally(new TimeoutException()),
        future -> future.orTimeout(1, TimeUnit.MILLISECONDS));
  }

  /** Dependents run last in, first out, so this one runs before any callback of the library. */
  @ParameterizedTest
  @MethodSource("waysToEnd")
  void endsAtOnceWhenTheFutureHasABlockedDependent(Consumer<CompletableFuture<WalletAccount>> way)
      throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    List<CallReport> reports = new CopyOnWriteArrayList<>();
    try (RawServer server = new RawServer("");
        JuspayWallets wallets =
            sandbox.client().environment(server.environment()).observer(reports::add).build()) {
      CompletableFuture<WalletAccount> future =
          wallets.forCustomer("c").updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      future.whenComplete((wallet, failure) -> awaitQuietly(released));
      server.awaitResponded();
      Thread ending = new Thread(() -> way.accept(future));
      ending.start();

      assertThat(server.awaitHangUp()).isTrue();
      assertThat(reports)
          .extracting(CallReport::sent, CallReport::attempts)
          .containsExactly(tuple(Sent.MAYBE, 1));
      released.countDown();
      ending.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endsAtOnceOnAnInterruptOverTls() throws Exception {
    sandbox.misbehaves(aResponse().withFixedDelay(10_000));
    try (JuspayWallets wallets =
        sandbox.client().environment(sandbox.tls()).httpClient(Tls.trusting().build()).build()) {
      Interrupted call = new Interrupted(wallets);
      call.thread.start();
      await(() -> !sandbox.requests().isEmpty());
      call.interrupt();

      assertThat(call.failure.get()).hasMessageStartingWith("The thread was interrupted");
      assertThat(call.flag).isTrue();
    }
  }

  @Test
  void endsNoOtherCallOnAnInterrupt() throws Exception {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}").withFixedDelay(500));
    try (JuspayWallets wallets =
        sandbox.client().environment(sandbox.tls()).httpClient(Tls.trusting().build()).build()) {
      List<CompletableFuture<WalletAccount>> neighbours =
          Stream.generate(() -> wallets.forCustomer("c"))
              .limit(4)
              .map(customer -> customer.updateMobileNumberAsync("wlt_1", Sandbox.NUMBER))
              .toList();
      for (int i = 0; i < 20; i++) {
        Interrupted call = new Interrupted(wallets);
        call.interruptFirst = i % 2 == 0;
        call.thread.start();
        call.interrupt();
        assertThat(call.failure.get()).hasMessageStartingWith("The thread was interrupted");
      }

      assertThat(neighbours).allSatisfy(call -> assertThat(call.join().id()).isEqualTo("wlt_1"));
    }
  }

  @Test
  void sendsNothingMoreOnceTheFutureIsCancelled() throws Exception {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Retry-After", "1"));
    CountDownLatch ended = new CountDownLatch(1);
    RetryPolicy patient = RetryPolicy.builder().alsoOnStatus(503).build();
    try (JuspayWallets wallets =
        sandbox.client().retryPolicy(patient).observer(r -> ended.countDown()).build()) {
      CompletableFuture<WalletAccount> future =
          wallets.forCustomer("c").updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER);
      await(() -> !sandbox.requests().isEmpty());
      future.cancel(true);
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }
    sandbox.onlyRequest();
  }

  @Test
  void runsOnVirtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}"));
    AtomicReference<WalletAccount> wallet = new AtomicReference<>();
    try (JuspayWallets wallets = sandbox.client().build()) {
      Thread thread =
          (Thread)
              Thread.class
                  .getMethod("startVirtualThread", Runnable.class)
                  .invoke(null, (Runnable) () -> wallet.set(Mode.SYNC.update(wallets, "wlt_1")));
      thread.join();
    }
    assertThat(wallet.get().id()).isEqualTo("wlt_1");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("what was awaited did not come").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** A call on its own thread, and its result. */
  private static final class Interrupted {
    final AtomicReference<JuspayException> failure = new AtomicReference<>();
    volatile boolean interruptFirst;
    volatile boolean flag;
    final Thread thread;

    Interrupted(JuspayWallets wallets) {
      thread =
          new Thread(
              () -> {
                if (interruptFirst) {
                  Thread.currentThread().interrupt();
                }
                failure.set(
                    catchThrowableOfType(
                        JuspayException.class, () -> Mode.SYNC.update(wallets, Sandbox.WALLET)));
                flag = Thread.currentThread().isInterrupted();
              });
    }

    void interrupt() {
      thread.interrupt();
      assertTimeoutPreemptively(Duration.ofSeconds(2), () -> thread.join());
    }
  }
}
