// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JuspayWalletsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void hasNoDefaultEnvironment() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JuspayWallets.builder().apiKey("KEY").build())
        .withMessageContaining("environment");
  }

  @Test
  void requiresAnApiKey() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JuspayWallets.builder().environment(Environment.SANDBOX).build())
        .withMessageContaining("apiKey");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "can ary", "canary\n", "canary:", "canary\u0000", "canary\u00E9"})
  void refusesAKeyThatBasicAuthenticationCannotCarry(String apiKey) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspayWallets.builder().apiKey(apiKey))
        .withMessageStartingWith("apiKey")
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S"})
  void refusesADeadlineThatHasPassed(Duration deadline) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspayWallets.builder().deadline(deadline))
        .withMessageStartingWith("deadline");
  }

  @Test
  void refusesInvalidTimeLimits() {
    JuspayWallets.Builder builder = JuspayWallets.builder().deadline(Duration.ofMillis(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.deadline(Duration.ofDays(36_501)))
        .withMessage("deadline must be from 0 to 36500 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.attemptTimeout(Duration.ZERO))
        .withMessage("attemptTimeout must be at least a millisecond");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connectTimeout(Duration.ZERO))
        .withMessage("connectTimeout must be at least a millisecond");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connectTimeout(Duration.ofDays(25)))
        .withMessage("connectTimeout must be at most 24 days");
    builder.connectTimeout(Duration.ofDays(24)).deadline(Duration.ofDays(36_500));
  }

  @Test
  void refusesCallsAfterItIsClosed() {
    JuspayWallets wallets = sandbox.client().build();
    RoutedWallets customer = wallets.forCustomer("customer_1122");
    wallets.close();
    wallets.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> customer.updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER));
    assertThatIllegalStateException()
        .isThrownBy(() -> customer.updateMobileNumberAsync(Sandbox.WALLET, Sandbox.NUMBER));
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void printsNoPersonalData() {
    try (JuspayWallets wallets = sandbox.client().build()) {
      assertThat(wallets.toString()).doesNotContain(Sandbox.API_KEY);
    }
    assertThat(Sandbox.settings()).hasToString("Settings[https://sandbox.juspay.in]");
  }
}
