// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.JuspayException.Violation.Code;
import io.github.juspaywallets.contract.Described;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedArgumentsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final Violation NO_MOBILE_NUMBER =
      new Violation(
          "mobileNumber", "must be a mobile number of region IN", Code.NOT_A_MOBILE_NUMBER);

  private final JuspayWallets wallets = sandbox.client().build();

  @AfterEach
  void nothingWasSent() {
    assertThat(sandbox.requests()).isEmpty();
    wallets.close();
  }

  @Test
  void reportsWalletIdAndNumberTogetherInTheOrderOfTheArguments() {
    InvalidRequest refused = refused(() -> update("a/b", "12345"));

    assertThat(refused.violations())
        .extracting(Violation::argument)
        .containsExactly("walletId", "mobileNumber");
    assertThat(refused.wasSent()).isEqualTo(Sent.NO);
    assertThat(refused)
        .hasMessage(
            "Nothing was sent: walletId must be one path segment: visible ASCII characters without"
                + " slash or backslash, and not \".\" or \"..\"; mobileNumber must be a mobile"
                + " number of region IN")
        .hasNoCause();
  }

  @Test
  void reportsNullsByTheNamesOfTheArguments() {
    assertThat(refused(() -> update(null, null)).violations())
        .containsExactly(
            new Violation("walletId", "must not be null"),
            new Violation("mobileNumber", "must not be null"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", " a", "a ", "a\nb", "a\r\nx-evil: 1", "a\u0000", "\u0915", "caf\u00E9"})
  void refusesAnInvalidRoutingIdImmediately(String routingId) {
    assertThat(refused(() -> wallets.forCustomer(routingId)).violations())
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation.argument()).isEqualTo("customerId"));
    assertThat(refused(() -> wallets.forGuest(routingId)).violations())
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation.argument()).isEqualTo("orderOrCartId"));
  }

  @Test
  void limitsTheLengthOfTheRoutingId() {
    assertThat(wallets.forCustomer("c".repeat(256))).isNotNull();
    assertThat(refused(() -> wallets.forCustomer("c".repeat(257))).violations())
        .containsExactly(new Violation("customerId", "size must be between 1 and 256"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", ".", "..", "a/b", "../x", "a\\b", "a b", "a\n", "\u0915", "\u007F"})
  void refusesAWalletIdThatIsNotOnePathSegment(String walletId) {
    assertThat(refused(() -> update(walletId, Sandbox.NUMBER)).violations())
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation.argument()).isEqualTo("walletId"));
  }

  @Test
  void limitsTheLengthOfTheWalletId() {
    int longest =
        (int)
            Described.CURRENT
                .call("getWallet")
                .declared()
                .get(0)
                .follow()
                .get("schema", "maxLength")
                .value();
    assertThat(refused(() -> update("w".repeat(longest + 1), Sandbox.NUMBER)).violations())
        .containsExactly(new Violation("walletId", "size must be between 1 and " + longest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "+971501234567"})
  void refusesANumberOfAnotherKindWithOneViolation(String number) {
    assertThat(refused(() -> update(Sandbox.WALLET, number)).violations())
        .containsExactly(NO_MOBILE_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "77****7778", "77777abc77"})
  void refusesATextThatIsNoNumberWithOneViolation(String text) {
    assertThat(refused(() -> update(Sandbox.WALLET, text)).violations())
        .containsExactly(
            new Violation("mobileNumber", NO_MOBILE_NUMBER.rule(), Code.MALFORMED_NUMBER));
  }

  @Test
  void putsNoValueIntoTheException() {
    InvalidRequest refused = refused(() -> update("wallet/canary", "9876501234 canary"));

    assertThat(refused.toString()).doesNotContain("canary").doesNotContain("98765");
    assertThat(refused(() -> wallets.forCustomer("canary\n")).toString()).doesNotContain("canary");
  }

  @Test
  void describesTheRuleInTheDefaultLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("hi-IN"));
    try (JuspayWallets hindi = sandbox.client().build()) {
      assertThat(
              refused(() -> hindi.forGuest("o").updateMobileNumber(Sandbox.WALLET, "1"))
                  .violations())
          .singleElement()
          .satisfies(violation -> assertThat(violation.rule()).contains("IN का मोबाइल नंबर"));
    } finally {
      Locale.setDefault(before);
    }
  }

  private void update(String walletId, String mobileNumber) {
    wallets.forCustomer("customer_1122").updateMobileNumber(walletId, mobileNumber);
  }

  private static InvalidRequest refused(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequest.class, call);
  }
}
