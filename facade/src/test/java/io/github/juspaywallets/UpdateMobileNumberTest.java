// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletMetadata;
import io.github.juspaywallets.model.WalletProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateMobileNumberTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final JuspayWallets wallets = sandbox.client().build();

  @AfterEach
  void close() {
    wallets.close();
  }

  @Test
  void sendsTheRequestOfJuspaysPage() {
    wallets.forCustomer("customer_1122").updateMobileNumber(Sandbox.WALLET, "+91 77777 77777");

    LoggedRequest request = sandbox.onlyRequest();
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/wallets/wlt_yvuidaupkvz3");
    assertThat(request.getBodyAsString()).isEqualTo("command=update&mobile_number=7777777777");
    assertThat(request.getHeaders().all())
        .extracting(HttpHeader::key)
        .map(String::toLowerCase)
        .containsExactlyInAnyOrder(
            "authorization",
            "x-routing-id",
            "content-type",
            "content-length",
            "user-agent",
            "accept-encoding",
            "host",
            "connection");
    assertThat(request.header("Content-Type").values())
        .containsExactly("application/x-www-form-urlencoded");
    assertThat(request.header("x-routing-id").values()).containsExactly("customer_1122");
    assertThat(request.header("Authorization").values())
        .containsExactly("Basic " + base64(Sandbox.API_KEY + ":"));
    assertThat(request.getHeader("User-Agent")).startsWith("juspay-wallets-java/");
  }

  @Test
  void returnsTheWalletOfJuspaysPage() {
    WalletAccount wallet =
        wallets.forCustomer("customer_1122").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER);

    assertThat(wallet)
        .isEqualTo(
            WalletAccount.builder()
                .id(Sandbox.WALLET)
                .object("wallet_account")
                .wallet(WalletProvider.PAYTM)
                .linked(false)
                .metadata(WalletMetadata.builder().mobileNumber(Sandbox.NUMBER).build())
                .build());
  }

  @Test
  void sendsTheSameRoutingIdWithEachCallForOneGuest() {
    RoutedWallets guest = wallets.forGuest("order_42");

    guest.updateMobileNumber(Sandbox.WALLET, "7777777777");
    guest.updateMobileNumber(Sandbox.WALLET, "8888888888");

    assertThat(sandbox.requests())
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.getHeader("x-routing-id")).isEqualTo("order_42"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer@gmail.com", "a", "cart:7.b-c_d", "two words"})
  void acceptsTypicalRoutingIds(String routingId) {
    wallets.forCustomer(routingId).updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER);

    assertThat(sandbox.onlyRequest().getHeader("x-routing-id")).isEqualTo(routingId);
  }

  @Test
  void readsAWalletWhoseProviderShowsNoNumber() {
    sandbox.respondsWith(
        okJson("{\"id\":\"wlt_yvuidaupkvz3\",\"metadata\":{\"mobile_number\":null}}"));

    WalletAccount wallet =
        wallets.forCustomer("customer_1122").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER);

    assertThat(wallet.metadata().orElseThrow().mobileNumber()).isEmpty();
  }

  @Test
  void encodesTheWalletIdAsOnePathSegment() {
    sandbox.respondsWith(okJson("{\"id\":\"wlt?a#b%2Fc\"}"));

    wallets.forCustomer("customer_1122").updateMobileNumber("wlt?a#b%2Fc", Sandbox.NUMBER);

    assertThat(sandbox.onlyRequest().getUrl()).isEqualTo("/wallets/wlt%3Fa%23b%252Fc");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
