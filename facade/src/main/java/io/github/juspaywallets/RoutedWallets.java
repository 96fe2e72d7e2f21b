// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.PendingCall.Limits;
import io.github.juspaywallets.model.WalletAccount;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Calls about one customer: each carries the same {@code x-routing-id}. Made by {@link
 * JuspayWallets#forCustomer} and {@link JuspayWallets#forGuest}; may be kept, and shared between
 * threads.
 */
public final class RoutedWallets {
  private final WalletCalls calls;
  private final String routingId;
  private final Limits limits;

  RoutedWallets(WalletCalls calls, String routingId, Limits limits) {
    this.calls = calls;
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
    Limits changed =
        new Limits(Durations.positive("deadline", deadline), limits.attempt(), limits.retries());
    return new RoutedWallets(calls, routingId, changed);
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
   * @throws JuspayException.Answered if the vendor answered with anything but a wallet
   * @throws JuspayException.TransportFailure if no answer came before the deadline
   * @throws IllegalStateException if the client is closed
   */
  public WalletAccount updateMobileNumber(String walletId, String mobileNumber) {
    return calls.update(routingId, walletId, mobileNumber, limits);
  }

  /**
   * Like {@link #updateMobileNumber}, without holding the caller's thread meanwhile: up to 256
   * calls of a client run at once, others wait for their turn. The future completes on a thread of
   * the HTTP client; it fails with the same exceptions, and cancelling it cancels the call.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number
   * @return the wallet as it is after the call
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<WalletAccount> updateMobileNumberAsync(
      String walletId, String mobileNumber) {
    return calls.updateAsync(routingId, walletId, mobileNumber, limits);
  }

  /** Without the routing id, which may be personal. */
  @Override
  public String toString() {
    return "RoutedWallets";
  }
}
