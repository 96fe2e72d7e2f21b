// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** One call with all its attempts. Its state lives here and nowhere else. */
final class PendingCall {
  private final Supplier<Call<WalletAccount>> attempts;
  private final Limits limits;
  private final DeadlineWatch deadlines;
  private final Outcomes outcomes;
  private final Consumer<Ending> onEnd;
  private final AtomicInteger attempt = new AtomicInteger();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final long start = System.nanoTime();

  private volatile boolean late;
  private volatile @Nullable JuspayException previous;
  private volatile @Nullable Call<WalletAccount> current;

  PendingCall(
      Supplier<Call<WalletAccount>> attempts,
      Limits limits,
      DeadlineWatch deadlines,
      Outcomes outcomes,
      Consumer<Ending> onEnd) {
    this.attempts = attempts;
    this.limits = limits;
    this.deadlines = deadlines;
    this.outcomes = outcomes;
    this.onEnd = onEnd;
  }

  /** How long a call and its attempts may take, and when another attempt is made. */
  record Limits(Duration deadline, @Nullable Duration attempt, RetryPolicy retries) {}

  /** How a call ended: with an exchange that answered, or with a failure. */
  record Ending(Exchange exchange, Progress progress, @Nullable JuspayException failure) {}

  WalletAccount execute() {
    DeadlineWatch.Deadline deadline = deadlines.start(left(), this::late);
    try {
      return executeInTime();
    } finally {
      deadline.forget();
    }
  }

  private WalletAccount executeInTime() {
    while (true) {
      JuspayException failure;
      try {
        Response<WalletAccount> response = next().execute();
        WalletAccount wallet = outcomes.wallet(current(), response, progress());
        report(null);
        return wallet;
      } catch (JuspayException e) {
        failure = afterEarlier(e);
      } catch (Exception e) {
        keepInterrupt(e);
        failure = ended(e);
      }
      Optional<Duration> wait = waitAfter(failure);
      if (wait.isEmpty() || !pause(wait.get())) {
        report(failure);
        throw failure;
      }
    }
  }

  /** OkHttp throws it undeclared where it waits for a connection, and goes on connecting. */
  private void keepInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      current().cancel();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Who watches the future does not fail.
  CompletableFuture<WalletAccount> enqueue(Executor executor) {
    CompletableFuture<WalletAccount> future = new CompletableFuture<>();
    enqueueNext(future, executor);
    // A call that waits for its turn is late, too.
    DeadlineWatch.Deadline deadline =
        deadlines.start(
            left(),
            () -> {
              late();
              executor.execute(() -> settle(future, null, ended(new IOException("late"))));
            });
    future.whenComplete(
        (wallet, failure) -> {
          deadline.forget();
          // It was not us who completed the future.
          if (settled.compareAndSet(false, true)) {
            current().cancel();
            report(ended(new IOException("cancelled")));
          }
        });
    return future;
  }

  private void enqueueNext(CompletableFuture<WalletAccount> future, Executor executor) {
    if (future.isDone()) {
      return;
    }
    next()
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<WalletAccount> call, Response<WalletAccount> response) {
                try {
                  settle(future, outcomes.wallet(current(), response, progress()), null);
                } catch (JuspayException e) {
                  retryOrFail(afterEarlier(e));
                } catch (RuntimeException e) {
                  // OkHttp would only log it, and the future stay open until its deadline.
                  retryOrFail(ended(e));
                }
              }

              @Override
              public void onFailure(Call<WalletAccount> call, Throwable cause) {
                retryOrFail(ended(cause));
              }

              private void retryOrFail(JuspayException failure) {
                Optional<Duration> wait = future.isDone() ? Optional.empty() : waitAfter(failure);
                if (wait.isEmpty()) {
                  settle(future, null, failure);
                } else {
                  long nanos = wait.get().toNanos();
                  CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, executor)
                      .execute(() -> enqueueNext(future, executor));
                }
              }
            });
    if (future.isDone()) {
      current().cancel();
    }
  }

  /** The next attempt. It has a limit of its own only where that is shorter than what is left. */
  private Call<WalletAccount> next() {
    Call<WalletAccount> call = attempts.get();
    attempt.incrementAndGet();
    Duration limit = limits.attempt();
    if (limit != null && limit.compareTo(left()) < 0) {
      call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
    current = call;
    if (late) {
      call.cancel();
    }
    return call;
  }

  private void late() {
    late = true;
    Call<WalletAccount> call = current;
    if (call != null) {
      call.cancel();
    }
  }

  /** Reports before anybody who waits for the future goes on. */
  private void settle(
      CompletableFuture<WalletAccount> future,
      @Nullable WalletAccount wallet,
      @Nullable JuspayException failure) {
    if (settled.compareAndSet(false, true)) {
      try {
        report(failure);
      } finally {
        if (failure == null) {
          future.complete(wallet);
        } else {
          future.completeExceptionally(failure);
        }
      }
    }
  }

  private JuspayException ended(Throwable cause) {
    return afterEarlier(
        outcomes.failure(
            late ? new InterruptedIOException("deadline") : cause, current(), progress()));
  }

  private JuspayException afterEarlier(JuspayException failure) {
    JuspayException earlier = previous;
    if (earlier != null) {
      failure.addSuppressed(earlier);
    }
    return failure;
  }

  private void report(@Nullable JuspayException failure) {
    onEnd.accept(new Ending(Exchange.of(current().request()), progress(), failure));
  }

  private Call<WalletAccount> current() {
    return Objects.requireNonNull(current);
  }

  /** The wait before another attempt, if there is one and there is time for it. */
  private Optional<Duration> waitAfter(JuspayException failure) {
    previous = failure;
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    return limits
        .retries()
        .delayAfter(failure, ThreadLocalRandom.current())
        .filter(wait -> wait.compareTo(left()) < 0);
  }

  /** Waits, and answers false if the thread was interrupted meanwhile. */
  private static boolean pause(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(left);
    }
    return true;
  }

  private Progress progress() {
    JuspayException earlier = previous;
    boolean sentBefore = earlier != null && earlier.wasSent() != JuspayException.Sent.NO;
    return new Progress(attempt.get(), elapsed(), sentBefore);
  }

  private Duration left() {
    return limits.deadline().minus(elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
