// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.api.WalletsApi;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Client of Juspay's wallets. Build one per API key and environment, share it between threads, and
 * close it at the end:
 *
 * <pre>{@code
 * try (JuspayWallets wallets = JuspayWallets.builder()
 *     .environment(Environment.SANDBOX)
 *     .apiKey(System.getenv("JUSPAY_API_KEY"))
 *     .build()) {
 *   WalletAccount wallet = wallets
 *       .forCustomer("customer_1122")
 *       .updateMobileNumber("wlt_yvuidaupkvz3", "+91 77777 77777");
 * }
 * }</pre>
 *
 * <p>There is no call without a routing id: Juspay ties everything about a customer together by it,
 * and warns of failures where calls about one customer carry different ones.
 */
public final class JuspayWallets implements AutoCloseable {
  private final Calls<WalletsApi> calls;
  private final RoutingGuard.Memory guard;

  private JuspayWallets(Settings settings) {
    calls = new Calls<>(WalletsApi.class, settings);
    guard = new RoutingGuard.Memory(settings.routingGuard());
    try {
      calls.constraints.require("merchantId", settings.merchantId(), "merchantId");
      calls.constraints.require("apiVersion", settings.apiVersion(), "apiVersion");
    } catch (InvalidRequest e) {
      close();
      throw new IllegalArgumentException(e.violations().get(0).toString());
    }
  }

  /**
   * Starts without an environment and an API key, which are both required.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client from environment variables: {@code JUSPAY_API_KEY}, {@code JUSPAY_ENVIRONMENT} ({@code
   * sandbox}, {@code production} or a URL) and, if it is set, {@code JUSPAY_MERCHANT_ID}.
   *
   * @return the client
   * @throws IllegalStateException if a variable is missing or cannot be used; the message names it
   */
  public static JuspayWallets fromEnv() {
    return fromEnv(System.getenv());
  }

  static JuspayWallets fromEnv(Map<String, String> variables) {
    EnvironmentVariables values = new EnvironmentVariables(variables);
    Builder builder =
        builder()
            .environment(values.environment())
            .merchantId(values.optional("JUSPAY_MERCHANT_ID"));
    String apiKey = values.required("JUSPAY_API_KEY");
    EnvironmentVariables.use("JUSPAY_API_KEY", () -> builder.apiKey(apiKey));
    return EnvironmentVariables.use("JUSPAY_MERCHANT_ID", builder::build);
  }

  /**
   * Calls about a customer.
   *
   * @param customerId the id of the customer, the same in every call about the customer; sent as
   *     {@code x-routing-id}, and in the path of calls on all wallets of the customer
   * @return the calls
   * @throws JuspayException.InvalidRequest if the id breaks the rule for routing ids
   */
  public CustomerWallets forCustomer(String customerId) {
    return new CustomerWallets(routed("customerId", customerId), customerId);
  }

  /**
   * Calls about a guest, who has no customer id.
   *
   * @param orderOrCartId an id of the payment session, for example of the order or the cart, the
   *     same in every call about it; sent as {@code x-routing-id}
   * @return the calls on single wallets
   * @throws JuspayException.InvalidRequest if the id breaks the rule for routing ids
   */
  public RoutedWallets forGuest(String orderOrCartId) {
    return routed("orderOrCartId", orderOrCartId);
  }

  private RoutedWallets routed(String argument, String routingId) {
    calls.constraints.require("routingId", routingId, argument);
    return new RoutedWallets(calls, guard, routingId, calls.settings.limits());
  }

  /**
   * New calls fail from now on. An attempt that runs ends as it would; a call that waits for its
   * next attempt fails instead of making it. Closing again does nothing.
   */
  @Override
  public void close() {
    calls.close();
  }

  /** Collects what a client needs. Not safe for use by several threads. */
  public static final class Builder {
    /** Visible ASCII without the colon, which ends the user name in Basic authentication. */
    private static final Pattern API_KEY = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]+");

    private @Nullable Environment environment;
    private @Nullable String apiKey;
    private @Nullable String merchantId;
    private @Nullable String apiVersion;
    private String mobileRegion = NationalNumber.INDIA;
    private Duration deadline = Duration.ofSeconds(30);
    private @Nullable Duration attemptTimeout;
    private @Nullable Duration connectTimeout;
    private RetryPolicy retryPolicy = RetryPolicy.whenSafe();
    private RoutingGuard routingGuard = RoutingGuard.OFF;
    private CallReport.Observer observer = report -> {};
    private @Nullable OkHttpClient httpClient;

    private Builder() {}

    /**
     * Where calls go. Required.
     *
     * @param environment the environment
     * @return this builder
     */
    public Builder environment(Environment environment) {
      this.environment = Objects.requireNonNull(environment, "environment");
      return this;
    }

