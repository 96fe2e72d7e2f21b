// SPDX-License-Identifier: Apache-2.0
package com.example.wallets;

import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;
import java.net.URI;

/** Changes mobile numbers. */
final class Numbers implements AutoCloseable {
  private final JuspayWallets wallets;

  Numbers(URI juspay) {
    wallets = JuspayWallets.builder().environment(Environment.of(juspay)).apiKey("key").build();
  }

  WalletAccount change(String customerId, String walletId, String number) {
    CustomerWallets customer = wallets.forCustomer(customerId);
    return customer.updateMobileNumber(walletId, number);
  }

  @Override
  public void close() {
    wallets.close();
  }
}
