// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Rejected;
import io.github.juspaywallets.JuspayException.ServerError;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.model.OrderStatus;
import io.github.juspaywallets.model.PaymentAuthentication;
import io.github.juspaywallets.model.PaymentOption;
import io.github.juspaywallets.model.PaymentOptions;
import io.github.juspaywallets.model.PaymentStatus;
import io.github.juspaywallets.model.Transaction;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments, and what is asked before and after them. */
class PaymentTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final WalletDebit DEBIT =
      WalletDebit.of("order_42", WalletProvider.MOBIKWIK, "tk_1").withMerchantId("merchant");

  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  private final List<CallReport> reports = new ArrayList<>();
  private final JuspayWallets wallets = sandbox.client().observer(reports::add).build();
  private final CustomerWallets customer = wallets.forCustomer("customer_1122");

  @AfterEach
  void close() {
    wallets.close();
  }

  @Test
  void paysWithTheTokenInTheWallet() {
    WalletAccount wallet = customer.get("wlt_1");

    assertThat(customer.pay(WalletDebit.of("order_42", wallet).withMerchantId("merchant")).status())
        .isEqualTo(PaymentStatus.CHARGED);
    assertThat(sandbox.requests())
        .extracting(LoggedRequest::getBodyAsString)
        .contains(
            "order_id=order_42&merchant_id=merchant&payment_method_type=WALLET"
                + "&payment_method=MOBIKWIK&direct_wallet_token=sample-token"
                + "&redirect_after_payment=true&format=json");
  }

  @Test
  void takesTheMerchantOfTheClientUnlessTheDebitHasOne() {
    try (JuspayWallets client = sandbox.client().merchantId("ofClient").build()) {
      client.forGuest("cart").pay(WalletDebit.of("order_42", WalletProvider.AMAZONPAYLATER, "t"));
    }
    assertThat(sandbox.onlyRequest().getBodyAsString())
        .contains("merchant_id=ofClient", "payment_method_type=CONSUMER_FINANCE");
  }

  @ParameterizedTest
  @CsvSource({"low-balance-token, PENDING, GET", "verification-token, PENDING_VBV, POST"})
  void tellsWhereTheCustomerMustAct(String token, String status, String method) {
    WalletPayment payment =
        customer.pay(
            WalletDebit.of("order_42", WalletProvider.PAYTM, token).withMerchantId("merchant"));

    PaymentAuthentication page = payment.authentication().orElseThrow();
    assertThat(payment.status()).isEqualTo(PaymentStatus.of(status));
    assertThat(page.method()).contains(method);
    assertThat(page.url()).map(URI::getHost).contains("api.juspay.in");
    assertThat(payment.toString()).doesNotContain("api.juspay.in", "sample-session");
  }

  @Test
  void refusesAWalletThatIsNotLinkedWithEachRule() {
    WalletAccount wallet = WalletAccount.builder().id("wlt_1").linked(false).build();
    InvalidRequest refused = refused(WalletDebit.of("x".repeat(21), wallet));

    assertThat(refused.violations())
        .extracting(Violation::argument)
        .containsExactlyInAnyOrder(
            "orderId", "merchantAccountId", "paymentMethod", "token", "wallet");
    assertThat(refused.violations())
        .contains(new Violation("merchantAccountId", "must be set, on the debit or the client"));
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void refusesATokenThatItReceivedMoreThanTenMinutesAgo() {
    WalletAccount wallet = customer.get("wlt_1");
    String token = wallet.token().orElseThrow();
    long old = System.nanoTime() - Duration.ofMinutes(10).plusSeconds(1).toNanos();
    assertThat(WalletDebit.RECEIVED.put(token, old)).isNotNull();

    InvalidRequest refused = refused(WalletDebit.of("order_42", wallet).withMerchantId("merchant"));
    WalletDebit.RECEIVED.remove(token);
    assertThat(refused.violations())
        .containsExactly(
            new Violation("token", "must be at most 10 minutes old: read the wallet again"));
    assertThat(refused.toString()).doesNotContain(token);
  }

  @Test
  void isNeverSentTwiceWhateverThePolicy() {
    sandbox.misbehaves(aResponse().withStatus(503));
    RetryPolicy bold = RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ZERO).build();
    RoutedWallets retrying = customer.with(CallOptions.none().withRetryPolicy(bold));

    assertThat(catchThrowableOfType(ServerError.class, () -> retrying.pay(DEBIT))).isNotNull();
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void failsWithATokenThatWasUsed() {
    WalletDebit used =
        WalletDebit.of("order_42", WalletProvider.PAYTM, "used-token").withMerchantId("merchant");

    assertThat(catchThrowableOfType(Rejected.class, () -> customer.pay(used)).errorCode())
        .contains("EXPIRED");
  }

  @Test
  void findsNoUnknownOrder() {
    assertThat(customer.orderStatus("order_unknown")).isEmpty();
    assertThat(customer.orderStatusAsync("order_unknown").join()).isEmpty();
    assertThat(customer.orderStatus("order_new").map(OrderStatus::status))
        .contains(PaymentStatus.NEW);
    assertThat(reports).extracting(CallReport::outcome).containsOnly(Outcome.SUCCEEDED);
    assertThat(reports.get(0).status()).hasValue(400);
  }

  @Test
  void returnsFailuresOfProvidersAsData() {
    List<PaymentOption> options = customer.eligibility(Eligibility.ofAmount(new BigDecimal("250")));

    assertThat(options)
        .extracting(PaymentOption::isEligible)
        .containsExactly(
            Optional.of(true), Optional.of(true), Optional.of(true), Optional.of(false));
    assertThat(sandbox.onlyRequest().getBodyAsString()).isEqualTo("amount=250");
  }

  @Test
  void paysByAnotherMethodOfTheWallet() {
    WalletDebit debit =
        WalletDebit.of("order_42", customer.get("wlt_1")).withMerchantId("merchant");
    customer.pay(debit.withPaymentMethod(WalletProvider.AMAZONPAYLATER));

    assertThat(sandbox.requests())
        .extracting(LoggedRequest::getBodyAsString)
        .contains(
            "order_id=order_42&merchant_id=merchant&payment_method_type=CONSUMER_FINANCE"
                + "&payment_method=AMAZONPAYLATER&direct_wallet_token=sample-token"
                + "&redirect_after_payment=true&format=json");
  }

  @Test
  void checksAnAmountForAnOrder() {
    customer.eligibility(Eligibility.ofAmount(BigDecimal.ONE).withOrder("order_42"));
    assertThat(sandbox.onlyRequest().getBodyAsString()).isEqualTo("amount=1&order_id=order_42");
  }

  @Test
  void checksAnOrder() {
    assertThat(customer.eligibility(Eligibility.ofOrder("order_42"))).hasSize(1);
    assertThat(sandbox.onlyRequest().getBodyAsString()).isEqualTo("order_id=order_42");
  }

  @Test
  void sendsAnAmountWithAtMostTwoDecimals() {
    customer.eligibility(
        Eligibility.ofAmount(new BigDecimal("250.500")).withGatewayData("{\"SIMPL\":{}}"));

    assertThat(sandbox.onlyRequest().getBodyAsString())
        .isEqualTo("amount=250.50&gateway_data=%7B%22SIMPL%22%3A%7B%7D%7D");
  }

  @Test
  void readsNullsInPlaceOfObjects() {
    sandbox.respondsWith(okJson("{\"order_id\":\"order_42\",\"status\":\"NEW\",\"payment\":null}"));
    assertThat(customer.pay(DEBIT).authentication()).isEmpty();
    sandbox.respondsWith(
        okJson(
            "{\"order_id\":\"order_42\",\"status\":\"NEW\","
                + "\"payment\":{\"authentication\":null}}"));
    assertThat(customer.pay(DEBIT).authentication()).isEmpty();
    sandbox.respondsWith(
        okJson(
            "{\"order_id\":\"order_42\",\"status\":\"NEW\",\"payment_gateway_response\":null,"
                + "\"payment_links\":null,\"txn_detail\":null}"));
    assertThat(customer.orderStatus("order_42").orElseThrow().txnDetail()).isEmpty();
  }

  /** The public samples, with other ids. Numbers may also be read from text. */
  @ParameterizedTest
  @ValueSource(strings = {"eligibility", "payments", "orders"})
  void keepsAllThatSamplesContain(String samples) throws IOException {
    Path file = Path.of("src/test/resources/samples", samples + ".json");
    for (Object sample : (List<?>) JSON.fromJson(Files.readString(file))) {
      String copy =
          switch (samples) {
            case "eligibility" -> PaymentOptions.fromJson(JSON.toJson(sample)).toJson();
            case "payments" -> Transaction.fromJson(JSON.toJson(sample)).toJson();
            default -> OrderStatus.fromJson(JSON.toJson(sample)).toJson();
          };
      assertThat(known(JSON.fromJson(copy))).isEqualTo(known(sample));
    }
  }

  /** Without the properties that are null, with each number as text. */
  private static Object known(Object json) {
    if (json instanceof Map<?, ?> map) {
      Map<Object, Object> known = new HashMap<>();
      map.forEach((name, value) -> known.put(name, value == null ? null : known(value)));
      known.values().removeIf(Objects::isNull);
      return known;
    }
    return json instanceof List<?> list
        ? list.stream().map(PaymentTest::known).toList()
        : json.toString().replaceFirst("\\.0$", "");
  }

  private InvalidRequest refused(WalletDebit debit) {
    return catchThrowableOfType(InvalidRequest.class, () -> customer.pay(debit));
  }
}
