package io.github.juspaywallets;

import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
  private final Outcomes outcomes;
  private final Consumer<Ending> onEnd;
  private final long start = System.nanoTime();

  private int attempt;
  private @Nullable JuspayException previous;
  private volatile @Nullable Call<WalletAccount> current;

  PendingCall(
      Supplier<Call<WalletAccount>> attempts,
      Limits limits,
      Outcomes outcomes,
      Consumer<Ending> onEnd) {
    this.attempts = attempts;
    this.limits = limits;
    this.outcomes = outcomes;
    this.onEnd = onEnd;
  }

  /** How long a call and its attempts may take, and when another attempt is made. */
  record Limits(Duration deadline, Duration attempt, RetryPolicy retries) {}

  /** How a call ended: with an exchange that answered, or with a failure. */
  record Ending(Exchange exchange, Progress progress, @Nullable JuspayException failure) {}

  WalletAccount execute() {
    while (true) {
      Call<WalletAccount> call = next();
      JuspayException failure;
      try {
        return succeed(call, call.execute());
      } catch (JuspayException e) {
        failure = e;
      } catch (IOException | RuntimeException e) {
        failure = outcomes.failure(e, call, progress());
      }
      Optional<Duration> wait = waitAfter(failure);
      if (wait.isEmpty() || !pause(wait.get())) {
        throw fail(call, failure);
      }
    }
  }

  CompletableFuture<WalletAccount> enqueue(Executor executor) {
    CompletableFuture<WalletAccount> future = new CompletableFuture<>();
    future.whenComplete(
        (wallet, failure) -> {
          Call<WalletAccount> call = current;
          if (future.isCancelled() && call != null) {
            call.cancel();
          }
        });
    enqueueNext(future, executor);
    return future;
  }

  private void enqueueNext(CompletableFuture<WalletAccount> future, Executor executor) {
    Call<WalletAccount> call = next();
    if (future.isCancelled()) {
      call.cancel();
    }
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<WalletAccount> answered, Response<WalletAccount> response) {
            try {
              future.complete(succeed(call, response));
            } catch (JuspayException e) {
              retryOrFail(e);
            }
          }

          @Override
          public void onFailure(Call<WalletAccount> failed, Throwable cause) {
            retryOrFail(outcomes.failure(cause, call, progress()));
          }

          private void retryOrFail(JuspayException failure) {
            Optional<Duration> wait = future.isDone() ? Optional.empty() : waitAfter(failure);
            if (wait.isEmpty()) {
              future.completeExceptionally(fail(call, failure));
              return;
            }
            CompletableFuture.delayedExecutor(wait.get().toNanos(), TimeUnit.NANOSECONDS, executor)
                .execute(() -> enqueueNext(future, executor));
          }
        });
  }

  /** The next attempt, with what is left of the time. */
  private Call<WalletAccount> next() {
    Call<WalletAccount> call = attempts.get();
    attempt++;
    Duration left = limits.deadline().minus(elapsed());
    Duration limit = left.compareTo(limits.attempt()) < 0 ? left : limits.attempt();
    call.timeout().timeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
    current = call;
    return call;
  }

  private WalletAccount succeed(Call<WalletAccount> call, Response<WalletAccount> response) {
    WalletAccount wallet = outcomes.wallet(call, response, progress());
    onEnd.accept(new Ending(Exchange.of(call.request()), progress(), null));
    return wallet;
  }

  private JuspayException fail(Call<WalletAccount> call, JuspayException failure) {
    onEnd.accept(new Ending(Exchange.of(call.request()), progress(), failure));
    return failure;
  }

  /** The wait before another attempt, if there is one and there is time for it. */
  private Optional<Duration> waitAfter(JuspayException failure) {
    if (previous != null) {
      failure.addSuppressed(previous);
    }
    previous = failure;
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    return limits
        .retries()
        .delayAfter(failure, ThreadLocalRandom.current())
        .filter(wait -> wait.compareTo(limits.deadline().minus(elapsed())) < 0);
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
    return new Progress(attempt, elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
