// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.model.PaymentOption;
import io.github.juspaywallets.model.PaymentOptions;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import retrofit2.Call;

/**
 * Calls about one customer: those on single wallets, inherited from {@link RoutedWallets}, and
 * those that create or list the customer's wallets, or check how the customer could pay. Obtained
 * from {@link JuspayWallets#forCustomer}; reusable and thread-safe.
 */
public final class CustomerWallets extends RoutedWallets {
  /** The customer id. */
  private final String id;

  CustomerWallets(RoutedWallets routed, String customerId) {
    super(routed.calls, routed.guard, routed.routingId, routed.settings);
    this.id = customerId;
  }

  @Override
  public CustomerWallets withDeadline(Duration deadline) {
    return new CustomerWallets(super.withDeadline(deadline), id);
  }

  @Override
  public CustomerWallets with(CallOptions options) {
    return new CustomerWallets(super.with(options), id);
  }

  /**
   * Returns the same calls with another routing id, for merchants whose routing ids differ from
   * their customer ids.
   *
   * @param routingId the same in every call about the customer
   * @return calls about the same customer
   * @throws JuspayException.InvalidRequest if the id is null or not a valid routing id
   */
  public CustomerWallets withRoutingId(String routingId) {
    calls.constraints.require("routingId", routingId, "routingId");
    return new CustomerWallets(new RoutedWallets(calls, guard, routingId, settings), id);
  }

  /**
   * Creates a wallet for the customer, who must already exist at Juspay. Juspay does not document
   * the effect of creating the same wallet twice.
   *
   * @param wallet the provider and optional settings; with authentication, the provider sends the
   *     customer a one-time password
   * @return the wallet, not linked yet
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   * @throws NullPointerException if the argument is null
   */
  public WalletAccount create(NewWallet wallet) {
    return calls.execute(creating(wallet), settings);
  }

  /**
   * Asynchronous form of {@link #create}.
   *
   * @param wallet the provider and optional settings
   * @return a future that completes with the wallet
   * @throws IllegalStateException if the client is closed
   * @throws NullPointerException if the argument is null
   */
  public CompletableFuture<WalletAccount> createAsync(NewWallet wallet) {
    return calls.enqueue(creating(wallet), settings);
  }

  private Operation<WalletAccount, WalletAccount> creating(NewWallet w) {
    Objects.requireNonNull(w, "wallet");
    return new Operation<>(
        "create",
        Kind.COMMAND,
        in -> {
          String mobile = w.mobileNumber == null ? null : in.mobile(w.mobileNumber);
          return api.createWallet(
              id, routingId, merchantId, apiVersion, w.provider, w.command, mobile, w.gateway);
        },
        this::remember);
  }

  /**
   * Lists the customer's wallets, linked or not. Each linked wallet has a new one-time token.
   * Balances are not refreshed from the providers; {@link WalletAccount#lastRefreshed()} is the
   * time of the last refresh.
   *
   * @return all wallets in the response. If one of them cannot be parsed, the call fails with
   *     {@link JuspayException.UnexpectedResponse}, because a shorter list would look complete
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletList list() {
    return calls.execute(listing(), settings);
  }

  /**
   * Asynchronous form of {@link #list}.
   *
   * @return a future that completes with the wallets
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletList> listAsync() {
    return calls.enqueue(listing(), settings);
  }

  private Operation<WalletList, WalletList> listing() {
    return ofAll("list", in -> api.listWallets(id, routingId, merchantId, apiVersion)).asRead();
  }

  /**
   * Lists the customer's wallets with current balances. Slow, because Juspay queries every
   * provider: use a longer {@linkplain #withDeadline deadline}. Some of Juspay's pages require
   * {@link JuspayWallets.Builder#merchantId} and {@link JuspayWallets.Builder#apiVersion} for this
   * call.
   *
   * @return the wallets, as {@link #list} returns them. Juspay does not document what happens if
   *     one provider fails: check {@link WalletAccount#lastRefreshed()} of each wallet
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   */
  public WalletList refreshAll() {
    return calls.execute(refreshingAll(), settings);
  }

  /**
   * Asynchronous form of {@link #refreshAll}.
   *
   * @return a future that completes with the wallets
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletList> refreshAllAsync() {
    return calls.enqueue(refreshingAll(), settings);
  }

  private Operation<WalletList, WalletList> refreshingAll() {
    return ofAll("refreshAll", in -> api.refreshWallets(id, routingId, merchantId, apiVersion));
  }

  private Operation<WalletList, WalletList> ofAll(
      String name, Function<Input, Call<WalletList>> call) {
    return new Operation<>(
        name,
        Kind.COMMAND,
        call,
        list -> {
          list.wallets().forEach(this::remember);
          return list;
        });
  }

  /** Records the routing id of a wallet for the guard. */
  private WalletAccount remember(WalletAccount wallet) {
    guard.remember(wallet.id(), routingId);
    return WalletDebit.received(wallet);
  }

  /**
   * Returns the payment methods with which the customer could pay. Moves no money and sends no
   * message. Slow, because Juspay queries every provider: use a longer {@linkplain #withDeadline
   * deadline}. Providers may count the checks. One of Juspay's pages requires {@link
   * JuspayWallets.Builder#apiVersion} for one provider, TWID.
   *
   * <p>{@link PaymentOption#isEligible()} decides whether the customer can pay, and {@link
   * PaymentOption#gatewayErrorCode()} whether the wallet must first be linked. The status does not:
   * sources combine any status with either. A provider that fails is an item of the list, not an
   * exception.
   *
   * @param eligibility an amount, an order, or both
   * @return the payment methods of the merchant's account, in Juspay's order
   * @throws JuspayException if the call fails; see {@link RoutedWallets}
   * @throws NullPointerException if the argument is null
   */
  public List<PaymentOption> eligibility(Eligibility eligibility) {
    return calls.execute(checking(eligibility), settings);
  }

  /**
   * Asynchronous form of {@link #eligibility}.
   *
   * @param eligibility an amount, an order, or both
   * @return a future that completes with the payment methods
   * @throws IllegalStateException if the client is closed
   * @throws NullPointerException if the argument is null
   */
  public CompletableFuture<List<PaymentOption>> eligibilityAsync(Eligibility eligibility) {
    return calls.enqueue(checking(eligibility), settings);
  }

  private Operation<PaymentOptions, List<PaymentOption>> checking(Eligibility e) {
    Objects.requireNonNull(e, "eligibility");
    return new Operation<>(
        "eligibility",
        Kind.COMMAND,
        in -> {
          String mobile = e.mobileNumber == null ? null : in.mobile(e.mobileNumber);
          BigDecimal sum = e.amount == null || e.amount.scale() <= 2 ? e.amount : money(e.amount);
          return api.checkEligibility(
              id, routingId, merchantId, apiVersion, sum, e.orderId, e.data, e.gateway, mobile);
        },
        PaymentOptions::options);
  }
}
