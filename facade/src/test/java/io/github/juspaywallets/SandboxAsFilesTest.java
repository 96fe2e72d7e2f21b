// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.standalone.WireMockServerRunner;
import io.github.juspaywallets.model.WalletProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox as the root directory of a standalone WireMock, as mounted in its Docker image. */
class SandboxAsFilesTest {
  private static final String ROOT = "../api-spec/src/main/resources/juspay-wallets";

  private final WireMockServerRunner wireMock = new WireMockServerRunner();
  private JuspayWallets wallets;

  @BeforeEach
  void start() {
    wireMock.run("--port", "0", "--root-dir", ROOT, "--disable-banner", "--no-request-journal");
    wallets =
        JuspayWallets.builder()
            .environment(Environment.of(URI.create(baseUrl())))
            .apiKey(Sandbox.API_KEY)
            .build();
  }

  @AfterEach
  void stop() {
    wallets.close();
    wireMock.stop();
  }

  private String baseUrl() {
    return "http://localhost:" + wireMock.port();
  }

  @Test
  void runsInAStandaloneWireMock() {
    assertThat(Mode.SYNC.update(wallets, Sandbox.WALLET).metadata().orElseThrow().mobileNumber())
        .contains(Sandbox.NUMBER);
    assertThat(
            catchThrowableOfType(
                JuspayException.ServerError.class,
                () -> Mode.SYNC.update(wallets, "wlt_bad_gateway")))
        .isNotNull();
  }

  @Test
  void keepsTheStateOfAWalletUntilItsScenarioIsReset() throws Exception {
    CustomerWallets customer = wallets.forCustomer("customer_life");

    customer.create(NewWallet.of(WalletProvider.MOBIKWIK).withAuthentication());
    assertThat(customer.link("wlt_life", "345678").linked()).contains(true);
    assertThat(customer.get("wlt_life").linked()).contains(true);

    HttpRequest reset =
        HttpRequest.newBuilder(URI.create(baseUrl() + "/__admin/scenarios/reset"))
            .POST(BodyPublishers.noBody())
            .build();
    HttpClient.newHttpClient().send(reset, BodyHandlers.discarding());
    assertThat(catchThrowableOfType(JuspayException.NotFound.class, () -> customer.get("wlt_life")))
        .isNotNull();
  }
}
