package io.github.juspaywallets;

import io.github.juspaywallets.model.WalletAccount;

/**
 * Calls about one customer: each carries the same {@code x-routing-id}. Made by {@link
 * JuspayWallets#forCustomer} and {@link JuspayWallets#forGuest}; may be kept, and shared between
 * threads.
 */
public final class RoutedWallets {
  private final WalletCalls calls;
  private final String routingId;

  RoutedWallets(WalletCalls calls, String routingId) {
    this.calls = calls;
    this.routingId = routingId;
  }

  /**
   * Updates the mobile number that was given when the wallet was created or authenticated. One
   * request, which is never repeated.
   *
   * @param walletId id of the wallet, as Juspay gave it
   * @param mobileNumber the new number, a mobile number of India in national or international form;
   *     sent as national digits without country code
   * @return the wallet as it is now
   * @throws JuspayException.InvalidRequest if an argument breaks a rule; nothing was sent
   * @throws JuspayException.Answered if the vendor answered with anything but a wallet
   * @throws JuspayException.TransportFailure if no answer came before the deadline
   * @throws IllegalStateException if the client is closed
   */
  public WalletAccount updateMobileNumber(String walletId, String mobileNumber) {
    return calls.updateMobileNumber(routingId, walletId, mobileNumber);
  }

  /** Without the routing id, which may be personal. */
  @Override
  public String toString() {
    return "RoutedWallets";
  }
}
