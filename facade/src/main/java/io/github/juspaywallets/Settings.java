// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Exchange.ApiKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The settings of a client, and their defaults. Only a builder changes its own copy. */
final class Settings implements Cloneable {
  @Nullable Environment environment;
  @Nullable Supplier<ApiKey> key;
  @Nullable String merchantId;
  @Nullable String apiVersion;
  String mobileRegion = NationalNumber.INDIA;
  boolean unknownMobileRanges;
  Limits limits = new Limits(Duration.ofSeconds(30), null, RetryPolicy.whenSafe());
  @Nullable Duration connectTimeout;
  RoutingGuard routingGuard = RoutingGuard.OFF;
  List<CallReport.Observer> observers = List.of();
  @Nullable Object tag;
  @Nullable OkHttpClient httpClient;

  /** The time limits of a call and of each attempt, and the retry policy. */
  record Limits(Duration deadline, @Nullable Duration attempt, RetryPolicy retries) {
    Limits withDeadline(Duration other) {
      return new Limits(RetryPolicy.positive("deadline", other), attempt, retries);
    }

    Limits withRetries(RetryPolicy other) {
      return new Limits(deadline, attempt, Objects.requireNonNull(other, "retryPolicy"));
    }
  }

  Environment environment() {
    if (environment == null) {
      throw new IllegalStateException("environment is not set: choose SANDBOX or PRODUCTION");
    }
    return environment;
  }

  Supplier<ApiKey> key() {
    if (key == null) {
      throw new IllegalStateException("apiKey is not set");
    }
    return key;
  }

  /** Returns a changed copy. */
  Settings with(Consumer<Settings> change) {
    Settings copy = clone();
    change.accept(copy);
    return copy;
  }

  /** Omits the API key. */
  @Override
  public String toString() {
    return "Settings[" + environment + "]";
  }

  @Override
  public Settings clone() {
    try {
      return (Settings) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
