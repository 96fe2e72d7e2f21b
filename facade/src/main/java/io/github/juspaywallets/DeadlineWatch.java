// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls when their time is up. OkHttp's timer wakes its thread for nearly each call, which
 * costs more than all that the facade does. Here the thread sleeps until the earliest deadline that
 * it has seen, and calls that end before cost it nothing.
 */
final class DeadlineWatch implements AutoCloseable {
  /** Running calls. Guarded by this, as all that follows. */
  private final Set<Deadline> running = new HashSet<>();

  private @Nullable Thread thread;
  private long wakesAt;
  private boolean closed;

  /** The end of one call's time. */
  final class Deadline {
    private final long end;
    private final Runnable whenLate;

    private Deadline(Duration limit, Runnable whenLate) {
      this.end = System.nanoTime() + limit.toNanos();
      this.whenLate = whenLate;
    }

    /** The call has ended: nobody need tell it any more. */
    void forget() {
      remove(this);
    }
  }

  /** Runs a task, which must be short, once a time has passed. */
  Deadline start(Duration limit, Runnable whenLate) {
    Deadline deadline = new Deadline(limit, whenLate);
    add(deadline);
    return deadline;
  }

  private synchronized void add(Deadline deadline) {
    if (thread == null) {
      wakesAt = deadline.end;
      Thread watching = new Thread(null, this::watch, "juspay-wallets-deadlines", 0, false);
      watching.setDaemon(true);
      watching.start();
      thread = watching;
    } else if (deadline.end - wakesAt < 0) {
      wakesAt = deadline.end;
      notifyAll();
    }
    running.add(deadline);
  }

  private synchronized void remove(Deadline deadline) {
    running.remove(deadline);
    if (closed) {
      notifyAll();
    }
  }

  private void watch() {
    try {
      for (List<Deadline> late = nextLate(); !late.isEmpty(); late = nextLate()) {
        late.forEach(DeadlineWatch::end);
      }
    } catch (InterruptedException e) {
      // Nobody has this thread to interrupt it.
      throw new IllegalStateException(e);
    }
  }

  private static void end(Deadline late) {
    try {
      late.whenLate.run();
    } catch (Throwable e) {
      // A user's event listener that fails on one call must not keep the others from ending.
    }
  }

  /** Waits for calls whose time is up. None once there is nothing to wait for: the thread ends. */
  private synchronized List<Deadline> nextLate() throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      List<Deadline> late = running.stream().filter(deadline -> deadline.end - now <= 0).toList();
      if (!late.isEmpty()) {
        late.forEach(running::remove);
        return late;
      }
      if (running.isEmpty() && (closed || wakesAt - now <= 0)) {
        thread = null;
        return List.of();
      }
      long wait =
          running.stream().mapToLong(deadline -> deadline.end - now).min().orElse(wakesAt - now);
      wakesAt = now + wait;
      TimeUnit.NANOSECONDS.timedWait(this, wait);
    }
  }

  /** Lets the thread end with the last call that is still running. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
