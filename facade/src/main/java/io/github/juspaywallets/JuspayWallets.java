// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Exchange.ApiKey;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.api.WalletsApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Client for the Juspay wallets API. Build one per API key and environment, share it between
 * threads, and close it when it is no longer needed:
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
 * <p>Every request has a routing id, which identifies the customer or payment session to Juspay.
 * Juspay warns that calls about one customer can fail if their routing ids differ. A routing id has
 * 1 to 256 printable ASCII characters, and neither begins nor ends with a space.
 *
 * <p>Cannot be extended by other packages. Not final only because containers such as Spring create
 * subclasses of beans that are lazy or have a scope.
 */
public class JuspayWallets implements AutoCloseable {
  private final Calls<WalletsApi> calls;
  private final RoutingGuard.Memory guard;

  /** Neither private nor of a final class, so that containers can create a proxy. */
  JuspayWallets(Calls<WalletsApi> calls) {
    this.calls = calls;
    guard = new RoutingGuard.Memory(calls.settings.routingGuard);
  }

  /**
   * Returns a builder. The environment and the API key must be set.
   *
   * @return a new builder
   * @throws IllegalStateException if OkHttp, or what it depends on, is too old; the message names
   *     the jars and the cure
   */
  public static Builder builder() {
    Transport.requireOkHttp();
    return new Builder(new Settings(), null);
  }

  /**
   * Returns a builder with the settings of this client, for a client that differs from it: in
   * another API key, for example, if each merchant of a platform has one. Both clients share
   * connections and threads, unless {@code httpClient} or {@code connectTimeout} differ, and the
   * new client needs little memory of its own. Each must be closed, and closing one does not affect
   * the other.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(calls.settings.clone(), calls);
  }

  /**
   * Builds a client from environment variables: {@code JUSPAY_API_KEY}, {@code JUSPAY_ENVIRONMENT}
   * ({@code sandbox}, {@code production} or a URL for {@link Environment#of}) and, optionally,
   * {@code JUSPAY_MERCHANT_ID}.
   *
   * @return the client
   * @throws IllegalStateException if a variable is missing or invalid; the message names it
   */
  public static JuspayWallets fromEnv() {
    return fromEnv(System.getenv());
  }

  static JuspayWallets fromEnv(Map<String, String> variables) {
    Builder builder = builder();
    required(variables, "JUSPAY_ENVIRONMENT", url -> builder.environment(Environment.valueOf(url)));
    required(variables, "JUSPAY_API_KEY", builder::apiKey);
    return optional(variables, "JUSPAY_MERCHANT_ID", id -> builder.merchantId(id).build())
        .orElseGet(builder::build);
  }

  @SuppressWarnings("CheckReturnValue") // The setting returns the builder.
  private static void required(
      Map<String, String> variables, String name, Function<String, Builder> setting) {
    optional(variables, name, setting)
        .orElseThrow(
            () -> new IllegalStateException("The environment variable " + name + " is not set"));
  }

