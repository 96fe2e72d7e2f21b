// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Calls about one customer or guest: each carries the same {@code x-routing-id}. Obtained from
 * {@link JuspayWallets#forCustomer} and {@link JuspayWallets#forGuest}; reusable and thread-safe.
 */
public final class RoutedWallets {
  private final Calls<WalletsApi> calls;
  private final RoutingGuard.Memory guard;
  private final String routingId;
  private final Limits limits;

  RoutedWallets(
      Calls<WalletsApi> calls, RoutingGuard.Memory guard, String routingId, Limits limits) {
    this.calls = calls;
    this.guard = guard;
    this.routingId = routingId;
    this.limits = limits;
  }

  /**
   * The same calls with another deadline than the client's.
   *
   * @param deadline how long a call may take as a whole, at least a millisecond
   * @return calls about the same customer
   * @throws IllegalArgumentException if the time is shorter, or longer than a century
   */
  public RoutedWallets withDeadline(Duration deadline) {
    return new RoutedWallets(calls, guard, routingId, limits.withDeadline(deadline));
  }

  /**
   * Updates the mobile number that was given when the wallet was created or authenticated. An
   * interrupt of the thread ends the call at once and leaves the thread interrupted.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number, a mobile number of the client's region in national or
   *     international form; sent as national digits without country code
   * @return the wallet as it is now
   * @throws JuspayException.InvalidRequest if an argument breaks a rule; nothing was sent
   * @throws JuspayException.ApiError if the vendor responded with anything but this wallet
   * @throws JuspayException.TransportFailure if no response came before the deadline
   * @throws IllegalStateException if the client is closed
   */
  public WalletAccount updateMobileNumber(String walletId, String mobileNumber) {
    return calls.execute(updating(walletId, mobileNumber), limits);
  }

  /**
   * Like {@link #updateMobileNumber}, without holding the caller's thread meanwhile: up to 256
   * calls of a client run at once, others wait for their turn. The future completes on a thread of
   * the client; it fails with the same exceptions, and cancelling it cancels the call.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number
   * @return the wallet as it is after the call
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> updateMobileNumberAsync(
      String walletId, String mobileNumber) {
    return calls.enqueue(updating(walletId, mobileNumber), limits);
  }

  private Operation<WalletAccount> updating(String walletId, String mobileNumber) {
    return onWallet(
        "updateMobileNumber",
        false,
        walletId,
        input -> {
          String digits = input.mobileNumber("mobileNumber", mobileNumber);
          return (wallet, routing, merchant, version) ->
              calls.api.sendWalletCommand(
                  wallet, routing, merchant, version, WalletCommand.UPDATE, digits);
        });
  }

  /** A generated method, with the arguments that all operations on a wallet have. */
  @FunctionalInterface
  private interface Method {
    Call<WalletAccount> call(
        String walletId,
        String routingId,
        @Nullable String merchantId,
        @Nullable String apiVersion);
  }

  /** An operation that is guarded, and returns the wallet that it is for. */
  private Operation<WalletAccount> onWallet(
      String name, boolean repeatable, String walletId, Function<Input, Method> method) {
    Settings settings = calls.settings;
    return new Operation<>(
        name,
        repeatable,
        input -> {
          guard.watch(input, walletId, routingId);
          return method
              .apply(input)
              .call(walletId, routingId, settings.merchantId(), settings.apiVersion());
        },
        wallet -> isSame(walletId, wallet.id()));
  }

  /** Some of the vendor's samples mask the id, with stars in place of a part of it. */
  private static boolean isSame(String asked, String received) {
    return received.equals(asked) || received.indexOf('*') >= 0;
  }

  /** Without the routing id, which may be personal. */
  @Override
  public String toString() {
    return "RoutedWallets";
  }
}
