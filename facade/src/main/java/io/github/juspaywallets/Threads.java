// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The threads of one client. They are daemons, end when they are idle, and inherit neither thread
 * locals nor the context class loader nor the group of the thread that happens to start them.
 */
final class Threads implements AutoCloseable {
  /** How many asynchronous calls run at once; the others wait for their turn. */
  static final int CALLS_AT_ONCE = 256;

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration IDLE_WHEN_CLOSED = Duration.ofMillis(100);

  /** Runs no code but ours, so that nothing delays a deadline. */
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Threads::daemon);

  private final ThreadPoolExecutor calls =
      new ThreadPoolExecutor(
          CALLS_AT_ONCE, CALLS_AT_ONCE, 1, SECONDS, new LinkedBlockingQueue<>(), Threads::daemon);

  /** Never waits for a call: what ends at its deadline may be stuck in all of {@link #calls}. */
  private final ThreadPoolExecutor timers =
      new ThreadPoolExecutor(
          1, Integer.MAX_VALUE, 1, SECONDS, new SynchronousQueue<>(), Threads::daemon);

  Threads() {
    clock.setRemoveOnCancelPolicy(true);
    endWhenIdleFor(IDLE);
  }

  private static Thread daemon(Runnable task) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread thread = new Thread(group, task, "juspay-wallets", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }

  /** Runs a task that may block, once it is its turn. */
  void run(Runnable task) {
    calls.execute(task);
  }

  /** Runs a task at its time, whatever the calls do. */
  Future<?> after(Duration time, Runnable task) {
    return clock.schedule(() -> timers.execute(task), time.toNanos(), NANOSECONDS);
  }

  private void endWhenIdleFor(Duration time) {
    for (ThreadPoolExecutor pool : List.of(clock, calls, timers)) {
      pool.setKeepAliveTime(time.toNanos(), NANOSECONDS);
      pool.allowCoreThreadTimeOut(true);
    }
  }

  /** Lets idle threads end at once, and the others with the calls that still run. */
  @Override
  public void close() {
    endWhenIdleFor(IDLE_WHEN_CLOSED);
  }
}
