// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builder options that affect requests, reports or constraints. */
@ParameterizedClass
@EnumSource(Mode.class)
class SettingsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final BlockingQueue<CallReport> reports = new LinkedBlockingQueue<>();
  private final Mode mode;

  SettingsTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void sendsMerchantIdAndVersionOnlyIfTheyAreSet() {
    try (JuspayWallets wallets =
        sandbox.client().merchantId("testaccount").apiVersion("2023-06-30").build()) {
      mode.update(wallets, "wlt_1");
    }
    assertThat(sandbox.onlyRequest().getHeader("x-merchantid")).isEqualTo("testaccount");
    assertThat(sandbox.onlyRequest().getHeader("version")).isEqualTo("2023-06-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "can ary", "canary\n"})
  void refusesAMerchantIdThatIsNotAValidHeader(String merchantId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.client().merchantId(merchantId).build())
        .withMessageStartingWith("merchantId ")
        .withMessageNotContaining("ary");
  }

  @Test
  void refusesAVersionThatIsNotADate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.client().apiVersion("latest").build())
        .withMessage("apiVersion must be a date like 2023-06-30");
  }

  @Test
  void namesTheFirstOfTwoInvalidHeaders() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.client().apiVersion("latest").merchantId("can ary").build())
        .withMessageStartingWith("merchantId ");
  }

  @Test
  void acceptsMobileNumbersOfAnotherRegion() {
    try (JuspayWallets wallets = sandbox.client().mobileRegion("SG").build()) {
      RoutedWallets customer = wallets.forCustomer("c");
      mode.update(customer, "wlt_1", "+65 8123 4567");
      InvalidRequest refused =
          catchThrowableOfType(
              InvalidRequest.class, () -> mode.update(customer, "wlt_1", "+91 77777 77777"));

      assertThat(refused.violations())
          .containsExactly(
              new Violation(
                  "mobileNumber",
                  "must be a mobile number of region SG",
                  Violation.Code.NOT_A_MOBILE_NUMBER));
    }
    assertThat(sandbox.onlyRequest().getBodyAsString()).endsWith("mobile_number=81234567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "in", "XX", "India", "001"})
  void refusesAnUnknownRegion(String region) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.client().mobileRegion(region))
        .withMessageStartingWith("mobileRegion");
  }

  @Test
  void keepsThePathOfTheBaseUrlAsAPrefix() {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}"));
    for (String path : new String[] {"/tenant", "/tenant/"}) {
      Environment tenant = Environment.of(URI.create(sandbox.baseUrl() + path));
      sandbox.stubFor(post("/tenant/wallets/wlt_1").willReturn(okJson("{\"id\":\"wlt_1\"}")));
      try (JuspayWallets wallets = sandbox.client().environment(tenant).build()) {
        assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wlt_yvuidaupkvz3, SUCCEEDED, 200",
    "wlt_invalid_number, REJECTED, 400",
    "wlt_bad_key, AUTHENTICATION, 401",
    "wlt_forbidden, PERMISSION, 403",
    "wlt_unknown, NOT_FOUND, 404",
    "wlt_rate_limited, RATE_LIMITED, 429",
    "wlt_server_error, SERVER_ERROR, 500"
  })
  void reportsEachResponse(String walletId, Outcome outcome, int status) throws Exception {
    try (JuspayWallets wallets = sandbox.client().observer(reports::add).build()) {
      catchThrowableOfType(ApiError.class, () -> mode.update(wallets, walletId));
    }
    CallReport report = onlyReport();
    assertThat(report.outcome()).isEqualTo(outcome);
    assertThat(report.status()).hasValue(status);
    assertThat(report.sent()).isEqualTo(Sent.YES);
    assertThat(report.attempts()).isEqualTo(1);
    assertThat(report.duration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
    assertThat(report.responseId()).isPresent();
    assertThat(report.routingConflict()).isFalse();
    assertThat(report.toString())
        .startsWith("CallReport[updateMobileNumber: " + outcome + ", sent=YES, status=" + status);
    assertThat(report.operation()).isEqualTo("updateMobileNumber");
  }

  @Test
  void reportsRefusedArguments() throws Exception {
    try (JuspayWallets wallets = sandbox.client().observer(reports::add).build()) {
      catchThrowableOfType(InvalidRequest.class, () -> mode.update(wallets, "a/b"));
    }
    CallReport report = onlyReport();
    assertThat(report.outcome()).isEqualTo(Outcome.INVALID_REQUEST);
    assertThat(report.sent()).isEqualTo(Sent.NO);
    assertThat(report.status()).isEmpty();
    assertThat(report.attempts()).isZero();
    assertThat(report.duration()).isZero();
    assertThat(report.responseId()).isEmpty();
  }

  @Test
  void reportsACallWithRetriesOnce() throws Exception {
    sandbox.misbehaves(aResponse().withStatus(503));
    RetryPolicy policy =
        RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ofMillis(1)).build();
    try (JuspayWallets wallets =
        sandbox.client().retryPolicy(policy).observer(reports::add).build()) {
      catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));
    }
    assertThat(onlyReport().attempts()).isEqualTo(3);
  }

  @Test
  void reportsNoResponseIdThatCouldBeANumber() throws Exception {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}").withHeader("x-response-id", "9876501234"));
    try (JuspayWallets wallets = sandbox.client().observer(reports::add).build()) {
      mode.update(wallets, "wlt_1");
    }
    assertThat(onlyReport().responseId()).isEmpty();
  }

  @Test
  void passesTheFailureOfAnObserverToTheHandlerOfTheThread() {
    AssertionError failure = new AssertionError("observer");
    List<Throwable> handled = new CopyOnWriteArrayList<>();
    try (JuspayWallets wallets = sandbox.client().observer(failing(handled, failure)).build()) {
      assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
      assertThat(catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_unknown")))
          .isNotNull();
      assertThat(catchThrowableOfType(InvalidRequest.class, () -> mode.update(wallets, "a/b")))
          .isNotNull();
    }
    assertThat(handled).containsExactly(failure, failure, failure);
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void endsTheCallWithAVirtualMachineErrorOfTheObserver() {
    StackOverflowError failure = new StackOverflowError();
    List<Throwable> handled = new CopyOnWriteArrayList<>();
    try (JuspayWallets wallets = sandbox.client().observer(failing(handled, failure)).build()) {
      for (String id : List.of("wlt_1", "wlt_unknown", "a/b")) {
        assertThat(catchThrowable(() -> mode.update(wallets, id))).isSameAs(failure);
      }
    }
    assertThat(handled).isEmpty();
    assertThat(sandbox.requests()).hasSize(2);
  }

  @AfterEach
  void removeHandler() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  /** Fails on a thread whose handler fills the list. */
  private static CallReport.Observer failing(List<Throwable> handled, Error failure) {
    return report -> {
      Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> handled.add(thrown));
      throw failure;
    };
  }

  private CallReport onlyReport() throws InterruptedException {
    CallReport report = reports.poll(5, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    assertThat(reports).isEmpty();
    return report;
  }
}
