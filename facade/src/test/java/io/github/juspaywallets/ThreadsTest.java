// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The threads and connections that a client of our own uses and releases. */
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

      // No call gets a response, so a call that OkHttp held back would never arrive.
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

  /** Threads of clients in other tests, which may still be idle. */
  private final Set<Thread> threadsOfOthers = Set.copyOf(threadsOfClients());

  @Test
  void startsAsManyThreadsAsCallsAreInProgress() {
    try (JuspayWallets wallets = sandbox.client().build()) {
      for (int call = 0; call < CALLS; call++) {
        Mode.ASYNC.update(wallets, Sandbox.WALLET);
      }
      assertThat(ourThreads()).hasSizeLessThanOrEqualTo(4);
    }
  }

  /** Each continuation waits for a call that is queued behind the calls of all continuations. */
  @Test
  void runsCallsWhileContinuationsBlock() throws IOException {
    int chains = 2 * Threads.CALLS_AT_ONCE;
    CountDownLatch attached = new CountDownLatch(1);
    CyclicBarrier allBlocked = new CyclicBarrier(chains);
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofMinutes(1))
                .observer(report -> awaitQuietly(attached))
                .build()) {
      RoutedWallets customer = wallets.forCustomer("c");
      List<CompletableFuture<String>> results =
          Stream.generate(() -> customer.getAsync("wlt_1"))
              .limit(chains)
              .map(call -> call.thenApply(first -> afterAll(allBlocked, customer)))
              .toList();
      attached.countDown();

      assertThat(results).allSatisfy(result -> assertThat(result.join()).isEqualTo("wlt_1"));
      assertThat(server.requests()).hasSize(2 * chains);
    }
  }

  private static String afterAll(CyclicBarrier barrier, RoutedWallets customer) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
      return customer.getAsync("wlt_1").join().id();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** As if the operating system limited the threads of the process. */
  private static final class FewThreads implements ThreadFactory {
    private final AtomicInteger available;

    FewThreads(int available) {
      this.available = new AtomicInteger(available);
    }

    @Override
    public Thread newThread(Runnable task) {
      if (available.getAndDecrement() <= 0) {
        available.incrementAndGet();
        throw new OutOfMemoryError("unable to create native thread");
      }
      Thread thread = new Thread(task, "few threads");
      thread.setDaemon(true);
      return thread;
    }
  }

  @Test
  void losesNoDeadlineWhenTheJvmCanStartNoThread() throws Exception {
    CountDownLatch passed = new CountDownLatch(2);
    AtomicInteger failures = new AtomicInteger(3);
    try (Threads threads = new Threads(new FewThreads(1))) {
      threads.after(Duration.ZERO, passed::countDown);
      threads.after(
          Duration.ZERO,
          () -> {
            if (failures.getAndDecrement() > 0) {
              throw new OutOfMemoryError("Java heap space");
            }
            passed.countDown();
          });

      assertThat(passed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void queuesCallsWhenTheJvmCanStartNoThread() throws Exception {
    FewThreads factory = new FewThreads(1);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(CALLS);
    try (Threads threads = new Threads(factory)) {
      threads.after(Duration.ZERO, started::countDown);
      assertThat(started.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
      for (int call = 0; call < CALLS; call++) {
        threads.run(
            () -> {
              done.countDown();
              threads.endTurn();
            });
      }
      assertThat(done.getCount()).isEqualTo(CALLS);
      factory.available.set(2);

      assertThat(done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    try (JuspayWallets wallets = sandbox.client().build()) {
      Mode.ASYNC.update(wallets, Sandbox.WALLET);
      assertThat(ourThreads()).isNotEmpty().allMatch(Thread::isDaemon);
    }
    awaitNoThread();
  }

  @Test
  void leavesNoConnectionBehind() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"id\":\"wlt_1\"}";
    try (RawServer server = new RawServer(response)) {
      try (JuspayWallets wallets = sandbox.client().environment(server.environment()).build()) {
        Mode.SYNC.update(wallets, "wlt_1");
      }
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void closesTheConnectionOfACallThatWasRunningWhenTheClientWasClosed(Mode mode) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch hungUp = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              closed.await();
              connection.respond("200 OK", "", ScriptedServer.WALLET);
              connection.request();
              hungUp.countDown();
            })) {
      JuspayWallets wallets = sandbox.client().environment(server.environment()).build();
      CompletableFuture<WalletAccount> call =
          CompletableFuture.supplyAsync(() -> mode.update(wallets, "wlt_1"));
      server.awaitRequests(1);
      wallets.close();
      closed.countDown();

      assertThat(call.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).id()).isEqualTo("wlt_1");
      assertThat(hungUp.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void inheritsNothingFromTheThreadThatMakesTheFirstCall() throws Exception {
    InheritableThreadLocal<String> personal = new InheritableThreadLocal<>();
    ClassLoader application = new ClassLoader() {};
    AtomicReference<String> inherited = new AtomicReference<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    AtomicReference<ThreadGroup> group = new AtomicReference<>();
    try (JuspayWallets wallets =
        sandbox
            .client()
            .observer(
                report -> {
                  inherited.set(personal.get());
                  loader.set(Thread.currentThread().getContextClassLoader());
                  group.set(Thread.currentThread().getThreadGroup());
                })
            .build()) {
      Thread caller =
          new Thread(
              new ThreadGroup("of the caller"),
              () -> {
                personal.set("canary");
                Mode.ASYNC.update(wallets, Sandbox.WALLET);
              });
      caller.setContextClassLoader(application);
      caller.start();
      caller.join();
    }
    assertThat(inherited).hasNullValue();
    assertThat(group.get().getParent()).isNull();
    assertThat(loader).hasValue(JuspayWallets.class.getClassLoader());
  }

  @Test
  void forgetsACallThatIsCancelledWhileItWaits() throws Exception {
    RetryPolicy patient = RetryPolicy.builder().alsoOnStatus(503).build();
    CountDownLatch ended = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.always("503 Busy", "Retry-After: 9\r\n", "");
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofMinutes(1))
                .retryPolicy(patient)
                .observer(report -> ended.countDown())
                .build()) {
      CompletableFuture<WalletAccount> call =
          wallets.forCustomer("c").updateMobileNumberAsync("wlt_1", Sandbox.NUMBER);
      server.awaitRequests(1);
      call.cancel(true);
      assertThat(ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
    awaitNoThread();
  }

  @Test
  void buildsAClientOnlyOnTheCallersThread() {
    CountDownLatch busy = new CountDownLatch(1);
    for (int i = 0; i < ForkJoinPool.commonPool().getParallelism(); i++) {
      ForkJoinPool.commonPool().execute(() -> awaitQuietly(busy));
    }
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            Mode.SYNC.update(OfAStaticInitializer.WALLETS, Sandbox.WALLET);
            OfAStaticInitializer.WALLETS.close();
          });
    } finally {
      busy.countDown();
    }
  }

  private static final class OfAStaticInitializer {
    static final JuspayWallets WALLETS = sandbox.client().build();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNoThread() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    // A thread may have started another one.
    while (!ourThreads().isEmpty() && System.nanoTime() < end) {
      ourThreads().stream().findAny().orElse(new Thread()).join(PATIENCE_MILLIS);
    }
    assertThat(ourThreads()).isEmpty();
  }

  private List<Thread> ourThreads() {
    return threadsOfClients().stream().filter(thread -> !threadsOfOthers.contains(thread)).toList();
  }

  private static List<Thread> threadsOfClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("juspay-wallets"))
        .toList();
  }
}
