// SPDX-License-Identifier: Apache-2.0
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;

/** The first lines of the README: compiled, and not run, because they name the vendor's sandbox. */
final class FirstExample {
  private FirstExample() {}

  static WalletAccount update(String apiKey) {
    JuspayWallets wallets =
        JuspayWallets.builder().environment(Environment.SANDBOX).apiKey(apiKey).build();

    WalletAccount wallet =
        wallets
            .forCustomer("customer_1122")
            .updateMobileNumber("wlt_yvuidaupkvz3", "+91 77777 77777");
    return wallet;
  }
}
