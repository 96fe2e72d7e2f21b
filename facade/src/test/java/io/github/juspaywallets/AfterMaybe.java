// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.OrderStatus;
import io.github.juspaywallets.model.PaymentStatus;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletMetadata;
import io.github.juspaywallets.model.WalletProvider;
import java.util.Optional;

/** The advice of docs/errors.md for a call that Juspay may have executed. */
record AfterMaybe(CustomerWallets customer) {
  WalletAccount create(WalletProvider provider) {
    try {
      return customer.create(NewWallet.of(provider));
    } catch (JuspayException e) {
      if (e.wasSent() != JuspayException.Sent.MAYBE) {
        throw e;
      }
      return customer.list().wallets().stream()
          .filter(wallet -> wallet.wallet().equals(Optional.of(provider)))
          .findFirst()
          .orElseGet(() -> customer.create(NewWallet.of(provider)));
    }
  }

  boolean link(String walletId, String otp) {
    try {
      return customer.link(walletId, otp).linked().orElse(false);
    } catch (JuspayException e) {
      if (e.wasSent() != JuspayException.Sent.MAYBE) {
        throw e;
      }
      return customer.get(walletId).linked().orElse(false);
    }
  }

  void update(String walletId, String nationalDigits) {
    try {
      customer.updateMobileNumber(walletId, nationalDigits);
    } catch (JuspayException e) {
      if (e.wasSent() != JuspayException.Sent.MAYBE) {
        throw e;
      }
      boolean updated =
          customer.list().wallets().stream()
              .filter(wallet -> wallet.id().equals(walletId))
              .flatMap(wallet -> wallet.metadata().stream())
              .flatMap((WalletMetadata metadata) -> metadata.mobileNumber().stream())
              .anyMatch(nationalDigits::equals);
      if (!updated) {
        customer.updateMobileNumber(walletId, nationalDigits);
      }
    }
  }

  void delink(String walletId) {
    try {
      customer.delink(walletId);
    } catch (JuspayException e) {
      if (e.wasSent() != JuspayException.Sent.MAYBE) {
        throw e;
      }
      if (customer.get(walletId).linked().orElse(true)) {
        customer.delink(walletId);
      }
    }
  }

  Optional<PaymentStatus> pay(String orderId, WalletAccount wallet) {
    try {
      return Optional.of(customer.pay(WalletDebit.of(orderId, wallet)).status());
    } catch (JuspayException e) {
      if (e.wasSent() == JuspayException.Sent.NO) {
        throw e;
      }
      return customer.orderStatus(orderId).map(OrderStatus::status);
    }
  }
}
