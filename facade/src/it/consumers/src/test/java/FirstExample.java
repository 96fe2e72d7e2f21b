// SPDX-License-Identifier: Apache-2.0
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.NewWallet;
import io.github.juspaywallets.WalletDebit;
import io.github.juspaywallets.WalletPayment;
import io.github.juspaywallets.model.OrderStatus;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.util.Optional;

/** The first example of the README. Compiled but not run, because it uses Juspay's sandbox. */
final class FirstExample {
  private FirstExample() {}

  static void callEachOperation(String apiKey) {
    JuspayWallets wallets =
        JuspayWallets.builder().environment(Environment.SANDBOX).apiKey(apiKey).build();
    CustomerWallets customer = wallets.forCustomer("customer_1122");

    WalletAccount updated = customer.updateMobileNumber("wlt_1", "+91 77777 77777");

    WalletAccount created = customer.create(NewWallet.of(WalletProvider.MOBIKWIK));
    WalletAccount asked = customer.authenticate("wlt_1"); // sends a one-time password
    WalletAccount linked = customer.link("wlt_1", "345678"); // look at linked()
    WalletAccount refreshed = customer.refresh("wlt_1"); // asks the provider
    WalletAccount read = customer.get("wlt_1");
    TopUp topUp = customer.topUp("wlt_1", new BigDecimal("100"), "topup_42");
    WalletPayment paid =
        customer.pay(WalletDebit.of("order_42", linked).withMerchantId("merchant"));
    Optional<OrderStatus> known = customer.orderStatus("order_42");
    WalletAccount delinked = customer.delink("wlt_1");
    WalletList all = customer.list();
  }
}