  /** A blank variable counts as not set. The exception about an invalid one names it. */
  private static <T> Optional<T> optional(
      Map<String, String> variables, String name, Function<String, T> setting) {
    try {
      return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank()).map(setting);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + " is invalid: " + e.getMessage());
    }
  }

  /**
   * Returns a reusable object for calls about a customer.
   *
   * @param customerId the customer's id, the same in every call about the customer; sent as {@code
   *     x-routing-id}, and in the path of {@link CustomerWallets#create}, {@link
   *     CustomerWallets#list} and {@link CustomerWallets#refreshAll}
   * @return calls on the customer's wallets
   * @throws JuspayException.InvalidRequest if the id is null or not a valid routing id
   */
  public CustomerWallets forCustomer(String customerId) {
    return new CustomerWallets(routed("customerId", customerId), customerId);
  }

  /**
   * Returns a reusable object for calls about a guest, who has no customer id.
   *
   * @param orderOrCartId an id for the payment session, for example an order or cart id, the same
   *     in every call of the session; sent as {@code x-routing-id}
   * @return calls on single wallets
   * @throws JuspayException.InvalidRequest if the id is null or not a valid routing id
   */
  public RoutedWallets forGuest(String orderOrCartId) {
    return routed("orderOrCartId", orderOrCartId);
  }

  private RoutedWallets routed(String argument, String routingId) {
    calls.constraints.require("routingId", routingId, argument);
    return new RoutedWallets(calls, guard, routingId, calls.settings);
  }

  /**
   * Closes the client. New calls throw {@link IllegalStateException}. An attempt in progress
   * completes normally. A call that is queued or waits for a retry fails. Closing a client again
   * has no effect.
   */
  @Override
  public void close() {
    calls.close();
  }

  /**
   * Builds a {@link JuspayWallets}. Not thread-safe. Unless documented otherwise, a null argument
   * causes a {@link NullPointerException}.
   */
  public static final class Builder {
    private final Settings settings;
    private final @Nullable Calls<WalletsApi> origin;

    private Builder(Settings settings, @Nullable Calls<WalletsApi> origin) {
      this.settings = settings;
      this.origin = origin;
    }

    /**
     * Sets the environment that calls are sent to. Required.
     *
     * @param environment the environment
     * @return this builder
     */
    public Builder environment(Environment environment) {
      settings.environment = Objects.requireNonNull(environment, "environment");
      return this;
    }

    /**
     * Sets the API key, from the Juspay dashboard of the same environment. Required.
     *
     * @param apiKey the key
     * @return this builder
     * @throws IllegalArgumentException if the key is null or empty, or contains whitespace, control
     *     characters, non-ASCII characters or a colon
     */
    public Builder apiKey(@Nullable String apiKey) {
      ApiKey key = ApiKey.of(apiKey);
      settings.key = () -> key;
      return this;
    }

    /**
     * Sets where the API key comes from, for keys that change while the client is in use.
     *
     * @param apiKey called once for each call, on the caller's thread; what it throws is thrown to
     *     the caller, and so is an {@link IllegalArgumentException} if the key is not valid
     * @return this builder
     */
    public Builder apiKeyFrom(Supplier<String> apiKey) {
      Objects.requireNonNull(apiKey, "apiKey");
      settings.key = () -> ApiKey.of(apiKey.get());
      return this;
    }

    /**
     * Sets the merchant id, sent as {@code x-merchantid}. Not sent by default. Some of Juspay's
     * pages require it for {@link CustomerWallets#refreshAll}.
     *
     * @param merchantId the id, or null to send none
     * @return this builder
     */
    public Builder merchantId(@Nullable String merchantId) {
      settings.merchantId = merchantId;
      return this;
    }

    /**
     * Sets the version of the Juspay API, sent as {@code version}. Not sent by default. Some of
     * Juspay's pages require it for {@link CustomerWallets#refreshAll}.
     *
     * @param apiVersion a date, for example {@code 2023-06-30}, or null to send none
     * @return this builder
     */
    public Builder apiVersion(@Nullable String apiVersion) {
      settings.apiVersion = apiVersion;
      return this;
    }

    /**
     * Sets the region that mobile numbers must belong to. India ({@code IN}) by default. Regions
     * that share a country code, such as GB and JE, accept each other's numbers.
     *
     * @param region an ISO 3166-1 code of two capital letters
     * @return this builder
     * @throws IllegalArgumentException if the region is null or its numbering plan is unknown
     */
    public Builder mobileRegion(String region) {
      settings.mobileRegion = NationalNumber.requireRegion("mobileRegion", region);
      return this;
    }

    /**
     * Sets whether mobile numbers of ranges that libphonenumber does not know are sent. By default,
     * only known mobile numbers are sent. If true, a number is also sent if its length is possible
     * and it is not known to be something else; the call's {@link CallReport#unknownMobileRange()}
     * tells. New ranges then work before libphonenumber knows them, and more typing errors pass.
     *
     * @param unknownMobileRanges true to send them, false to refuse them
     * @return this builder
     */
    public Builder unknownMobileRanges(boolean unknownMobileRanges) {
      settings.unknownMobileRanges = unknownMobileRanges;
      return this;
    }

    /**
     * Sets the time limit for a whole call: all attempts and the waits between them, up to the last
     * byte of the response. 30 seconds by default. A synchronous call can end later if it is in
     * code that cannot be cancelled, such as a DNS lookup or an interceptor of yours.
     *
     * @param deadline the time limit, at least one millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time limit is shorter than a millisecond or longer
     *     than 36,500 days
     */
    public Builder deadline(Duration deadline) {
      settings.limits = settings.limits.withDeadline(deadline);
      return this;
    }

    /**
     * Sets the time limit for one attempt. By default, only the deadline limits it.
     *
     * @param attemptTimeout the time limit, at least one millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time limit is shorter than a millisecond or longer
     *     than 36,500 days
     */
    public Builder attemptTimeout(Duration attemptTimeout) {
      Duration positive = RetryPolicy.positive("attemptTimeout", attemptTimeout);
      settings.limits = new Limits(settings.limits.deadline(), positive, settings.limits.retries());
      return this;
    }

    /**
     * Sets the time limit for connecting to one address, and for each response of the server in the
     * TLS handshake. After a failure, the next address of the host is tried. By default 10 seconds,
     * or the connect timeout of your own {@link #httpClient}.
     *
     * @param connectTimeout the time limit, at least one millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time limit is shorter than a millisecond or longer
     *     than 24 days
     */
    public Builder connectTimeout(Duration connectTimeout) {
      if (connectTimeout.compareTo(Duration.ofDays(24)) > 0) {
        throw new IllegalArgumentException("connectTimeout must be at most 24 days");
      }
      settings.connectTimeout = RetryPolicy.positive("connectTimeout", connectTimeout);
      return this;
    }

    /**
     * Sets when a call is retried. {@link RetryPolicy#whenSafe()} by default.
     *
     * @param retryPolicy the policy
     * @return this builder
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      settings.limits = settings.limits.withRetries(retryPolicy);
      return this;
    }

    /**
     * Sets what happens when a wallet is used with more than one routing id. {@link
     * RoutingGuard#OFF} by default.
     *
     * @param routingGuard the guard
     * @return this builder
     */
    public Builder routingGuard(RoutingGuard routingGuard) {
      settings.routingGuard = Objects.requireNonNull(routingGuard, "routingGuard");
      return this;
    }

    /**
     * Sets an observer that is notified after each call. None by default.
     *
     * @param observer the observer
     * @return this builder
     */
    public Builder observer(CallReport.Observer observer) {
      settings.observers = List.of(observer);
      return this;
    }

    /**
     * Sets your own HTTP client. This library then uses its connections, proxy, TLS settings,
     * interceptors and event listeners, and neither changes nor closes it. By default, the library
     * creates its own. Calls ignore the client's redirect, retry and authenticator settings, its
     * cache and cookies, and its call, read and write timeouts. They do not use HTTP/2, where an
     * interrupt or a lost connection would also end other calls. Asynchronous calls run on threads
     * of this library, not on the client's dispatcher. If the client has a custom socket factory,
     * an interrupted call may end only when the response arrives or the deadline passes.
     *
     * @param httpClient the client
     * @return this builder
     */
    public Builder httpClient(OkHttpClient httpClient) {
      settings.httpClient = Objects.requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * Builds the client. Sends nothing.
     *
     * @return the client
     * @throws IllegalStateException if the environment or the API key is not set, or Hibernate
     *     Validator is missing or incomplete
     * @throws IllegalArgumentException if the merchant id or the API version violates a constraint
     *     of the API contract
     */
    public JuspayWallets build() {
      settings.environment();
      settings.key();
      Settings own = settings.clone();
      Calls<WalletsApi> calls =
          origin == null ? new Calls<>(WalletsApi.class, own) : origin.with(own);
      try {
        calls.requireValid(own);
      } catch (InvalidRequest e) {
        calls.close();
        throw new IllegalArgumentException(e.violations().get(0).toString());
      }
      return new JuspayWallets(calls);
    }
  }
}
