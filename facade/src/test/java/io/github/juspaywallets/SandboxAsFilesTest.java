// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.standalone.WireMockServerRunner;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The sandbox as the root directory of a standalone WireMock, as its Docker image mounts one. */
class SandboxAsFilesTest {
  private static final String ROOT = "../api-spec/src/main/resources/juspay-wallets";

  @Test
  void playsInAStandaloneWireMock() {
    WireMockServerRunner wireMock = new WireMockServerRunner();
    wireMock.run("--port", "0", "--root-dir", ROOT, "--disable-banner", "--no-request-journal");
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(Environment.of(URI.create("http://localhost:" + wireMock.port())))
            .apiKey(Sandbox.API_KEY)
            .build()) {
      assertThat(Mode.SYNC.update(wallets, Sandbox.WALLET).metadata().orElseThrow().mobileNumber())
          .contains(Sandbox.NUMBER);
      assertThat(
              catchThrowableOfType(
                  JuspayException.ServerError.class,
                  () -> Mode.SYNC.update(wallets, "wlt_bad_gateway")))
          .isNotNull();
    } finally {
      wireMock.stop();
    }
  }
}
