// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.DeadlineWatch.Deadline;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Set<Thread> others = Thread.getAllStackTraces().keySet();
  private final DeadlineWatch watch = new DeadlineWatch();
  private final BlockingQueue<String> late = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    watch.close();
  }

  private Deadline start(Duration limit, String name) {
    return watch.start(limit, () -> late.add(name));
  }

  private String nextLate() throws InterruptedException {
    return late.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void tellsThoseThatAreLateInTheOrderOfTheirDeadlines() throws Exception {
    Deadline last = start(NEVER, "never");
    awaitSleep(watcher());
    long start = System.nanoTime();
    start(LATER, "later");
    start(SOON, "soon");

    assertThat(nextLate()).isEqualTo("soon");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SOON.toNanos());
    assertThat(nextLate()).isEqualTo("later");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(LATER.toNanos());
    last.forget();
    assertThat(late).isEmpty();
  }

  @Test
  void tellsNobodyWhoHasEnded() throws Exception {
    start(LATER, "ended").forget();
    start(LATER.plus(SOON), "later");

    assertThat(nextLate()).isEqualTo("later");
    assertThat(late).isEmpty();
  }

  @Test
  void tellsTheOthersWhenOneFails() throws Exception {
    watch.start(
        SOON,
        () -> {
          throw new AssertionError("a listener's fault");
        });
    start(LATER, "later");

    assertThat(nextLate()).isEqualTo("later");
  }

  @Test
  void wakesNoThreadForCallsThatEndInTime() {
    Deadline first = start(NEVER, "first");
    Thread thread = watcher();
    awaitSleep(thread);
    long waits = waits(thread);
    for (int i = 0; i < 10_000; i++) {
      start(NEVER, "call").forget();
    }

    assertThat(waits(thread)).isEqualTo(waits);
    first.forget();
  }

  @Test
  void endsItsThreadWhenNothingIsLeftToWaitFor() throws Exception {
    CompletableFuture<Thread> watcher = new CompletableFuture<>();
    watch.start(SOON, () -> watcher.complete(Thread.currentThread()));
    Thread thread = watcher.get(10, TimeUnit.SECONDS);
    assertThat(thread.isDaemon()).isTrue();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();

    start(SOON, "again");
    assertThat(nextLate()).isEqualTo("again");
  }

  @Test
  void endsItsThreadAfterTheDeadlineOfACallThatEnded() throws Exception {
    start(LATER, "ended").forget();
    Thread thread = watcher();

    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void endsItsThreadWhenItIsClosedAfterTheLastCall() throws Exception {
    start(NEVER, "ended").forget();
    Thread thread = watcher();
    awaitSleep(thread);
    watch.close();

    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void endsItsThreadWithTheLastCallOnceItIsClosed() throws Exception {
    Deadline running = start(NEVER, "running");
    Thread thread = watcher();
    watch.close();
    start(SOON, "late");
    assertThat(nextLate()).isEqualTo("late");
    awaitSleep(thread);

    running.forget();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  /** Ours, and none that a client of another test has left for its last deadline. */
  private Thread watcher() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(others);
    return threads.stream()
        .filter(thread -> thread.getName().equals("juspay-wallets-deadlines"))
        .findFirst()
        .orElseThrow();
  }

  private static long waits(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
  }

  private static void awaitSleep(Thread thread) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(System.nanoTime()).as("the thread does not sleep").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
