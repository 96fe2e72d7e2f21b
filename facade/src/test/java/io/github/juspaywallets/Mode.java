// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.WalletAccount;
import java.util.concurrent.CompletionException;

/** The two ways to make a call, for tests that expect the same of both. */
enum Mode {
  SYNC {
    @Override
    WalletAccount update(RoutedWallets wallets, String walletId, String number) {
      return wallets.updateMobileNumber(walletId, number);
    }
  },
  ASYNC {
    @Override
    WalletAccount update(RoutedWallets wallets, String walletId, String number) {
      try {
        return wallets.updateMobileNumberAsync(walletId, number).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      }
    }
  };

  abstract WalletAccount update(RoutedWallets wallets, String walletId, String number);

  WalletAccount update(JuspayWallets wallets, String walletId) {
    return update(wallets.forCustomer("customer_1122"), walletId, Sandbox.NUMBER);
  }
}
