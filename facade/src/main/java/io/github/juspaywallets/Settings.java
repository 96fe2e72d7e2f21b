// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The settings that a client was built with. */
record Settings(
    Environment environment,
    String apiKey,
    @Nullable String merchantId,
    @Nullable String apiVersion,
    String mobileRegion,
    boolean unknownMobileRanges,
    Limits limits,
    @Nullable Duration connectTimeout,
    RoutingGuard routingGuard,
    CallReport.Observer observer,
    @Nullable OkHttpClient httpClient) {
  /** The time limits of a call and of each attempt, and the retry policy. */
  record Limits(Duration deadline, @Nullable Duration attempt, RetryPolicy retries) {
    Limits withDeadline(Duration other) {
      return new Limits(Durations.positive("deadline", other), attempt, retries);
    }
  }

  /** Omits the API key. */
  @Override
  public String toString() {
    return "Settings[" + environment + "]";
  }
}
