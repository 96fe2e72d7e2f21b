// SPDX-License-Identifier: Apache-2.0
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.NewWallet;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All calls in the README, against the sandbox. */
class WholeLifeTest {
  @RegisterExtension
  static final WireMockExtension sandbox =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @Test
  void callsEachOperation() {
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(Environment.of(URI.create(sandbox.baseUrl())))
            .apiKey("KEY")
            .build()) {
      CustomerWallets customer = wallets.forCustomer("customer_1122");

      WalletAccount created = customer.create(NewWallet.of(WalletProvider.MOBIKWIK));
      WalletAccount asked = customer.authenticate("wlt_1"); // sends a one-time password
      WalletAccount linked = customer.link("wlt_1", "345678"); // look at linked()
      WalletAccount updated = customer.updateMobileNumber("wlt_1", "+91 77777 77777");
      WalletAccount refreshed = customer.refresh("wlt_1"); // asks the provider
      WalletAccount read = customer.get("wlt_1");
      TopUp topUp = customer.topUp("wlt_1", new BigDecimal("100"), "topup_42");
      WalletAccount delinked = customer.delink("wlt_1");
      WalletList all = customer.list();

      WalletAccount waiting =
          customer.create(
              NewWallet.of(WalletProvider.MOBIKWIK)
                  .withMobileNumber("+91 77777 77777")
                  .withGatewayReferenceId("ref_1")
                  .withAuthentication());
      WalletList balances = customer.refreshAll();
      TopUp returning =
          customer.topUp(
              "wlt_1",
              new BigDecimal("100"),
              "topup_43",
              URI.create("https://shop.example/return"));

      assertEquals(Optional.of(false), created.linked());
      assertEquals(Optional.of(false), asked.linked());
      assertEquals(Optional.of(true), linked.linked());
      assertEquals(Optional.of("7777777777"), updated.metadata().get().mobileNumber());
      assertEquals(true, refreshed.currentBalance().isPresent());
      assertEquals("wlt_1", read.id());
      assertEquals("topup_42", topUp.topUpId());
      assertEquals(Optional.of(false), delinked.linked());
      assertEquals(1, all.wallets().size());
      assertEquals(Optional.of("7777777777"), waiting.metadata().get().mobileNumber());
      assertEquals(1, balances.wallets().size());
      assertEquals("topup_43", returning.topUpId());
    }
    assertEquals(
        List.of(
            "POST /customers/customer_1122/wallets gateway=MOBIKWIK",
            "POST /wallets/wlt_1 command=authenticate",
            "POST /wallets/wlt_1 command=link&otp=345678",
            "POST /wallets/wlt_1 command=update&mobile_number=7777777777",
            "POST /wallets/wlt_1 command=refresh",
            "GET /wallets/wlt_1 ",
            "POST /wallets/wlt_1/topup amount=100.00&topup_txn_id=topup_42",
            "POST /wallets/wlt_1 command=delink",
            "GET /customers/customer_1122/wallets ",
            "POST /customers/customer_1122/wallets gateway=MOBIKWIK&command=authenticate"
                + "&mobile_number=7777777777&gateway_reference_id=ref_1",
            "GET /customers/customer_1122/wallets/refresh-balances ",
            "POST /wallets/wlt_1/topup amount=100.00&topup_txn_id=topup_43"
                + "&return_url=https%3A%2F%2Fshop.example%2Freturn"),
        sandbox.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).stream()
            .map(
                request ->
                    request.getMethod() + " " + request.getUrl() + " " + request.getBodyAsString())
            .toList());
  }
}
