// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Facts;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.Exchange.ApiKey;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One call: all its attempts, within one deadline, and all its state. The synchronous and the
 * asynchronous form make the same attempts; they differ only in the thread that waits.
 */
final class PendingCall<B, T> {
  /** The maximum number of suppressed exceptions: the failures of the latest earlier attempts. */
  private static final int FAILURES_KEPT = 8;

  private static final Future<?> NO_ALARM = CompletableFuture.completedFuture(null);

  private final Operation<B, T> operation;
  private final Call<B> first;
  private final Limits limits;
  private final Tools tools;
  private final ApiKey key;
  private final Consumer<CallReport> onEnd;
  private final Result<T> result = new Result<>();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Deque<JuspayException> earlier = new ConcurrentLinkedDeque<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final long start = System.nanoTime();

  private volatile boolean sentBefore;
  private volatile Future<?> waiting = NO_ALARM;
  private volatile @Nullable EndedBy endedBy;

  /** Completes the future. Does nothing until the call is settled. */
  private volatile Runnable completion = () -> {};

  /** Of the latest attempt, or of the first one before it starts. */
  private volatile Exchange exchange;

  PendingCall(
      Operation<B, T> operation,
      Call<B> first,
      Limits limits,
      Tools tools,
      Consumer<CallReport> onEnd) {
    this.operation = operation;
    this.first = first;
    this.limits = limits;
    this.tools = tools;
    this.key = tools.key.get();
    this.onEnd = onEnd;
    this.exchange = authorized(first);
  }

  /**
   * What all calls of a client share.
   *
   * @param key asked for once for each call
   * @param closed whether the client is closed
   * @param afterAttempt runs when the connection of an attempt is free
   */
  record Tools(
      Threads threads,
      Outcomes outcomes,
      Supplier<ApiKey> key,
      BooleanSupplier closed,
      Runnable afterAttempt) {}

  /** Ends the call when the caller completes it, before dependents run: one may block. */
  private static final class Result<T> extends CompletableFuture<T> {
    private volatile Runnable beforeCompletion = () -> {};

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      beforeCompletion.run();
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean complete(T value) {
      beforeCompletion.run();
      return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
      beforeCompletion.run();
      return super.completeExceptionally(failure);
    }
  }

