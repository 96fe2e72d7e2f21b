// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.CreateWalletCommand;
import io.github.juspaywallets.model.WalletProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CustomerWallets#create} needs to know of a wallet. Immutable: each method returns
 * another object.
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
   * A wallet for the customer's own mobile number, that is not authenticated when it is created.
   *
   * @param provider the provider; one that the contract does not list is {@link WalletProvider#of}
   * @return the wallet
   */
  public static NewWallet of(WalletProvider provider) {
    return new NewWallet(Objects.requireNonNull(provider, "provider"), null, null, null);
  }

  /**
   * The same with another mobile number than the customer's. Checked when the wallet is created.
   *
   * @param mobileNumber a mobile number of the client's region in national or international form;
   *     sent as national digits without country code
   * @return the wallet
   * @throws NullPointerException if the argument is null
   */
  public NewWallet withMobileNumber(String mobileNumber) {
    Objects.requireNonNull(mobileNumber, "mobileNumber");
    return new NewWallet(provider, command, mobileNumber, gateway);
  }

  /**
   * The same at one of several gateway accounts that the merchant has with the provider.
   *
   * @param gatewayReferenceId reference id of the gateway account
   * @return the wallet
   * @throws NullPointerException if the argument is null
   */
  public NewWallet withGatewayReferenceId(String gatewayReferenceId) {
    Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
    return new NewWallet(provider, command, mobileNumber, gatewayReferenceId);
  }

  /**
   * The same, and the provider sends the customer a one-time password at once, for {@link
   * CustomerWallets#link}.
   *
   * @return the wallet
   */
  public NewWallet withAuthentication() {
    return new NewWallet(provider, CreateWalletCommand.AUTHENTICATE, mobileNumber, gateway);
  }
}
