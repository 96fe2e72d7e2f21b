// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Facts;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.Exchange.EndedBy;
import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.Settings.Limits;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One call: all its attempts, within one deadline, and all its state. The synchronous and the
 * asynchronous form make the same attempts; they differ only in the thread that waits.
 */
final class PendingCall<T> {
  /** The maximum number of suppressed exceptions: the failures of the latest earlier attempts. */
  private static final int FAILURES_KEPT = 8;

  private static final Future<?> NO_ALARM = CompletableFuture.completedFuture(null);

  private final Operation<T> operation;
  private final Call<T> first;
  private final Limits limits;
  private final Tools tools;
  private final Consumer<CallReport> onEnd;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Deque<JuspayException> earlier = new ConcurrentLinkedDeque<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final long start = System.nanoTime();

  private volatile boolean sentBefore;
  private volatile Future<?> waiting = NO_ALARM;
  private volatile @Nullable EndedBy endedBy;

  /** Of the latest attempt, or of the first one before it starts. */
  private volatile Exchange exchange;

  PendingCall(
      Operation<T> operation,
      Call<T> first,
      Limits limits,
      Tools tools,
      Consumer<CallReport> onEnd) {
    this.operation = operation;
    this.first = first;
    this.exchange = Exchange.of(first.request());
    this.limits = limits;
    this.tools = tools;
    this.onEnd = onEnd;
  }

  /** What all calls of a client share. */
  record Tools(Threads threads, Outcomes outcomes, BooleanSupplier closed) {}

  T execute() {
    Future<?> alarm = tools.threads.after(limits.deadline(), () -> end(EndedBy.DEADLINE));
    try {
      for (Duration wait = attempt(); wait != null; wait = attempt()) {
        if (!pause(wait)) {
          settle(null, earlier.removeLast());
          break;
        }
      }
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) Objects.requireNonNull(e.getCause());
    } finally {
      alarm.cancel(false);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  CompletableFuture<T> enqueue() {
    Future<?> alarm =
        tools.threads.after(
            limits.deadline(),
            () -> {
              // The thread that makes the attempt may be blocked.
              end(EndedBy.DEADLINE);
              settle(null, failure(new InterruptedIOException("deadline")));
            });
    result.whenComplete(
        (value, failure) -> {
          alarm.cancel(false);
          waiting.cancel(false);
          // The caller completed or cancelled the future.
          if (settled.compareAndSet(false, true)) {
            end(EndedBy.CANCELLATION);
            report(failure(new InterruptedIOException("cancelled")));
          }
        });
    tools.threads.run(this::run);
    return result;
  }

  private void run() {
    Duration wait = settled.get() ? null : attempt();
    if (wait != null) {
      waiting = tools.threads.after(wait, () -> tools.threads.run(this::run));
      if (result.isDone()) {
        // The call has ended, perhaps before its callback could see this wait.
        waiting.cancel(false);
      }
    }
  }

  /** Makes an attempt on this thread. Returns the wait before the next one, or null. */
  private @Nullable Duration attempt() {
    Future<?> alarm = NO_ALARM;
    try {
      Call<T> call = attempts.getAndIncrement() == 0 ? first : first.clone();
      Exchange attempt = begin(call);
      Duration limit = limits.attempt();
      if (limit != null) {
        alarm = tools.threads.after(limit, () -> end(attempt, EndedBy.DEADLINE));
      }
      settle(tools.outcomes.result(call.execute(), operation.accepts(), attempt, progress()), null);
      return null;
    } catch (JuspayException e) {
      return waitAfter(e);
    } catch (Error e) {
      settle(null, e);
      return null;
    } catch (Throwable e) {
      // Throwable, because Kotlin code, for example, can throw undeclared checked exceptions.
      noteWhoEnded(exchange, e);
      return waitAfter(failure(e));
    } finally {
      alarm.cancel(false);
    }
  }

  private Exchange begin(Call<T> call) {
    exchange = Exchange.of(call.request());
    // Checked after the assignment: anything that ends the call later also ends this attempt.
    EndedBy reason = tools.closed.getAsBoolean() ? EndedBy.CLOSE : endedBy;
    if (reason != null) {
      end(exchange, reason);
    }
    return exchange;
  }

  private static void noteWhoEnded(Exchange attempt, Throwable e) {
    if (e instanceof InterruptedException) {
      // OkHttp throws it undeclared while it waits for a connection.
      Thread.currentThread().interrupt();
    }
    if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      end(attempt, EndedBy.INTERRUPT);
    } else if (attempt.isCancelled()) {
      end(attempt, EndedBy.CANCELLATION);
    }
  }

  private static void end(Exchange attempt, EndedBy reason) {
    attempt.end(reason);
    attempt.cancel();
  }

  /**
   * Returns the wait before the next attempt. If there is none, ends the call with this failure.
   */
  private @Nullable Duration waitAfter(JuspayException failure) {
    Optional<Duration> wait =
        limits
            .retries()
            .delayAfter(failure, ThreadLocalRandom.current())
            .filter(
                delay -> endedBy == null && delay.plus(elapsed()).compareTo(limits.deadline()) < 0)
            .filter(delay -> !Thread.currentThread().isInterrupted());
    if (wait.isEmpty()) {
      settle(null, failure);
      return null;
    }
    sentBefore |= failure.wasSent() != Sent.NO;
    earlier.add(failure);
    if (earlier.size() > FAILURES_KEPT) {
      earlier.removeFirst();
    }
    return wait.get();
  }

  /** Sleeps. Returns false if the thread was interrupted. */
  private static boolean pause(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The task does not throw.
  private void end(EndedBy reason) {
    endedBy = reason;
    exchange.end(reason);
    // On another thread: a caller's event listener may be slow.
    tools.threads.after(Duration.ZERO, exchange::cancel);
  }

  private JuspayException failure(Throwable cause) {
    return tools.outcomes.failure(cause, exchange, progress());
  }

  /** Ends the call, unless it has ended. Reports it before the future completes. */
  private void settle(@Nullable T value, @Nullable Throwable failure) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    Throwable end = failure;
    try {
      report(failure);
    } catch (RuntimeException | Error e) {
      // A VirtualMachineError of the observer, or what the handler of other exceptions threw.
      end = e;
    }
    if (end == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(end);
    }
  }

  private void report(@Nullable Throwable failure) {
    if (failure instanceof JuspayException named) {
      earlier.forEach(named::addSuppressed);
    }
    Outcome outcome = failure == null ? Outcome.SUCCEEDED : Outcome.of(failure);
    Optional<String> id = Outcomes.responseId(exchange);
    Facts facts =
        new Facts(operation.name(), outcome, sent(failure), exchange.status(), progress(), id);
    onEnd.accept(new CallReport(facts));
  }

  private Sent sent(@Nullable Throwable failure) {
    Sent last = exchange.seal();
    return failure instanceof JuspayException named
        ? named.wasSent()
        : last == Sent.NO && sentBefore ? Sent.MAYBE : last;
  }

  private Progress progress() {
    return new Progress(attempts.get(), elapsed(), sentBefore, operation.repeatable());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
