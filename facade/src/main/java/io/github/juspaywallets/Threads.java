// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of one client. They are daemons, end when idle, and inherit no thread locals, context
 * class loader or thread group from the thread that starts them.
 */
final class Threads implements AutoCloseable {
  /** The maximum number of concurrent asynchronous calls. Further calls are queued. */
  static final int CALLS_AT_ONCE = 256;

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration IDLE_WHEN_CLOSED = Duration.ofMillis(100);

  /** Until the next try when the JVM lacks a thread or memory. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Runs only code of this class if possible, so that no other code can delay a deadline. */
  private final ScheduledThreadPoolExecutor clock;

  /** Unlimited, because all threads may be blocked when a deadline passes. */
  private final ThreadPoolExecutor workers;

  private final Semaphore turns = new Semaphore(CALLS_AT_ONCE);

  /** Calls that wait for a turn. */
  private final Queue<Runnable> queued = new ConcurrentLinkedQueue<>();

  Threads() {
    this(Threads::daemon);
  }

  Threads(ThreadFactory factory) {
    clock = new ScheduledThreadPoolExecutor(1, factory);
    workers =
        new ThreadPoolExecutor(1, Integer.MAX_VALUE, 1, SECONDS, new SynchronousQueue<>(), factory);
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

  /** Runs a task when it has a turn, which it must end with {@link #endTurn}. */
  void run(Runnable task) {
    queued.add(task);
    startQueued();
  }

  /** Lets the next call begin, on another thread: this one may block in the caller's code. */
  void endTurn() {
    turns.release();
    startQueued();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The task does not throw.
  private void startQueued() {
    while (!queued.isEmpty() && turns.tryAcquire()) {
      Runnable next = queued.poll();
      if (next == null) {
        turns.release();
        continue;
      }
      try {
        workers.execute(next);
      } catch (OutOfMemoryError e) {
        // The JVM can start no thread. The end of a turn tries again, or the clock if there is
        // none.
        queued.add(next);
        turns.release();
        if (turns.availablePermits() == CALLS_AT_ONCE) {
          clock.schedule(this::startQueued, PAUSE.toNanos(), NANOSECONDS);
        }
        return;
      }
    }
  }

  /** Runs a task after a delay, whatever the threads for calls do. The task must be repeatable. */
  @SuppressWarnings("FutureReturnValueIgnored") // The tick does not throw.
  Future<?> after(Duration time, Runnable task) {
    Runnable persistent = () -> persist(task);
    if (clock.getQueue().isEmpty()) {
      // Later tasks are due after this one, so they need not wake the clock.
      clock.schedule(() -> {}, 100, MILLISECONDS);
    }
    return clock.schedule(() -> startNow(persistent), time.toNanos(), NANOSECONDS);
  }

  /** No deadline may be lost. If the JVM can start no thread, the clock's own runs the task. */
  private void startNow(Runnable task) {
    try {
      workers.execute(task);
    } catch (OutOfMemoryError e) {
      task.run();
    }
  }

  private static void persist(Runnable task) {
    while (true) {
      try {
        task.run();
        return;
      } catch (OutOfMemoryError e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void endWhenIdleFor(Duration time) {
    for (ThreadPoolExecutor pool : List.of(clock, workers)) {
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
