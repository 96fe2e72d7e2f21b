// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.WalletAccount;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Calls on single wallets of one customer or guest: each carries the same {@code x-routing-id}.
 * Obtained from {@link JuspayWallets#forCustomer} and {@link JuspayWallets#forGuest}; reusable and
 * thread-safe.
 *
 * <p>All calls have in common:
 *
 * <ul>
 *   <li>An argument that breaks a rule is refused with {@link JuspayException.InvalidRequest}, and
 *       nothing is sent. Ids, passwords and numbers never appear in a message.
 *   <li>A call throws {@link JuspayException.ApiError} if the vendor responds with anything but the
 *       result, {@link JuspayException.TransportFailure} if no complete response comes before the
 *       deadline, and {@link IllegalStateException} if the client is closed.
 *   <li>The vendor documents no idempotency key. A call that changes something, sends a one-time
 *       password, uses one up or starts a payment is not repeated once it may have arrived; {@link
 *       #get} is.
 *   <li>An interrupt of the thread ends the call at once and leaves the thread interrupted.
 *   <li>The asynchronous form does the same without holding the caller's thread: up to 256 calls of
 *       a client run at once, others wait for their turn. The future completes on a thread of the
 *       client and fails with the same exceptions; cancelling it cancels the call.
 * </ul>
 */
public sealed class RoutedWallets permits CustomerWallets {
  /** Enough for any amount; with a million digits, arithmetic takes its time. */
  private static final int LONGEST_SCALE = 100;

  final Calls<WalletsApi> calls;
  final WalletsApi api;
  final RoutingGuard.Memory guard;
  final String routingId;
  final @Nullable String merchantId;
  final @Nullable String apiVersion;
  final Limits limits;

  RoutedWallets(
      Calls<WalletsApi> calls, RoutingGuard.Memory guard, String routingId, Limits limits) {
    this.calls = calls;
    this.api = calls.api;
    this.guard = guard;
    this.routingId = routingId;
    this.merchantId = calls.settings.merchantId();
    this.apiVersion = calls.settings.apiVersion();
    this.limits = limits;
  }

  /**
   * The same calls with another deadline than the client's.
   *
   * @param deadline how long a call may take as a whole, at least a millisecond
   * @return calls with the same routing id
   * @throws IllegalArgumentException if the time is shorter, or longer than a century
   */
  public RoutedWallets withDeadline(Duration deadline) {
    return new RoutedWallets(calls, guard, routingId, limits.withDeadline(deadline));
  }

  /**
   * Asks the provider to send the customer a one-time password for linking the wallet. Each call
   * sends one, normally as a text message. Needed for a wallet that was created without
   * authentication, or that is linked again.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, which is not linked; nothing in it tells that a password is on its way
   */
  public WalletAccount authenticate(String walletId) {
    return calls.execute(authenticating(walletId, null), limits);
  }

  /**
   * Like {@link #authenticate(String)}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> authenticateAsync(String walletId) {
    return calls.enqueue(authenticating(walletId, null), limits);
  }

  /**
   * Like {@link #authenticate(String)}, for merchants with several gateway accounts of a provider.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param gatewayReferenceId reference id of the gateway account
   * @return the wallet, which is not linked
   */
  public WalletAccount authenticate(String walletId, String gatewayReferenceId) {
    return calls.execute(authenticating(walletId, gatewayReferenceId), limits);
  }

  /**
   * Like {@link #authenticate(String, String)}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param gatewayReferenceId reference id of the gateway account
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> authenticateAsync(
      String walletId, String gatewayReferenceId) {
    return calls.enqueue(authenticating(walletId, gatewayReferenceId), limits);
  }

  private Operation<WalletAccount> authenticating(String id, @Nullable String ref) {
    return onWallet(
        "authenticate",
        id,
        in -> api.authenticateWallet(id, routingId, merchantId, apiVersion, ref));
  }

  /**
   * Links a wallet, so that it can be debited. Uses the one-time password up: providers count wrong
   * ones and may lock the customer's account.
   *
   * <p><strong>Only {@link WalletAccount#linked()} tells whether it worked.</strong> Providers also
   * refuse a link in a response with status 200, in which it is still false.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param otp the one-time password, as the customer typed it: digits or letters without blanks
   * @return the wallet; a linked one has a one-time token for a direct debit
   */
  public WalletAccount link(String walletId, String otp) {
    return calls.execute(linking(walletId, otp), limits);
  }

  /**
   * Like {@link #link}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param otp the one-time password, as the customer typed it
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> linkAsync(String walletId, String otp) {
    return calls.enqueue(linking(walletId, otp), limits);
  }

  private Operation<WalletAccount> linking(String id, String otp) {
    return onWallet("link", id, in -> api.linkWallet(id, routingId, merchantId, apiVersion, otp));
  }

  /**
   * Updates the mobile number that was given when the wallet was created or authenticated.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number, a mobile number of the client's region in national or
   *     international form; sent as national digits without country code
   * @return the wallet as it is now
   */
  public WalletAccount updateMobileNumber(String walletId, String mobileNumber) {
    return calls.execute(updating(walletId, mobileNumber), limits);
  }

  /**
   * Like {@link #updateMobileNumber}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> updateMobileNumberAsync(
      String walletId, String mobileNumber) {
    return calls.enqueue(updating(walletId, mobileNumber), limits);
  }

  private Operation<WalletAccount> updating(String id, String number) {
    return onWallet(
        "updateMobileNumber",
        id,
        in -> api.updateMobileNumber(id, routingId, merchantId, apiVersion, in.mobile(number)));
  }

  /**
   * Reads the balance of a linked wallet from its provider, and issues a new one-time token. Slow:
   * the provider is asked. What a wallet that is not linked responds is not documented.
   *
   * <p>Sent as a POST. Sources disagree, and this is inferred from most of them; {@link
   * WalletAccount#lastRefreshed()} shows whether the balance is new.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet with its balance
   */
  public WalletAccount refresh(String walletId) {
    return calls.execute(refreshing(walletId), limits);
  }

  /**
   * Like {@link #refresh}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> refreshAsync(String walletId) {
    return calls.enqueue(refreshing(walletId), limits);
  }

  private Operation<WalletAccount> refreshing(String id) {
    return onWallet("refresh", id, in -> api.refreshWallet(id, routingId, merchantId, apiVersion));
  }

  /**
   * Reads a wallet as Juspay knows it. The provider is not asked: {@link
   * WalletAccount#lastRefreshed()} says how old the balance is. A linked wallet comes with a new
   * one-time token; whether that ends earlier ones is not documented.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet
   */
  public WalletAccount get(String walletId) {
    return calls.execute(getting(walletId), limits);
  }

  /**
   * Like {@link #get}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> getAsync(String walletId) {
    return calls.enqueue(getting(walletId), limits);
  }

  private Operation<WalletAccount> getting(String id) {
    return onWallet("get", id, in -> api.getWallet(id, routingId, merchantId, apiVersion)).asRead();
  }

  /**
   * Delinks a wallet, which ends the customer's consent: linking it again normally takes a new
   * one-time password. Delinking a wallet that is not linked is not documented.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, which is not linked
   */
  public WalletAccount delink(String walletId) {
    return calls.execute(delinking(walletId), limits);
  }

  /**
   * Like {@link #delink}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> delinkAsync(String walletId) {
    return calls.enqueue(delinking(walletId), limits);
  }

  private Operation<WalletAccount> delinking(String id) {
    return onWallet("delink", id, in -> api.delinkWallet(id, routingId, merchantId, apiVersion));
  }

  /**
   * Starts a top-up of a linked wallet. Moves no money by itself: the customer pays at {@link
   * TopUp#paymentUrl()}, so send the customer's browser there. How to learn the outcome is not
   * documented; {@link #refresh} shows the balance afterwards.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param amount the amount in major currency units, positive, with at most two decimals
   * @param topUpId the merchant's own id of the top-up; use a new one for each
   * @param returnUrl where the customer lands after paying: an absolute http or https URL without
   *     credentials, query and fragment
   * @return the top-up, which waits for the customer
   */
  public TopUp topUp(String walletId, BigDecimal amount, String topUpId, URI returnUrl) {
    return calls.execute(toppingUp(walletId, amount, topUpId, returnUrl.toASCIIString()), limits);
  }

  /**
   * Like {@link #topUp(String, BigDecimal, String, URI)}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id of the top-up
   * @param returnUrl where the customer lands after paying
   * @return the top-up, once there is a response
   */
  public CompletableFuture<TopUp> topUpAsync(
      String walletId, BigDecimal amount, String topUpId, URI returnUrl) {
    return calls.enqueue(toppingUp(walletId, amount, topUpId, returnUrl.toASCIIString()), limits);
  }

  /**
   * Like {@link #topUp(String, BigDecimal, String, URI)}, with the return URL of the merchant's
   * settings at Juspay.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id of the top-up
   * @return the top-up, which waits for the customer
   */
  public TopUp topUp(String walletId, BigDecimal amount, String topUpId) {
    return calls.execute(toppingUp(walletId, amount, topUpId, null), limits);
  }

  /**
   * Like {@link #topUp(String, BigDecimal, String)}, asynchronously.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param amount the amount in major currency units
   * @param topUpId the merchant's own id of the top-up
   * @return the top-up, once there is a response
   */
  public CompletableFuture<TopUp> topUpAsync(String walletId, BigDecimal amount, String topUpId) {
    return calls.enqueue(toppingUp(walletId, amount, topUpId, null), limits);
  }

  private Operation<TopUp> toppingUp(
      String id, BigDecimal amount, String topUpId, @Nullable String returnUrl) {
    return guarded(
        "topUp",
        id,
        in ->
            api.topUpWallet(
                id, routingId, merchantId, apiVersion, money(amount), topUpId, returnUrl),
        t -> isSame(topUpId, t.topUpId()) && isSame(id, t.walletId().orElse(id)));
  }

  /** With two decimals. An amount that has more is for the contract to refuse, and so is none. */
  private static BigDecimal money(BigDecimal amount) {
    return amount != null
            && Math.abs((long) amount.scale()) < LONGEST_SCALE
            && amount.stripTrailingZeros().scale() <= 2
        ? amount.setScale(2)
        : amount;
  }

  /** An operation that returns the wallet which it is for. */
  private Operation<WalletAccount> onWallet(
      String name, String id, Function<Input, Call<WalletAccount>> call) {
    return guarded(name, id, call, wallet -> isSame(id, wallet.id()));
  }

  private <T> Operation<T> guarded(
      String name, String id, Function<Input, Call<T>> call, Predicate<T> accepts) {
    return new Operation<>(name, false, in -> call.apply(guard.watch(in, id, routingId)), accepts);
  }

  /** Some of the vendor's samples mask the id, with stars in place of a part of it. */
  private static boolean isSame(String asked, String received) {
    return received.equals(asked) || received.indexOf('*') >= 0;
  }
}
