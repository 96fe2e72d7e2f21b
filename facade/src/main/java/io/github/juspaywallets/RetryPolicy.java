// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.TransportFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * When a call is retried, and after which wait. Immutable.
 *
 * <p>An attempt that provably sent nothing is repeated, for any operation. A read is also repeated
 * after an attempt without a complete response and after the statuses 502, 503 and 504. Nothing
 * else is: Juspay documents no idempotency key. {@link Builder#alsoOnStatus} adds responses after
 * which another attempt may do the work twice.
 *
 * <p>The wait before attempt <i>n</i> + 1 is random between zero and {@code firstDelay} times
 * 2<sup><i>n</i> - 1</sup>, at most {@code longestDelay}. {@code Retry-After} makes it longer, up
 * to {@code longestRetryAfter}. A call that has no time left for the wait ends at once.
 */
public final class RetryPolicy {
  /** Responses of whatever stands before the vendor's service, to be expected while it restarts. */
  private static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);

  private final int maxAttempts;
  private final Duration firstDelay;
  private final Duration longestDelay;
  private final Duration longestRetryAfter;
  private final Set<Integer> statuses;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.firstDelay = builder.firstDelay;
    this.longestDelay = builder.longestDelay;
    this.longestRetryAfter = builder.longestRetryAfter;
    this.statuses = Set.copyOf(builder.statuses);
  }

  /**
   * One attempt.
   *
   * @return the policy
   */
  public static RetryPolicy never() {
    return builder().maxAttempts(1).build();
  }

  /**
   * The default: up to three attempts, as long as another one cannot do anything twice.
   *
   * @return the policy
   */
  public static RetryPolicy whenSafe() {
    return builder().build();
  }

  /**
   * Starts with the values of {@link #whenSafe()}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The wait before another attempt, or nothing if there is none. */
  Optional<Duration> delayAfter(JuspayException failure, RandomGenerator random) {
    if (failure.attempts() >= maxAttempts || !mayRepeat(failure)) {
      return Optional.empty();
    }
    Duration wait = Duration.ofNanos((long) (random.nextDouble() * backOff(failure.attempts())));
    Duration asked = retryAfter(failure);
    return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
  }

  private boolean mayRepeat(JuspayException failure) {
    if (failure instanceof ApiError error) {
      return statuses.contains(error.status())
          || (failure.progress().repeatable() && UNAVAILABLE.contains(error.status()));
    }
    return failure instanceof TransportFailure broken && broken.retryable();
  }

  private double backOff(int attempts) {
    return Math.min(
        firstDelay.toNanos() * Math.pow(2, attempts - 1.0), (double) longestDelay.toNanos());
  }

  private Duration retryAfter(JuspayException failure) {
    Duration asked =
        failure instanceof ApiError error
            ? error.details().retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return asked.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : asked;
  }

  /** Collects the parts of a {@link RetryPolicy}. Not safe for use by several threads. */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration firstDelay = Duration.ofMillis(100);
    private Duration longestDelay = Duration.ofSeconds(2);
    private Duration longestRetryAfter = Duration.ofSeconds(10);
    private final Set<Integer> statuses = new TreeSet<>();

    private Builder() {}

    /**
     * How many times a call is tried at most. 3 unless set.
     *
     * @param maxAttempts the number, the first attempt included
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
     * The longest wait after the first attempt. 100 milliseconds unless set.
     *
     * @param firstDelay the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative, or longer than a century
     */
    public Builder firstDelay(Duration firstDelay) {
      this.firstDelay = Durations.notNegative("firstDelay", firstDelay);
      return this;
    }

    /**
     * The longest wait after any attempt, but for {@code Retry-After}. 2 seconds unless set.
     *
     * @param longestDelay the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative, or longer than a century
     */
    public Builder longestDelay(Duration longestDelay) {
      this.longestDelay = Durations.notNegative("longestDelay", longestDelay);
      return this;
    }

    /**
     * The longest wait that {@code Retry-After} can ask for. 10 seconds unless set.
     *
     * @param longestRetryAfter the time, not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative, or longer than a century
     */
    public Builder longestRetryAfter(Duration longestRetryAfter) {
      this.longestRetryAfter = Durations.notNegative("longestRetryAfter", longestRetryAfter);
      return this;
    }

    /**
     * Also repeats a call after these responses. The vendor has then received the request, and may
     * carry it out twice: choose 429 and 503 if you know that it refuses before it acts.
     *
     * @param statuses HTTP statuses, 400 to 599
     * @return this builder
     * @throws IllegalArgumentException if a status is none of these
     */
    public Builder alsoOnStatus(int... statuses) {
      if (Arrays.stream(statuses).anyMatch(status -> status < 400 || status > 599)) {
        throw new IllegalArgumentException("statuses must be from 400 to 599");
      }
      Arrays.stream(statuses).forEach(this.statuses::add);
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