    /**
     * The API key from the Juspay dashboard, of the same environment. Required.
     *
     * @param apiKey the key
     * @return this builder
     * @throws IllegalArgumentException if the key is null or empty, or has blanks, control
     *     characters, characters outside ASCII or a colon
     */
    public Builder apiKey(@Nullable String apiKey) {
      if (apiKey == null) {
        throw new IllegalArgumentException("apiKey is null: is its environment variable set?");
      }
      if (!API_KEY.matcher(apiKey).matches()) {
        throw new IllegalArgumentException(
            "apiKey must be visible ASCII characters without blanks and colon");
      }
      this.apiKey = apiKey;
      return this;
    }

    /**
     * The merchant id, sent as {@code x-merchantid}. Not sent unless set: of the vendor's pages,
     * only the one about {@link CustomerWallets#refreshAll} requires it.
     *
     * @param merchantId the id, or null
     * @return this builder
     */
    public Builder merchantId(@Nullable String merchantId) {
      this.merchantId = merchantId;
      return this;
    }

    /**
     * The version of the vendor's API, sent as {@code version}. Not sent unless set: some of the
     * vendor's pages require it for {@link CustomerWallets#refreshAll}.
     *
     * @param apiVersion a date, for example {@code 2023-06-30}, or null
     * @return this builder
     */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /**
     * The region that mobile numbers must be of. India ({@code IN}) unless set.
     *
     * @param region an ISO 3166-1 code of two capital letters
     * @return this builder
     * @throws IllegalArgumentException if no numbering plan of the region is known
     */
    public Builder mobileRegion(String region) {
      if (!NationalNumber.isRegion(region)) {
        throw new IllegalArgumentException("mobileRegion must be the code of a region");
      }
      this.mobileRegion = region;
      return this;
    }

    /**
     * How long a call may take as a whole: all attempts and the waits between them, to the last
     * byte of the response. 30 seconds unless set. A synchronous call that is in code which cannot
     * be interrupted, such as the look-up of a host or an interceptor of yours, ends after it.
     *
     * @param deadline the time, at least a millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time is shorter, or longer than a century
     */
    public Builder deadline(Duration deadline) {
      this.deadline = Durations.positive("deadline", deadline);
      return this;
    }

    /**
     * How long one attempt may take. As long as the deadline leaves unless set.
     *
     * @param attemptTimeout the time, at least a millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time is shorter, or longer than a century
     */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = Durations.positive("attemptTimeout", attemptTimeout);
      return this;
    }

    /**
     * How long one address may take to accept a connection. 10 seconds unless set, or what an
     * {@link #httpClient} of your own has.
     *
     * @param connectTimeout the time, at least a millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time is shorter, or longer than 24 days
     */
    public Builder connectTimeout(Duration connectTimeout) {
      if (connectTimeout.compareTo(Duration.ofDays(24)) > 0) {
        throw new IllegalArgumentException("connectTimeout must be at most 24 days");
      }
      this.connectTimeout = Durations.positive("connectTimeout", connectTimeout);
      return this;
    }

    /**
     * When a call is tried again. {@link RetryPolicy#whenSafe()} unless set.
     *
     * @param retryPolicy the policy
     * @return this builder
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
      return this;
    }

    /**
     * What to do with a wallet under two routing ids. {@link RoutingGuard#OFF} unless set.
     *
     * @param routingGuard the guard
     * @return this builder
     */
    public Builder routingGuard(RoutingGuard routingGuard) {
      this.routingGuard = Objects.requireNonNull(routingGuard, "routingGuard");
      return this;
    }

    /**
     * Notified after each call. None by default.
     *
     * @param observer the observer
     * @return this builder
     */
    public Builder observer(CallReport.Observer observer) {
      this.observer = Objects.requireNonNull(observer, "observer");
      return this;
    }

    /**
     * An HTTP client to share connections, proxy, TLS, interceptors and event listeners with. It is
     * not changed and not closed. Off for our calls are redirects, resending, authenticators, its
     * own time limits, and HTTP/2, where an interrupt or a lost connection ends other calls, too.
     * Asynchronous calls run on threads of the library, not on those of its dispatcher. With a
     * socket factory of its own, an interrupt is noticed when the deadline passes.
     *
     * @param httpClient the client
     * @return this builder
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * Builds the client. Nothing is sent yet.
     *
     * @return the client
     * @throws IllegalStateException if the environment or the API key is missing
     * @throws IllegalArgumentException if the merchant id or the API version breaks a rule of the
     *     contract
     */
    public JuspayWallets build() {
      if (environment == null) {
        throw new IllegalStateException("environment is not set: choose SANDBOX or PRODUCTION");
      }
      if (apiKey == null) {
        throw new IllegalStateException("apiKey is not set");
      }
      return new JuspayWallets(
          new Settings(
              environment,
              apiKey,
              merchantId,
              apiVersion,
              mobileRegion,
              new Limits(deadline, attemptTimeout, retryPolicy),
              connectTimeout,
              routingGuard,
              observer,
              httpClient));
    }
  }
}
