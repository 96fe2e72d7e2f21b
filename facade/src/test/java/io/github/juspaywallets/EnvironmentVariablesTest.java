// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentVariablesTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void buildsAClientThatSendsTheMerchantId() {
    Map<String, String> variables =
        Map.of(
            "JUSPAY_API_KEY", "KEY",
            "JUSPAY_ENVIRONMENT", sandbox.baseUrl(),
            "JUSPAY_MERCHANT_ID", "testaccount");

    try (JuspayWallets wallets = JuspayWallets.fromEnv(variables)) {
      Mode.SYNC.update(wallets, Sandbox.WALLET);
    }
    assertThat(sandbox.onlyRequest().getHeader("x-merchantid")).isEqualTo("testaccount");
    assertThat(sandbox.onlyRequest().getHeader("Authorization")).isEqualTo("Basic S0VZOg==");
  }

  @Test
  void findsTheEnvironmentsByName() {
    assertThat(environment("sandbox")).isEqualTo(Environment.SANDBOX);
    assertThat(environment("production")).isEqualTo(Environment.PRODUCTION);
    assertThat(environment("https://example.com"))
        .isEqualTo(Environment.of(URI.create("https://example.com")));
  }

  private static Environment environment(String value) {
    return Environment.valueOf(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void treatsABlankOptionalVariableAsNotSet(String merchantId) {
    Map<String, String> variables =
        Map.of(
            "JUSPAY_API_KEY",
            "KEY",
            "JUSPAY_ENVIRONMENT",
            sandbox.baseUrl(),
            "JUSPAY_MERCHANT_ID",
            merchantId);

    try (JuspayWallets wallets = JuspayWallets.fromEnv(variables)) {
      Mode.SYNC.update(wallets, Sandbox.WALLET);
    }
    assertThat(sandbox.onlyRequest().containsHeader("x-merchantid")).isFalse();
    assertThat(sandbox.onlyRequest().getHeader("Authorization")).isEqualTo("Basic S0VZOg==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JUSPAY_API_KEY", "JUSPAY_ENVIRONMENT"})
  void namesAMissingVariable(String name) {
    Map<String, String> variables =
        new HashMap<>(Map.of("JUSPAY_API_KEY", "KEY", "JUSPAY_ENVIRONMENT", "sandbox"));
    variables.remove(name);

    assertThatIllegalStateException()
        .isThrownBy(() -> JuspayWallets.fromEnv(variables))
        .withMessage("The environment variable " + name + " is not set");
    variables.put(name, " ");
    assertThatIllegalStateException()
        .isThrownBy(() -> JuspayWallets.fromEnv(variables))
        .withMessage("The environment variable " + name + " is not set");
  }

  @Test
  void namesAnInvalidVariableButNotItsValue() {
    refused("JUSPAY_API_KEY", "can ary");
    refused("JUSPAY_ENVIRONMENT", "canary");
    refused("JUSPAY_ENVIRONMENT", "http://canary.example");
    refused("JUSPAY_ENVIRONMENT", "can ary");
    refused("JUSPAY_ENVIRONMENT", "https://canary.example:99999");
    refused("JUSPAY_MERCHANT_ID", "can ary");
  }

  @Test
  void readsTheVariablesOfTheProcess() {
    assertThatIllegalStateException()
        .isThrownBy(JuspayWallets::fromEnv)
        .withMessageContaining("JUSPAY_");
  }

  private static void refused(String name, String value) {
    Map<String, String> variables =
        new HashMap<>(Map.of("JUSPAY_API_KEY", "KEY", "JUSPAY_ENVIRONMENT", "sandbox"));
    variables.put(name, value);

    assertThatIllegalStateException()
        .isThrownBy(() -> JuspayWallets.fromEnv(variables))
        .withMessageStartingWith(name)
        .withMessageNotContaining("ary")
        .withNoCause();
  }
}
