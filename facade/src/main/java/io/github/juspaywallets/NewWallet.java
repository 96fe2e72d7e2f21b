// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.CreateWalletCommand;
import io.github.juspaywallets.model.WalletProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wallet to be created by {@link CustomerWallets#create}. Immutable: each method returns a new
 * object.
 */
public final class NewWallet {
  final WalletProvider provider;
  final @Nullable CreateWalletCommand command;
  final @Nullable String mobileNumber;
  final @Nullable String gateway;

  private NewWallet(
      WalletProvider provider,
      @Nullable CreateWalletCommand command,
      @Nullable String mobileNumber,
      @Nullable String gateway) {
    this.provider = provider;
    this.command = command;
    this.mobileNumber = mobileNumber;
    this.gateway = gateway;
  }

  /**
   * Returns a wallet that is created without authentication, for the customer's own mobile number.
   *
   * @param provider the provider; use {@link WalletProvider#of} for a provider without a constant
   * @return the wallet to create
   * @throws NullPointerException if the argument is null
   */
  public static NewWallet of(WalletProvider provider) {
    return new NewWallet(Objects.requireNonNull(provider, "provider"), null, null, null);
  }

  /**
   * Returns a copy with a mobile number other than the customer's. The number is checked when the
   * wallet is created.
   *
   * @param mobileNumber a mobile number of the client's region in national or international form;
   *     sent as national digits without the country code
   * @return the wallet to create
   * @throws NullPointerException if the argument is null
   */
  public NewWallet withMobileNumber(String mobileNumber) {
    Objects.requireNonNull(mobileNumber, "mobileNumber");
    return new NewWallet(provider, command, mobileNumber, gateway);
  }

  /**
   * Returns a copy for one of several gateway accounts that the merchant has with the provider.
   *
   * @param gatewayReferenceId the reference id of the gateway account
   * @return the wallet to create
   * @throws NullPointerException if the argument is null
   */
  public NewWallet withGatewayReferenceId(String gatewayReferenceId) {
    Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
    return new NewWallet(provider, command, mobileNumber, gatewayReferenceId);
  }

  /**
   * Returns a copy that is authenticated when it is created: the provider sends the customer a
   * one-time password for {@link CustomerWallets#link}.
   *
   * @return the wallet to create
   */
  public NewWallet withAuthentication() {
    return new NewWallet(provider, CreateWalletCommand.AUTHENTICATE, mobileNumber, gateway);
  }
}
