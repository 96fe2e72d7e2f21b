// SPDX-License-Identifier: Apache-2.0
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.CallOptions;
import io.github.juspaywallets.CallReport;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.RetryPolicy;
import io.github.juspaywallets.model.WalletAccount;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One key for each merchant, keys that change, and calls that differ. */
class MerchantsTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  private final Environment environment = Environment.of(URI.create(juspay.baseUrl()));

  @Test
  void callWithTheirOwnKeys() {
    Merchants.Merchant merchant = new Merchants.Merchant("merchant_2", "KEY2");
    try (Merchants merchants = new Merchants(environment, "KEY")) {
      JuspayWallets wallets = merchants.of(merchant);
      wallets.forCustomer("customer_1122").updateMobileNumber("wlt_1", "7777777777");

      assertSame(wallets, merchants.of(merchant));
    }
    juspay.verify(
        postRequestedFor(urlPathEqualTo("/wallets/wlt_1"))
            .withBasicAuth(new BasicCredentials("KEY2", ""))
            .withHeader("x-merchantid", equalTo("merchant_2")));
  }

  @Test
  void mayHaveKeysThatChange() {
    Supplier<String> secrets = () -> "KEY3";
    try (JuspayWallets wallets =
        JuspayWallets.builder().environment(environment).apiKeyFrom(secrets).build()) {
      wallets.forCustomer("customer_1122").updateMobileNumber("wlt_1", "7777777777");
    }
    juspay.verify(
        postRequestedFor(urlPathEqualTo("/wallets/wlt_1"))
            .withBasicAuth(new BasicCredentials("KEY3", "")));
  }

  @Test
  void callsMayDiffer() {
    try (Merchants merchants = new Merchants(environment, "KEY")) {
      JuspayWallets wallets = merchants.of(new Merchants.Merchant("merchant_2", "KEY2"));
      CustomerWallets customer = wallets.forCustomer("customer_1122");

      AtomicReference<CallReport> report = new AtomicReference<>();
      CallOptions options =
          CallOptions.none()
              .withRetryPolicy(RetryPolicy.never())
              .withTag("order_42")
              .withObserver(report::set);
      WalletAccount updated = customer.with(options).updateMobileNumber("wlt_1", "7777777777");

      assertEquals("wlt_1", updated.id());
      assertEquals("order_42", report.get().tag().orElseThrow());
      assertEquals(1, report.get().attempts());
    }
  }
}
