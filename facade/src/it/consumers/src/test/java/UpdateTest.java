// SPDX-License-Identifier: Apache-2.0
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayException;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpdateTest {
  @RegisterExtension
  static final WireMockExtension sandbox =
      WireMockExtension.newInstance()
          .options(
              wireMockConfig()
                  .dynamicPort()
                  .bindAddress("127.0.0.1")
                  .usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @Test
  void updatesAWallet() {
    try (JuspayWallets wallets = client()) {
      WalletAccount wallet =
          wallets
              .forCustomer("customer_1122")
              .updateMobileNumber("wlt_yvuidaupkvz3", "+91 77777 77777");

      assertEquals(Optional.of("7777777777"), wallet.metadata().get().mobileNumber());
      assertEquals(1, sandbox.getAllServeEvents().size());
    }
  }

  @Test
  void namesAnError() {
    try (JuspayWallets wallets = client()) {
      assertThrows(
          JuspayException.NotFound.class,
          () -> wallets.forGuest("order_42").updateMobileNumber("wlt_unknown", "7777777777"));
    }
  }

  @Test
  void triesTheNextAddressOfTheHost() throws Exception {
    InetAddress refusing = InetAddress.getByName("127.0.0.2");
    InetAddress healthy = InetAddress.getByName("127.0.0.1");
    OkHttpClient http = new OkHttpClient.Builder().dns(host -> List.of(refusing, healthy)).build();
    try (JuspayWallets wallets = builder().httpClient(http).build()) {
      wallets.forGuest("order_42").updateMobileNumber("wlt_yvuidaupkvz3", "7777777777");
    }
    assertEquals(1, sandbox.getAllServeEvents().size());
  }

  @Test
  void usesTheExpectedOkHttp() throws Exception {
    // Reflection, because the compiler would copy the constant.
    assertEquals(System.getProperty("expected.okhttp"), OkHttp.class.getField("VERSION").get(null));
  }

  private static JuspayWallets client() {
    return builder().build();
  }

  private static JuspayWallets.Builder builder() {
    return JuspayWallets.builder()
        .environment(Environment.of(URI.create("http://localhost:" + sandbox.getPort())))
        .apiKey("KEY");
  }
}
