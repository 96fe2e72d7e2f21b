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
 * The threads of one client. They are daemons, end when idle, and inherit no thread locals, context
 * class loader or thread group from the thread that starts them.
 */
final class Threads implements AutoCloseable {
  /** The maximum number of concurrent asynchronous calls. Further calls are queued. */
  static final int CALLS_AT_ONCE = 256;

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration IDLE_WHEN_CLOSED = Duration.ofMillis(100);

  /** Runs only code of this class, so that no other code can delay a deadline. */
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Threads::daemon);

  private final ThreadPoolExecutor calls =
      new ThreadPoolExecutor(
          CALLS_AT_ONCE, CALLS_AT_ONCE, 1, SECONDS, new LinkedBlockingQueue<>(), Threads::daemon);

  /** Separate from {@link #calls}, whose threads may all be blocked when a deadline passes. */
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

  /** Runs a task that may block, as soon as a thread is free. */
  void run(Runnable task) {
    calls.execute(task);
  }

  /** Runs a task after a delay, even if all threads for calls are busy. */
  Future<?> after(Duration time, Runnable task) {
    return clock.schedule(() -> timers.execute(task), time.toNanos(), NANOSECONDS);
  }

  private void endWhenIdleFor(Duration time) {
    for (ThreadPoolExecutor pool : List.of(clock, calls, timers)) {
      pool.setKeepAliveTime(time.toNanos(), NANOSECONDS);
      pool.allowCoreThreadTimeOut(true);
    }
  }

  /** Ends idle threads soon, and the others after their calls. */
  @Override
  public void close() {
    endWhenIdleFor(IDLE_WHEN_CLOSED);
  }
}
