// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments, and what is asked before and after them. */
class PaymentTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final WalletDebit DEBIT =
      WalletDebit.of("order_42", WalletProvider.MOBIKWIK, "tk_1").withMerchantId("merchant");

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
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void refusesATokenThatItReceivedMoreThanTenMinutesAgo() {
    WalletAccount wallet = customer.get("wlt_1");
    String token = wallet.token().orElseThrow();
    long old = System.nanoTime() - Duration.ofMinutes(10).plusSeconds(1).toNanos();
    WalletDebit.RECEIVED.put(token, old);

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

  /** Public samples, with other ids. */
  @Test
  void keepsAllThatSamplesContain() throws IOException {
    String payment =
        "{\"order_id\":\"o\",\"status\":\"PENDING_VBV\",\"payment\":{\"authentication\":"
            + "{\"url\":\"https://sandbox.juspay.in/p\",\"method\":\"GET\"}},\"txn_uuid\":\"m\","
            + "\"offer_details\":{\"offers\":[]},\"txn_id\":\"t\"}";
    String options =
        "{\"payment_methods_eligibility\":[{\"status\":\"SUCCESS\",\"payment_method\":\"TWID\","
            + "\"is_eligible\":true,\"balance\":\"12.5\",\"due_date\":\"\","
            + "\"reward_details\":{\"redeemable_info\":[{\"id\":1,\"value\":null}]}}]}";
    String order =
        "{\"order_id\":\"o\",\"status\":\"NEW\",\"status_id\":10,\"amount\":10.5,"
            + "\"customer_email\":null,\"product_id\":\"\",\"udf1\":\"\",\"refunds\":[]}";

    Transaction transaction = Transaction.fromJson(payment);
    PaymentOptions list = PaymentOptions.fromJson(options);
    OrderStatus status = OrderStatus.fromJson(order);

    assertThat(Transaction.fromJson(transaction.toJson())).isEqualTo(transaction);
    assertThat(transaction.toJson()).contains("offer_details");
    assertThat(PaymentOptions.fromJson(list.toJson())).isEqualTo(list);
    assertThat(list.options().get(0).balance()).contains(new BigDecimal("12.5"));
    assertThat(list.toJson()).contains("redeemable_info", "\"due_date\":\"\"");
    assertThat(OrderStatus.fromJson(status.toJson())).isEqualTo(status);
    assertThat(status.toJson()).contains("udf1", "refunds");
  }

  private InvalidRequest refused(WalletDebit debit) {
    return catchThrowableOfType(InvalidRequest.class, () -> customer.pay(debit));
  }
}
