package io.github.juspaywallets;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Client of Juspay's wallets endpoint. Make one per API key and environment, share it between
 * threads, and close it at the end:
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
  private final WalletCalls calls;

  private JuspayWallets(WalletCalls calls) {
    this.calls = calls;
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
   * Calls about a customer.
   *
   * @param customerId the merchant's id of the customer, the same in every call about the customer;
   *     sent as {@code x-routing-id}
   * @return the calls
   * @throws JuspayException.InvalidRequest if the id breaks a rule of the contract
   */
  public RoutedWallets forCustomer(String customerId) {
    return routed("customerId", customerId);
  }

  /**
   * Calls about a guest, who has no customer id.
   *
   * @param orderOrCartId an id of the payment session, for example of the order or the cart, the
   *     same in every call about it; sent as {@code x-routing-id}
   * @return the calls
   * @throws JuspayException.InvalidRequest if the id breaks a rule of the contract
   */
  public RoutedWallets forGuest(String orderOrCartId) {
    return routed("orderOrCartId", orderOrCartId);
  }

  private RoutedWallets routed(String argument, String routingId) {
    calls.requireRoutingId(argument, routingId);
    return new RoutedWallets(calls, routingId);
  }

  /** Closes connections. Calls fail from now on; closing again does nothing. */
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
    private Duration deadline = Duration.ofSeconds(30);

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
     * How long a call may take as a whole, from looking up the host to the last byte of the answer.
     * 30 seconds unless set.
     *
     * @param deadline the time, at least a millisecond
     * @return this builder
     * @throws IllegalArgumentException if the time is shorter
     */
    public Builder deadline(Duration deadline) {
      if (deadline.toMillis() < 1) {
        throw new IllegalArgumentException("deadline must be at least a millisecond");
      }
      this.deadline = deadline;
      return this;
    }

    /**
     * Makes the client. Nothing is sent yet.
     *
     * @return the client
     * @throws IllegalStateException if the environment or the API key is missing, or the class path
     *     has an OkHttp that is too old
     */
    public JuspayWallets build() {
      if (environment == null) {
        throw new IllegalStateException("environment is not set: choose SANDBOX or PRODUCTION");
      }
      if (apiKey == null) {
        throw new IllegalStateException("apiKey is not set");
      }
      Transport transport = new Transport(environment.baseUrl(), apiKey, deadline);
      return new JuspayWallets(new WalletCalls(transport));
    }
  }
}
