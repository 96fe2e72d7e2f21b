// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.OrderStatus;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.Transaction;
import io.github.juspaywallets.model.WalletAccount;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Calls on single wallets of one customer or guest. Each call sends the same {@code x-routing-id}.
 * Obtained from {@link JuspayWallets#forCustomer} and {@link JuspayWallets#forGuest}; reusable and
 * thread-safe.
 *
 * <p>For all calls:
 *
 * <ul>
 *   <li>An argument that violates a constraint is refused with {@link
 *       JuspayException.InvalidRequest}, and nothing is sent. The message never contains the value.
 *   <li>A call throws {@link JuspayException.ApiError} if Juspay responds with anything but the
 *       result, {@link JuspayException.TransportFailure} if no response arrives or the call times
 *       out, is interrupted or is cancelled, and {@link IllegalStateException} if the client is
 *       closed.
 *   <li>Juspay documents no idempotency key. By default, only {@link #get}, {@link #orderStatus}
 *       and {@link CustomerWallets#list} are retried after an attempt that may have reached Juspay;
 *       see {@link RetryPolicy}.
 *   <li>Interrupting the calling thread ends a synchronous call immediately. The thread remains
 *       interrupted.
 *   <li>The asynchronous form does not block the calling thread. At most 256 asynchronous calls of
 *       a client run at once; the others are queued. The future completes with the same exceptions,
 *       except that {@link IllegalStateException} and {@link NullPointerException} are thrown
 *       directly. Completing or cancelling the future ends the call immediately. Continuations
 *       without an executor run on a thread of this library, and may block: no call waits for it.
 * </ul>
 */
public sealed class RoutedWallets permits CustomerWallets {
  private static final Optional<String> NO_ORDER = Optional.of("RESOURCE_NOT_FOUND");

  final Calls<WalletsApi> calls;
  final WalletsApi api;
  final RoutingGuard.Memory guard;
  final String routingId;
  final @Nullable String merchantId;
  final @Nullable String apiVersion;
  final Settings settings;

  RoutedWallets(
      Calls<WalletsApi> calls, RoutingGuard.Memory guard, String routingId, Settings settings) {
    this.calls = calls;
    this.api = calls.constraints.checked;
    this.guard = guard;
    this.routingId = routingId;
    this.merchantId = settings.merchantId;
    this.apiVersion = settings.apiVersion;
    this.settings = settings;
  }

  /**
   * Returns the same calls with a deadline other than the client's.
   *
   * @param deadline the time limit for a whole call, at least one millisecond
   * @return calls with the same routing id
   * @throws IllegalArgumentException if the time limit is shorter than a millisecond or longer than
   *     36,500 days
   * @throws NullPointerException if the argument is null
   */
  public RoutedWallets withDeadline(Duration deadline) {
    return with(settings.with(own -> own.limits = own.limits.withDeadline(deadline)));
  }

  /**
   * Returns the same calls with options that differ from the client's.
   *
   * @param options the options, which replace those of earlier calls of this method only where they
   *     are set
   * @return calls with the same routing id
   * @throws JuspayException.InvalidRequest if the merchant id or the API version violates a
   *     constraint of the API contract
   */
  public RoutedWallets with(CallOptions options) {
    Settings changed = settings.with(options.change);
    calls.requireValid(changed);
    return with(changed);
  }

  private RoutedWallets with(Settings changed) {
    return new RoutedWallets(calls, guard, routingId, changed);
  }

  /**
   * Asks the provider to send the customer a one-time password for linking the wallet. Each call
   * sends one, usually as a text message. Needed for a wallet that was created without
   * authentication, or to link a wallet again.
   *
   * @param walletId the wallet id from Juspay
   * @return the wallet, not linked yet; nothing in it shows that a password was sent
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount authenticate(String walletId) {
    return calls.execute(authenticating(walletId, null), settings);
  }

  /**
   * Asynchronous form of {@link #authenticate(String)}.
   *
   * @param walletId the wallet id from Juspay
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> authenticateAsync(String walletId) {
    return calls.enqueue(authenticating(walletId, null), settings);
  }

  /**
   * Like {@link #authenticate(String)}, for merchants with several gateway accounts at a provider.
   *
   * @param walletId the wallet id from Juspay
   * @param gatewayReferenceId the reference id of the gateway account
   * @return the wallet, not linked yet
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount authenticate(String walletId, String gatewayReferenceId) {
    return calls.execute(authenticating(walletId, gatewayReferenceId), settings);
  }

  /**
   * Asynchronous form of {@link #authenticate(String, String)}.
   *
   * @param walletId the wallet id from Juspay
   * @param gatewayReferenceId the reference id of the gateway account
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> authenticateAsync(
      String walletId, String gatewayReferenceId) {
    return calls.enqueue(authenticating(walletId, gatewayReferenceId), settings);
  }

  private Operation<WalletAccount, WalletAccount> authenticating(String id, @Nullable String ref) {
    return onWallet(
        "authenticate",
        id,
        in -> api.authenticateWallet(id, routingId, merchantId, apiVersion, ref));
  }

  /**
   * Asks the provider to send the one-time password again, usually as a text message. {@link
   * WalletAccount#authParams()} of the wallet says whether and when that is allowed.
   *
   * <p><strong>The only source of this call is one sample request for one provider, TWID.</strong>
   * Its response is inferred. For other providers, use {@link #authenticate(String)}.
   *
   * @param walletId the wallet id from Juspay
   * @return the wallet, not linked yet
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount resendOtp(String walletId) {
    return calls.execute(resending(walletId), settings);
  }

  /**
   * Asynchronous form of {@link #resendOtp}.
   *
   * @param walletId the wallet id from Juspay
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> resendOtpAsync(String walletId) {
    return calls.enqueue(resending(walletId), settings);
  }

  private Operation<WalletAccount, WalletAccount> resending(String id) {
    return onWallet(
        "resendOtp", id, in -> api.resendPassword(id, routingId, merchantId, apiVersion));
  }

  /**
   * Links a wallet, so that it can be debited. This consumes the one-time password. Providers count
   * wrong passwords and may lock the customer's account.
   *
   * <p><strong>Check {@link WalletAccount#linked()}: the call can succeed without linking the
   * wallet.</strong> The response to a refused link can also have status 200; the wallet in it is
   * then not linked.
   *
   * @param walletId the wallet id from Juspay
   * @param otp the one-time password as the customer typed it: digits or letters, without spaces
   * @return the wallet; if linked, it has a one-time token for a direct debit
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount link(String walletId, String otp) {
    return calls.execute(linking(walletId, otp), settings);
  }

  /**
   * Asynchronous form of {@link #link}.
   *
   * @param walletId the wallet id from Juspay
   * @param otp the one-time password as the customer typed it
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> linkAsync(String walletId, String otp) {
    return calls.enqueue(linking(walletId, otp), settings);
  }

  private Operation<WalletAccount, WalletAccount> linking(String id, String otp) {
    return onWallet("link", id, in -> api.linkWallet(id, routingId, merchantId, apiVersion, otp));
  }

  /**
   * Updates the mobile number that was given when the wallet was created or authenticated.
   *
   * @param walletId the wallet id from Juspay
   * @param mobileNumber the new mobile number, of the client's region, in national or international
   *     form; sent as national digits without the country code
   * @return the wallet after the update
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount updateMobileNumber(String walletId, String mobileNumber) {
    return calls.execute(updating(walletId, mobileNumber), settings);
  }

  /**
   * Asynchronous form of {@link #updateMobileNumber}.
   *
   * @param walletId the wallet id from Juspay
   * @param mobileNumber the new number
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> updateMobileNumberAsync(
      String walletId, String mobileNumber) {
    return calls.enqueue(updating(walletId, mobileNumber), settings);
  }

  private Operation<WalletAccount, WalletAccount> updating(String id, String number) {
    return onWallet(
        "updateMobileNumber",
        id,
        in -> api.updateMobileNumber(id, routingId, merchantId, apiVersion, in.mobile(number)));
  }

  /**
   * Refreshes the balance of a linked wallet from its provider. Slow, because Juspay queries the
   * provider. The wallet has a new one-time token. Juspay does not document the response for a
   * wallet that is not linked.
   *
   * <p>Sent as a POST: Juspay's pages and samples disagree about the HTTP method, but most use
   * POST. Check {@link WalletAccount#lastRefreshed()} to see whether the balance is current.
   *
   * @param walletId the wallet id from Juspay
   * @return the wallet with its balance
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount refresh(String walletId) {
    return calls.execute(refreshing(walletId), settings);
  }

  /**
   * Asynchronous form of {@link #refresh}.
   *
   * @param walletId the wallet id from Juspay
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> refreshAsync(String walletId) {
    return calls.enqueue(refreshing(walletId), settings);
  }

  private Operation<WalletAccount, WalletAccount> refreshing(String id) {
    return onWallet("refresh", id, in -> api.refreshWallet(id, routingId, merchantId, apiVersion));
  }

  /**
   * Reads a wallet. The balance is not refreshed from the provider; {@link
   * WalletAccount#lastRefreshed()} is the time of the last refresh. A linked wallet has a new
   * one-time token; Juspay does not document whether it invalidates earlier tokens.
   *
   * @param walletId the wallet id from Juspay
   * @return the wallet
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount get(String walletId) {
    return calls.execute(getting(walletId), settings);
  }

  /**
   * Asynchronous form of {@link #get}.
   *
   * @param walletId the wallet id from Juspay
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> getAsync(String walletId) {
    return calls.enqueue(getting(walletId), settings);
  }

  private Operation<WalletAccount, WalletAccount> getting(String id) {
    return onWallet("get", id, in -> api.getWallet(id, routingId, merchantId, apiVersion)).asRead();
  }

  /**
   * Delinks a wallet, which ends the customer's consent: linking it again usually requires a new
   * one-time password. Juspay does not document the effect on a wallet that is not linked.
   *
   * @param walletId the wallet id from Juspay
   * @return the wallet, no longer linked
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletAccount delink(String walletId) {
    return calls.execute(delinking(walletId), settings);
  }

  /**
   * Asynchronous form of {@link #delink}.
   *
   * @param walletId the wallet id from Juspay
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> delinkAsync(String walletId) {
    return calls.enqueue(delinking(walletId), settings);
  }

  private Operation<WalletAccount, WalletAccount> delinking(String id) {
    return onWallet("delink", id, in -> api.delinkWallet(id, routingId, merchantId, apiVersion));
  }

  /**
   * Starts a top-up of a linked wallet. No money moves until the customer pays: send the customer's
   * browser to {@link TopUp#paymentUrl()}. Juspay does not document how to get the outcome; {@link
   * #refresh} returns the balance afterwards.
   *
   * @param walletId the wallet id from Juspay
   * @param amount the amount in major currency units, for example rupees; positive, with at most
   *     two decimals
   * @param topUpId the merchant's own id for the top-up; use a new one for each
   * @param returnUrl where the customer is sent after paying: an absolute http or https URL without
   *     credentials, query or fragment
   * @return the top-up, pending until the customer pays
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   * @throws NullPointerException if the return URL is null
   */
  public TopUp topUp(String walletId, BigDecimal amount, String topUpId, URI returnUrl) {
    return calls.execute(toppingUp(walletId, amount, topUpId, returnUrl.toASCIIString()), settings);
  }

  /**
   * Asynchronous form of {@link #topUp(String, BigDecimal, String, URI)}.
   *
   * @param walletId the wallet id from Juspay
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id for the top-up
   * @param returnUrl where the customer is sent after paying
   * @return a future that completes with the top-up
   * @throws IllegalStateException if the client is closed
   * @throws NullPointerException if the return URL is null
   */
  public CompletableFuture<TopUp> topUpAsync(
      String walletId, BigDecimal amount, String topUpId, URI returnUrl) {
    return calls.enqueue(toppingUp(walletId, amount, topUpId, returnUrl.toASCIIString()), settings);
  }

  /**
   * Like {@link #topUp(String, BigDecimal, String, URI)}, with the return URL from the merchant's
   * settings at Juspay.
   *
   * @param walletId the wallet id from Juspay
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id for the top-up
   * @return the top-up, pending until the customer pays
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public TopUp topUp(String walletId, BigDecimal amount, String topUpId) {
    return calls.execute(toppingUp(walletId, amount, topUpId, null), settings);
  }

  /**
   * Asynchronous form of {@link #topUp(String, BigDecimal, String)}.
   *
   * @param walletId the wallet id from Juspay
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id for the top-up
   * @return a future that completes with the top-up
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<TopUp> topUpAsync(String walletId, BigDecimal amount, String topUpId) {
    return calls.enqueue(toppingUp(walletId, amount, topUpId, null), settings);
  }

  private Operation<TopUp, TopUp> toppingUp(
      String id, BigDecimal amount, String topUpId, @Nullable String returnUrl) {
    return guarded(
        "topUp",
        id,
        in ->
            api.topUpWallet(
                id, routingId, merchantId, apiVersion, money(amount), topUpId, returnUrl),
        t -> isSame(topUpId, t.topUpId()) && isSame(id, t.walletId().orElse(id)) ? t : null);
  }

  /**
   * Pays for an order from a linked wallet, without the customer if the balance suffices. Uses up
   * the wallet's one-time token. The order must exist at Juspay.
   *
   * <p><strong>Check {@link WalletPayment#status()}: the call can succeed without debiting the
   * wallet.</strong> If the status is {@code PENDING} (the balance is too low) or {@code
   * PENDING_VBV}, send the customer's browser to {@link WalletPayment#authentication()}.
   *
   * <p>The request is never sent twice, whatever the {@link RetryPolicy}. If the call fails and
   * {@link JuspayException#wasSent()} is not {@code NO}, only {@link #orderStatus} tells whether
   * the wallet was debited.
   *
   * @param debit the order, and the wallet that pays. Refused if the wallet is not linked or has no
   *     token, or if this library received the token more than ten minutes ago: Juspay's pages give
   *     10 or 15 minutes
   * @return the payment
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   * @throws NullPointerException if the argument is null
   */
  public WalletPayment pay(WalletDebit debit) {
    return calls.execute(paying(debit), settings);
  }

  /**
   * Asynchronous form of {@link #pay}.
   *
   * @param debit the order, and the wallet that pays
   * @return a future that completes with the payment
   * @throws IllegalStateException if the client is closed
   * @throws NullPointerException if the argument is null
   */
  public CompletableFuture<WalletPayment> payAsync(WalletDebit debit) {
    return calls.enqueue(paying(debit), settings);
  }

  @SuppressWarnings("NullAway") // Null is refused.
  private Operation<Transaction, WalletPayment> paying(WalletDebit d) {
    Objects.requireNonNull(d, "debit");
    String payee = d.merchantId == null ? merchantId : d.merchantId;
    return new Operation<>(
        "pay",
        Kind.PAYMENT,
        in -> {
          d.check(guard.watch(in, d.walletId, routingId), payee);
          return api.debitWallet(
              routingId,
              merchantId,
              apiVersion,
              d.orderId,
              payee,
              d.type(),
              d.provider,
              d.token,
              true,
              "json");
        },
        t -> isSame(d.orderId, t.orderId()) ? new WalletPayment(t) : null);
  }

  /**
   * Returns the status of an order, which tells whether {@link #pay} debited the wallet. A read.
   *
   * <p>Compare the amount, too. Final are {@code CHARGED} (paid), {@code JUSPAY_DECLINED}, {@code
   * AUTHENTICATION_FAILED} and {@code AUTHORIZATION_FAILED} (not paid). {@code NEW} does not prove
   * that the order will not be paid: a request may still arrive. Wait, and ask again before you pay
   * again. Some of Juspay's pages require {@link JuspayWallets.Builder#merchantId}, and some {@link
   * JuspayWallets.Builder#apiVersion}, for this call.
   *
   * @param orderId the merchant's own id for the order
   * @return the order, empty if Juspay responds with the error code {@code RESOURCE_NOT_FOUND}:
   *     there is no such order. Its {@link CallReport} is then that of a success, with status 400
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public Optional<OrderStatus> orderStatus(String orderId) {
    return calls.execute(asking(orderId), settings);
  }

  /**
   * Asynchronous form of {@link #orderStatus}.
   *
   * @param orderId the merchant's own id for the order
   * @return a future that completes with the order, if it exists
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Optional<OrderStatus>> orderStatusAsync(String orderId) {
    return calls.enqueue(asking(orderId), settings);
  }

  private Operation<OrderStatus, Optional<OrderStatus>> asking(String id) {
    return new Operation<>(
        "orderStatus",
        Kind.READ,
        in -> api.getOrderStatus(id, routingId, merchantId, apiVersion),
        order -> valueIf(isSame(id, order.orderId()), Optional.of(order)),
        e -> valueIf(e.errorCode().equals(NO_ORDER), Optional.empty()));
  }

  /** Scales an amount to two decimals. The constraints refuse null and more decimals. */
  static BigDecimal money(BigDecimal amount) {
    return amount != null && QuickCheck.isShort(amount) && amount.stripTrailingZeros().scale() <= 2
        ? amount.setScale(2)
        : amount;
  }

  /** An operation that returns the wallet it was called for. */
  private Operation<WalletAccount, WalletAccount> onWallet(
      String name, String id, Function<Input, Call<WalletAccount>> call) {
    return guarded(name, id, call, w -> isSame(id, w.id()) ? WalletDebit.received(w) : null);
  }

  private <T> Operation<T, T> guarded(
      String name, String id, Function<Input, Call<T>> call, Function<T, @Nullable T> value) {
    return new Operation<>(
        name, Kind.COMMAND, in -> call.apply(guard.watch(in, id, routingId)), value);
  }

  /** Accepts a masked id: some of Juspay's samples replace a part of it with asterisks. */
  private static boolean isSame(String asked, String received) {
    return received.equals(asked) || received.indexOf('*') >= 0;
  }

  /** Not inline, because null in place of an Optional is easily taken for a mistake. */
  private static <T> @Nullable T valueIf(boolean condition, T value) {
    return condition ? value : null;
  }
}
