// SPDX-License-Identifier: Apache-2.0
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;

/** A typical service of a user. */
final class AccountService implements AutoCloseable {
  private final JuspayWallets wallets;

  AccountService(Environment environment) {
    wallets = JuspayWallets.builder().environment(environment).apiKey("KEY").build();
  }

  void changeNumber(String customerId, String walletId, String number) {
    wallets.forCustomer(customerId).updateMobileNumber(walletId, number);
  }

  @Override
  public void close() {
    wallets.close();
  }
}
