// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.WalletAccount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Deadlines depend only on threads of the library. After NO is reported, nothing is sent. */
class StuckCallsTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);

  /** Releases the blocked threads when the test is over. */
  private final CountDownLatch over = new CountDownLatch(1);

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    over.countDown();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsCallsAfterOurThreadsWereInterrupted(Mode mode) throws Exception {
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).build()) {
      endsInTime(mode, wallets);
      CompletableFuture<WalletAccount> running = longCall(wallets);
      server.awaitRequests(2);
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith("juspay-wallets"))
          .forEach(Thread::interrupt);

      endsInTime(mode, wallets);
      running.cancel(true);
    }
  }

  static Stream<RejectsOrRuns> executors() {
    return Stream.of(
        new RejectsOrRuns("rejects", new ThreadPoolExecutor.AbortPolicy()),
        new RejectsOrRuns("runs on the caller's thread", new ThreadPoolExecutor.CallerRunsPolicy()),
        new RejectsOrRuns("discards", new ThreadPoolExecutor.DiscardPolicy()));
  }

  private record RejectsOrRuns(String name, java.util.concurrent.RejectedExecutionHandler handler) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void usesNoThreadOfTheCallersExecutor(RejectsOrRuns full) throws Exception {
    ExecutorService executor =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), full.handler());
    executor.execute(this::block);
    OkHttpClient own = new OkHttpClient.Builder().dispatcher(new Dispatcher(executor)).build();
    try (ScriptedServer silent = ScriptedServer.silent();
        ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
        JuspayWallets late = client(silent).httpClient(own).build();
        JuspayWallets wallets = client(server).httpClient(own).build()) {
      endsInTime(Mode.ASYNC, late);
      assertThat(Mode.ASYNC.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
    }
    executor.shutdown();
  }

  @Test
  void endsACallWhileAllOthersAreStuck() throws Exception {
    OkHttpClient stuck =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  block();
                  return chain.proceed(chain.request());
                })
            .build();
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(stuck).build()) {
      IntStream.range(0, Threads.CALLS_AT_ONCE).forEach(i -> longCall(wallets));

      endsInTime(Mode.ASYNC, wallets);
    }
  }

  @Test
  void endsACallWhileItsThreadAndItsListenerAreStuck() throws Exception {
    OkHttpClient stuck =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  block();
                  return chain.proceed(chain.request());
                })
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    block();
                  }
                })
            .build();
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(stuck).build()) {
      for (int call = 0; call < 3; call++) {
        endsInTime(Mode.ASYNC, wallets);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsACallWhoseListenerFailsOnCancellation(Mode mode) throws Exception {
    OkHttpClient listened =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    throw new AssertionError("listener");
                  }
                })
            .build();
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(listened).build()) {
      endsInTime(mode, wallets);
    }
  }

  @Test
  void sendsNothingAfterReportingNoAtTheDeadline() throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    OkHttpClient slow = slowToSend(ready, left);
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(slow).build()) {
      TransportFailure late = endsInTime(Mode.ASYNC, wallets);
      over.countDown();

      assertThat(late.wasSent()).isEqualTo(Sent.NO);
      assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void sendsNothingAfterReportingNoOnCancellation() throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    OkHttpClient slow = slowToSend(ready, left);
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(slow).build()) {
      CompletableFuture<WalletAccount> call = longCall(wallets);
      assertThat(ready.await(5, TimeUnit.SECONDS)).isTrue();
      call.cancel(true);
      over.countDown();

      assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.NO);
      assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).isEmpty();
    }
  }

  /** Waits after all other interceptors of the caller, when already connected. */
  private OkHttpClient slowToSend(CountDownLatch ready, CountDownLatch left) {
    return new OkHttpClient.Builder()
        .addNetworkInterceptor(
            chain -> {
              ready.countDown();
              block();
              try {
                return chain.proceed(chain.request());
              } finally {
                left.countDown();
              }
            })
        .build();
  }

  private static TransportFailure endsInTime(Mode mode, JuspayWallets wallets) {
    TransportFailure failure =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () ->
                catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1")));
    assertThat(failure).hasMessageStartingWith("No response from Juspay in time");
    assertThat(failure.elapsed()).isBetween(DEADLINE, Duration.ofSeconds(4));
    return failure;
  }

  private static CompletableFuture<WalletAccount> longCall(JuspayWallets wallets) {
    return wallets
        .forCustomer("c")
        .withDeadline(Duration.ofMinutes(1))
        .updateMobileNumberAsync("wlt_1", Sandbox.NUMBER);
  }

  private JuspayWallets.Builder client(ScriptedServer server) {
    return JuspayWallets.builder()
        .environment(server.environment())
        .apiKey(Sandbox.API_KEY)
        .deadline(DEADLINE)
        .observer(reports::add);
  }

  private void block() {
    boolean interrupted = false;
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
