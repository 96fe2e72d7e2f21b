// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import retrofit2.Call;

/**
 * Calls about one customer: on single wallets as any {@link RoutedWallets} have them, and on all
 * wallets of the customer. Obtained from {@link JuspayWallets#forCustomer}; reusable and
 * thread-safe.
 */
public final class CustomerWallets extends RoutedWallets {
  /** Of the customer. */
  private final String id;

  CustomerWallets(RoutedWallets routed, String customerId) {
    super(routed.calls, routed.guard, routed.routingId, routed.limits);
    this.id = customerId;
  }

  @Override
  public CustomerWallets withDeadline(Duration deadline) {
    return new CustomerWallets(super.withDeadline(deadline), id);
  }

  /**
   * The same calls under another routing id, for merchants whose routing ids are not the ids of
   * their customers.
   *
   * @param other the routing id, the same in every call about the customer
   * @return calls about the same customer
   * @throws JuspayException.InvalidRequest if the id breaks the rule for routing ids
   */
  public CustomerWallets withRoutingId(String other) {
    calls.constraints.require("routingId", other, "routingId");
    return new CustomerWallets(new RoutedWallets(calls, guard, other, limits), id);
  }

  /**
   * Creates a wallet of the customer, who must exist at Juspay. What creating it a second time does
   * is not documented.
   *
   * @param wallet the provider, and what else it needs; with authentication the provider sends the
   *     customer a one-time password
   * @return the wallet, which is not linked yet
   */
  public WalletAccount create(NewWallet wallet) {
    return calls.execute(creating(wallet), limits);
  }

  /**
   * Like {@link #create}, asynchronously.
   *
   * @param wallet the provider, and what else it needs
   * @return the wallet, once there is a response
   */
  public CompletableFuture<WalletAccount> createAsync(NewWallet wallet) {
    return calls.enqueue(creating(wallet), limits);
  }

  private Operation<WalletAccount> creating(NewWallet w) {
    Objects.requireNonNull(w, "wallet");
    return new Operation<>(
        "create",
        false,
        in -> {
          String mobile = w.mobileNumber == null ? null : in.mobile(w.mobileNumber);
          return api.createWallet(
              id, routingId, merchantId, apiVersion, w.provider, w.command, mobile, w.gateway);
        },
        created -> remember(List.of(created)));
  }

  /**
   * Lists the wallets of the customer, linked or not. The providers are not asked: {@link
   * WalletAccount#lastRefreshed()} says how old a balance is. Linked wallets come with a new
   * one-time token. Repeated when that is safe, as a read.
   *
   * @return the wallets. A list with a wallet that cannot be read fails as a whole, with {@link
   *     JuspayException.UnexpectedResponse}: a shorter list would look complete, and whoever misses
   *     a wallet creates another one
   */
  public WalletList list() {
    return calls.execute(listing(), limits);
  }

  /**
   * Like {@link #list}, asynchronously.
   *
   * @return the wallets, once there is a response
   */
  public CompletableFuture<WalletList> listAsync() {
    return calls.enqueue(listing(), limits);
  }

  private Operation<WalletList> listing() {
    return ofAll("list", in -> api.listWallets(id, routingId, merchantId, apiVersion)).asRead();
  }

  /**
   * Lists the wallets of the customer, with balances that every provider is asked for. Slow: give
   * it a longer {@linkplain #withDeadline deadline}. Some of the vendor's pages require {@link
   * JuspayWallets.Builder#merchantId} and {@link JuspayWallets.Builder#apiVersion} for this call.
   *
   * @return the wallets, as {@link #list} returns them. How the failure of one provider shows is
   *     not documented: look at {@link WalletAccount#lastRefreshed()} of each
   */
  public WalletList refreshAll() {
    return calls.execute(refreshingAll(), limits);
  }

  /**
   * Like {@link #refreshAll}, asynchronously.
   *
   * @return the wallets, once there is a response
   */
  public CompletableFuture<WalletList> refreshAllAsync() {
    return calls.enqueue(refreshingAll(), limits);
  }

  private Operation<WalletList> refreshingAll() {
    return ofAll("refreshAll", in -> api.refreshWallets(id, routingId, merchantId, apiVersion));
  }

  private Operation<WalletList> ofAll(String name, Function<Input, Call<WalletList>> call) {
    return new Operation<>(name, false, call, list -> remember(list.wallets()));
  }

  /** These are wallets of this customer, whoever addresses them next. */
  private boolean remember(List<WalletAccount> wallets) {
    wallets.forEach(wallet -> guard.remember(wallet.id(), routingId));
    return true;
  }
}
