// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the client's settings in the calls of {@link RoutedWallets#with}. An option
 * that is not set stays as it is. Immutable: each method returns a new object.
 */
public final class CallOptions {
  private static final CallOptions NONE = new CallOptions(settings -> {});

  final Consumer<Settings> change;

  private CallOptions(Consumer<Settings> change) {
    this.change = change;
  }

  /**
   * Returns options of which none is set.
   *
   * @return the options, to which others are added
   */
  public static CallOptions none() {
    return NONE;
  }

  private CallOptions and(Consumer<Settings> other) {
    return new CallOptions(change.andThen(other));
  }

  /**
   * Returns a copy with another retry policy.
   *
   * @param retryPolicy when a call is retried
   * @return the options
   * @throws NullPointerException if the argument is null
   */
  public CallOptions withRetryPolicy(RetryPolicy retryPolicy) {
    Objects.requireNonNull(retryPolicy, "retryPolicy");
    return and(settings -> settings.limits = settings.limits.withRetries(retryPolicy));
  }

  /**
   * Returns a copy with a tag, which comes back in {@link CallReport#tag}. It is not sent.
   *
   * @param tag any object, for example the number of an order
   * @return the options
   * @throws NullPointerException if the argument is null
   */
  public CallOptions withTag(Object tag) {
    Objects.requireNonNull(tag, "tag");
    return and(settings -> settings.tag = tag);
  }

  /**
   * Returns a copy with an observer of these calls, in addition to earlier ones. It is notified
   * after them, and before the caller gets the result.
   *
   * @param observer the observer
   * @return the options
   * @throws NullPointerException if the argument is null
   */
  public CallOptions withObserver(CallReport.Observer observer) {
    Objects.requireNonNull(observer, "observer");
    return and(
        settings ->
            settings.observers =
                Stream.concat(settings.observers.stream(), Stream.of(observer)).toList());
  }

  /**
   * Returns a copy with another {@linkplain JuspayWallets.Builder#merchantId merchant id}.
   *
   * @param merchantId the id, or null to send none
   * @return the options
   */
  public CallOptions withMerchantId(@Nullable String merchantId) {
    return and(settings -> settings.merchantId = merchantId);
  }

  /**
   * Returns a copy with another {@linkplain JuspayWallets.Builder#apiVersion API version}.
   *
   * @param apiVersion a date, for example {@code 2023-06-30}, or null to send none
   * @return the options
   */
  public CallOptions withApiVersion(@Nullable String apiVersion) {
    return and(settings -> settings.apiVersion = apiVersion);
  }
}
