// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.TransportFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * When a call is retried, and how long it waits before each retry. Immutable.
 *
 * <p>By default, any call is retried after an attempt that provably sent nothing. A read ({@link
 * RoutedWallets#get}, {@link RoutedWallets#orderStatus} or {@link CustomerWallets#list}) is also
 * retried after an attempt that received no response or timed out, and after the statuses 502, 503
 * and 504. Nothing else is retried, because Juspay documents no idempotency key. {@link
 * Builder#readsAlsoOnStatus} adds statuses for reads, and {@link Builder#alsoOnStatus} for any
 * call, at the risk that a request is executed twice.
 *
 * <p>The wait before attempt <i>n</i> + 1 is random, between zero and {@code firstDelay} times
 * 2<sup><i>n</i> - 1</sup>, at most {@code longestDelay}. {@code Retry-After} can lengthen it. If
 * {@code Retry-After} asks for more than {@code longestRetryAfter}, or the wait would not end
 * before the deadline, the call fails immediately.
 */
public final class RetryPolicy {
  /** A century. Much longer durations overflow a {@code long} of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final int maxAttempts;
  private final Duration firstDelay;
  private final Duration longestDelay;
  private final Duration longestRetryAfter;
  private final Set<Integer> statuses;
  private final Set<Integer> readStatuses;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.firstDelay = builder.firstDelay;
    this.longestDelay = builder.longestDelay;
    this.longestRetryAfter = builder.longestRetryAfter;
    this.statuses = Set.copyOf(builder.statuses);
    this.readStatuses = Set.copyOf(builder.readStatuses);
  }

  /**
   * Returns a policy with a single attempt.
   *
   * @return the policy
   */
  public static RetryPolicy never() {
    return builder().maxAttempts(1).build();
  }

  /**
   * Returns the default policy: at most three attempts, and a retry only if the call cannot take
   * effect twice.
   *
   * @return the policy
   */
  public static RetryPolicy whenSafe() {
    return builder().build();
  }

  /**
   * Returns a builder with the values of {@link #whenSafe()}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the wait before the next attempt, empty if there must be none. */
  Optional<Duration> delayAfter(JuspayException failure, RandomGenerator random) {
    Optional<Duration> header =
        failure instanceof ApiError error ? error.retryAfter() : Optional.empty();
    Duration asked = header.orElse(Duration.ZERO);
    if (failure.attempts() >= maxAttempts
        || !mayRepeat(failure)
        || asked.compareTo(longestRetryAfter) > 0) {
      return Optional.empty();
    }
    Duration wait = Duration.ofNanos((long) (random.nextDouble() * backOff(failure.attempts())));
    return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
  }

  private boolean mayRepeat(JuspayException failure) {
    if (failure instanceof ApiError error) {
      Kind kind = failure.progress().kind();
      return (kind != Kind.PAYMENT && statuses.contains(error.status()))
          || (kind == Kind.READ && readStatuses.contains(error.status()));
    }
    return failure instanceof TransportFailure broken && broken.retryable();
  }

  /** Checks a duration that a caller set, as {@link #notNegative} does. */
  static Duration positive(String argument, Duration duration) {
    if (duration.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(argument + " must be at least a millisecond");
    }
    return notNegative(argument, duration);
  }

  private static Duration notNegative(String argument, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(argument + " must be from 0 to 36500 days");
    }
    return duration;
  }

  private double backOff(int attempts) {
    return Math.min(
        firstDelay.toNanos() * Math.pow(2, attempts - 1.0), (double) longestDelay.toNanos());
  }

  /**
   * Builds a {@link RetryPolicy}. Not thread-safe. A null argument causes a {@link
   * NullPointerException}.
   */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration firstDelay = Duration.ofMillis(100);
    private Duration longestDelay = Duration.ofSeconds(2);
    private Duration longestRetryAfter = Duration.ofSeconds(10);
    private final Set<Integer> statuses = new TreeSet<>();

    /** At first those of a gateway in front of Juspay's service, for example during a restart. */
    private final Set<Integer> readStatuses = new TreeSet<>(Set.of(502, 503, 504));

    private Builder() {}

    /**
     * Sets the maximum number of attempts. 3 by default.
     *
     * @param maxAttempts the number, including the first attempt
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sets the longest wait after the first attempt, which doubles with each further attempt. 100
     * milliseconds by default.
     *
     * @param firstDelay the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative or longer than 36,500 days
     */
    public Builder firstDelay(Duration firstDelay) {
      this.firstDelay = notNegative("firstDelay", firstDelay);
      return this;
    }

    /**
     * Sets the longest wait after any attempt, unless {@code Retry-After} asks for more. 2 seconds
     * by default.
     *
     * @param longestDelay the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative or longer than 36,500 days
     */
    public Builder longestDelay(Duration longestDelay) {
      this.longestDelay = notNegative("longestDelay", longestDelay);
      return this;
    }

    /**
     * Sets the longest wait that {@code Retry-After} can cause. If it asks for more, there is no
     * further attempt, and {@link JuspayException.ApiError#retryAfter} is the wait. 10 seconds by
     * default.
     *
     * @param longestRetryAfter the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative or longer than 36,500 days
     */
    public Builder longestRetryAfter(Duration longestRetryAfter) {
      this.longestRetryAfter = notNegative("longestRetryAfter", longestRetryAfter);
      return this;
    }

    /**
     * Adds statuses after which any call but {@link RoutedWallets#pay} is retried. Juspay has then
     * received the request, and may execute it twice: add 429 or 503 only if you know that Juspay
     * rejects such requests without executing them.
     *
     * @param statuses HTTP statuses, 400 to 599
     * @return this builder
     * @throws IllegalArgumentException if a status is outside this range
     */
    public Builder alsoOnStatus(int... statuses) {
      return add(this.statuses, statuses);
    }

    /**
     * Adds statuses after which a read is retried, for example 429: a read has no effect that could
     * happen twice. Other calls are not retried.
     *
     * @param statuses HTTP statuses, 400 to 599
     * @return this builder
     * @throws IllegalArgumentException if a status is outside this range
     */
    public Builder readsAlsoOnStatus(int... statuses) {
      return add(readStatuses, statuses);
    }

    private Builder add(Set<Integer> known, int... statuses) {
      if (Arrays.stream(statuses).anyMatch(status -> status < 400 || status > 599)) {
        throw new IllegalArgumentException("statuses must be from 400 to 599");
      }
      Arrays.stream(statuses).forEach(known::add);
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
