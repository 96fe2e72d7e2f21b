// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.TopUpStatus;
import java.math.BigDecimal;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraints of a top-up: amounts, ids and return URLs. */
class TopUpTest {
  private static final String AMOUNT_RULE =
      "must be from 0.01 to 9999999999.99, with at most two decimals";

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final BigDecimal AMOUNT = new BigDecimal("100");
  private static final URI RETURN_URL = URI.create("https://shop.example/return");

  private final JuspayWallets wallets = sandbox.client().build();
  private final RoutedWallets guest = wallets.forGuest("order_42");

  @AfterEach
  void close() {
    wallets.close();
  }

  @Test
  void returnsThePageWhereTheCustomerPays() {
    sandbox.respondsWith(
        okJson(
            "{\"topup_txn_id\":\"topup_42\",\"wallet_id\":\"wlt_1\",\"status\":\"PENDING\","
                + "\"payment_url\":\"https://api.juspay.in/wallets/topup/start/wtpup_1\"}"));

    TopUp topUp = guest.topUp("wlt_1", AMOUNT, "topup_42", RETURN_URL);

    assertThat(topUp.topUpId()).isEqualTo("topup_42");
    assertThat(topUp.walletId()).contains("wlt_1");
    assertThat(topUp.status()).contains(TopUpStatus.PENDING);
    assertThat(topUp.paymentUrl())
        .contains(URI.create("https://api.juspay.in/wallets/topup/start/wtpup_1"));
    assertThat(topUp.toString()).doesNotContain("wtpup_1");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100.00",
    "0.01, 0.01",
    "1E+3, 1000.00",
    "1.500, 1.50",
    "1.250, 1.25",
    "7.0000000000000000000000, 7.00",
    "9999999999.99, 9999999999.99"
  })
  void sendsAmountsAsPlainDigitsWithTwoDecimals(BigDecimal amount, String sent) {
    sandbox.respondsWith(okJson("{\"topup_txn_id\":\"t\"}"));

    assertThat(guest.topUp("wlt_1", amount, "t").topUpId()).isEqualTo("t");
    assertThat(guest.topUpAsync("wlt_1", amount, "t").join().topUpId()).isEqualTo("t");

    assertThat(sandbox.requests())
        .extracting(LoggedRequest::getBodyAsString)
        .containsOnly("amount=" + sent + "&topup_txn_id=t")
        .hasSize(2);
  }

  @Test
  void acceptsTrailingZerosOfAnAmountUpToALimit() {
    sandbox.respondsWith(okJson("{\"topup_txn_id\":\"t\"}"));

    guest.topUp("wlt_1", BigDecimal.ONE.setScale(99), "t");

    sandbox.onlyRequest();
    assertThat(refused(() -> guest.topUp("wlt_1", BigDecimal.ONE.setScale(100), "t")).violations())
        .containsExactly(new Violation("amount", AMOUNT_RULE));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "0",
        "-1",
        "0.001",
        "1.005",
        "10000000000",
        "1E+20",
        "1E+2147483647",
        "1E-2147483647",
        "0E+2147483647",
        "0E-2147483647"
      })
  void refusesAnInvalidAmount(BigDecimal amount) {
    InvalidRequest refused = refused(() -> guest.topUp("wlt_1", amount, "topup_42", RETURN_URL));

    assertThat(refused.violations()).isNotEmpty().allMatch(broken -> is(broken, "amount"));
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void reportsWhatIsWrongWithAnAmount() {
    assertThat(refused(() -> guest.topUp("wlt_1", new BigDecimal("1.005"), "t")).violations())
        .containsExactly(new Violation("amount", AMOUNT_RULE));
    assertThat(refused(() -> guest.topUp("wlt_1", BigDecimal.ZERO, "t")).violations())
        .containsExactly(new Violation("amount", AMOUNT_RULE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "http://localhost:8080/",
        "HTTPS://shop.example/a/@b;c=d,e%20f",
        "https://[::1]:8443/return",
        "https://shop.example/z%C3%BCrich"
      })
  void sendsAnAbsoluteReturnUrl(URI returnUrl) {
    sandbox.respondsWith(okJson("{\"topup_txn_id\":\"t\"}"));

    guest.topUp("wlt_1", AMOUNT, "t", returnUrl);

    assertThat(sandbox.onlyRequest().formParameters().get("return_url").firstValue())
        .isEqualTo(returnUrl.toString());
  }

  @Test
  void sendsAReturnUrlInAscii() {
    sandbox.respondsWith(okJson("{\"topup_txn_id\":\"t\"}"));

    guest.topUp("wlt_1", AMOUNT, "t", URI.create("https://shop.example/z\u00FCrich"));

    assertThat(sandbox.onlyRequest().formParameters().get("return_url").firstValue())
        .isEqualTo("https://shop.example/z%C3%BCrich");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/return",
        "//shop.example/return",
        "shop.example/return",
        "ftp://shop.example/return",
        "javascript:alert(1)",
        "https:///return",
        "https:shop.example",
        "https://canary@shop.example/return",
        "https://user:canary@shop.example/return",
        "https://shop.example/return?order=canary",
        "https://shop.example?order=canary",
        "https://shop.example/return#canary",
        "https://shop.example#canary"
      })
  void refusesAnyOtherReturnUrl(URI returnUrl) {
    InvalidRequest refused = refused(() -> guest.topUp("wlt_1", AMOUNT, "topup_42", returnUrl));

    assertThat(refused.violations())
        .containsExactly(
            new Violation(
                "returnUrl",
                "must be an absolute http or https URL without credentials, query or fragment"));
    assertThat(refused.toString()).doesNotContain("canary");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void refusesANullReturnUrl() {
    assertThatNullPointerException()
        .isThrownBy(() -> guest.topUp("wlt_1", AMOUNT, "topup_42", null));
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a\n", "\u0915"})
  void refusesAnInvalidId(String topUpId) {
    InvalidRequest refused = refused(() -> guest.topUp("wlt_1", AMOUNT, topUpId));

    assertThat(refused.violations()).isNotEmpty().allMatch(broken -> is(broken, "topUpId"));
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"topup_txn_id\":\"topup_43\"}",
        "{\"topup_txn_id\":\"topup_42\",\"wallet_id\":\"wlt_2\"}"
      })
  void returnsNoOtherTopUp(String response) {
    sandbox.misbehaves(okJson(response));

    assertThat(
            catchThrowableOfType(
                UnexpectedResponse.class, () -> guest.topUp("wlt_1", AMOUNT, "topup_42")))
        .isNotNull();
    sandbox.onlyRequest();
  }

  private static boolean is(Violation violation, String argument) {
    return violation.argument().equals(argument);
  }

  private static InvalidRequest refused(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequest.class, call);
  }
}
