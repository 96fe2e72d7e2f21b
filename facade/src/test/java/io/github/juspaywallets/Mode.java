// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.model.WalletAccount;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two forms of a call, for tests that apply to both. */
enum Mode {
  SYNC {
    @Override
    WalletAccount update(RoutedWallets wallets, String walletId, String number) {
      return wallets.updateMobileNumber(walletId, number);
    }

    @Override
    Object call(EveryOperation operation, CustomerWallets wallets, Given given) {
      return operation.call(wallets, given);
    }
  },
  ASYNC {
    @Override
    WalletAccount update(RoutedWallets wallets, String walletId, String number) {
      return join(wallets.updateMobileNumberAsync(walletId, number));
    }

    @Override
    Object call(EveryOperation operation, CustomerWallets wallets, Given given) {
      return join(operation.callAsync(wallets, given));
    }
  };

  private static <T> T join(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  abstract WalletAccount update(RoutedWallets wallets, String walletId, String number);

  abstract Object call(EveryOperation operation, CustomerWallets wallets, Given given);

  Object call(EveryOperation operation, CustomerWallets wallets) {
    return call(operation, wallets, Given.EXAMPLE);
  }

  WalletAccount update(JuspayWallets wallets, String walletId) {
    return update(wallets.forCustomer("customer_1122"), walletId, Sandbox.NUMBER);
  }
}