  T execute() {
    Future<?> alarm = NO_ALARM;
    try {
      alarm = tools.threads.after(limits.deadline(), () -> end(EndedBy.DEADLINE));
      for (Duration wait = attempt(); wait != null; wait = attempt()) {
        if (!pause(wait)) {
          fail(exchange, earlier.removeLast());
          break;
        }
      }
      completion.run();
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) Objects.requireNonNull(e.getCause());
    } catch (Error e) {
      fail(exchange, e);
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  CompletableFuture<T> enqueue() {
    result.beforeCompletion = this::abandon;
    try {
      // The thread that makes the attempt may be blocked.
      Future<?> alarm = tools.threads.after(limits.deadline(), this::timeOut);
      result.whenComplete(
          (value, failure) -> {
            alarm.cancel(false);
            waiting.cancel(false);
            abandon();
            result.beforeCompletion = () -> {};
          });
      tools.threads.run(this::run);
    } catch (Error e) {
      fail(exchange, e);
      completion.run();
    }
    return result;
  }

  private void run() {
    Duration wait;
    try {
      wait = settled.get() ? null : attempt();
    } finally {
      tools.threads.endTurn();
    }
    if (wait == null) {
      completion.run();
      return;
    }
    waiting = tools.threads.after(wait, () -> tools.threads.run(this::run));
    if (result.isDone()) {
      // The call has ended, perhaps before its callback could see this wait.
      waiting.cancel(false);
    }
  }

  private void timeOut() {
    end(EndedBy.DEADLINE);
    Exchange last = exchange;
    fail(last, failure(last, new InterruptedIOException("deadline")));
    completion.run();
  }

  /** Ends the call because the caller completed or cancelled its future, unless it has ended. */
  private void abandon() {
    if (settled.compareAndSet(false, true)) {
      seal(EndedBy.CANCELLATION);
      Exchange last = exchange;
      try {
        report(last, failure(last, new InterruptedIOException("cancelled")));
      } finally {
        cancelAttempt();
      }
    }
  }

  /** Makes an attempt on this thread. Returns the wait before the next one, or null. */
  private @Nullable Duration attempt() {
    Future<?> alarm = NO_ALARM;
    try {
      Call<B> call = attempts.getAndIncrement() == 0 ? first : first.clone();
      Exchange attempt = begin(call);
      Duration limit = limits.attempt();
      if (limit != null) {
        alarm = tools.threads.after(limit, () -> end(attempt, EndedBy.DEADLINE));
      }
      T value =
          tools.outcomes.result(
              call.execute(), operation.value(), operation.ofError(), attempt, progress());
      settle(attempt, null, () -> result.complete(value));
      return null;
    } catch (JuspayException e) {
      return waitAfter(e);
    } catch (Error e) {
      fail(exchange, e);
      return null;
    } catch (Throwable e) {
      // Throwable, because Kotlin code, for example, can throw undeclared checked exceptions.
      noteWhoEnded(exchange, e);
      return waitAfter(failure(exchange, e));
    } finally {
      alarm.cancel(false);
      tools.afterAttempt.run();
    }
  }

  private Exchange begin(Call<B> call) {
    exchange = authorized(call);
    // Checked after the assignment: anything that ends the call later also ends this attempt.
    EndedBy reason = tools.closed.getAsBoolean() ? EndedBy.CLOSE : endedBy;
    if (reason != null) {
      end(exchange, reason);
    }
    return exchange;
  }

  private Exchange authorized(Call<B> call) {
    Exchange attempt = Exchange.of(call.request());
    attempt.authorize(key);
    return attempt;
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
      fail(exchange, failure);
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

  private void end(EndedBy reason) {
    seal(reason);
    cancelAttempt();
  }

  /** From now on, nothing is sent. */
  private void seal(EndedBy reason) {
    endedBy = reason;
    exchange.end(reason);
  }

  /** On another thread: a caller's event listener may be slow. */
  @SuppressWarnings("FutureReturnValueIgnored") // The task does not throw.
  private void cancelAttempt() {
    tools.threads.after(Duration.ZERO, exchange::cancel);
  }

  private JuspayException failure(Exchange attempt, Throwable cause) {
    return tools.outcomes.failure(cause, attempt, progress());
  }

  private void fail(Exchange last, Throwable failure) {
    settle(last, failure, () -> result.completeExceptionally(failure));
  }

  /** Ends the call, unless it has ended. Reports it; {@link #completion} then ends its future. */
  private void settle(Exchange last, @Nullable Throwable failure, Runnable complete) {
    if (settled.compareAndSet(false, true)) {
      try {
        report(last, failure);
        completion = complete;
      } catch (RuntimeException | Error e) {
        // A VirtualMachineError of the observer, or what the handler of other exceptions threw.
        completion = () -> result.completeExceptionally(e);
      }
    }
  }

  /** The report agrees with the failure, which may be older than the state of the call. */
  private void report(Exchange last, @Nullable Throwable failure) {
    Progress progress = progress();
    if (failure instanceof JuspayException named) {
      earlier.forEach(named::addSuppressed);
      progress = named.progress();
    }
    Outcome outcome = failure == null ? Outcome.SUCCEEDED : Outcome.of(failure);
    CallReport.Ids ids = Outcomes.ids(last);
    Facts facts =
        new Facts(operation.name(), outcome, sent(last, failure), last.status(), progress, ids);
    onEnd.accept(new CallReport(facts));
  }

  private Sent sent(Exchange last, @Nullable Throwable failure) {
    Sent lastSent = last.seal();
    return failure instanceof JuspayException named
        ? named.wasSent()
        : lastSent == Sent.NO && sentBefore ? Sent.MAYBE : lastSent;
  }

  private Progress progress() {
    return new Progress(attempts.get(), elapsed(), sentBefore, operation.kind());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
