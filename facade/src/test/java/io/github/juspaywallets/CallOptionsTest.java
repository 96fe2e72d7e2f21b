// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.CallReport.Observer;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.ServerError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What can differ between the calls of one client. */
@ParameterizedClass
@EnumSource(Mode.class)
class CallOptionsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final Mode mode;
  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final JuspayWallets wallets =
      sandbox.client().merchantId("merchant_1").observer(reports::add).build();
  private final CustomerWallets customer = wallets.forCustomer("customer_1122");

  CallOptionsTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  @Test
  void sendAnotherMerchantIdAndVersion() {
    update(CallOptions.none().withMerchantId("merchant_2").withApiVersion("2023-06-30"));
    update(CallOptions.none().withMerchantId(null));
    update(CallOptions.none());

    assertThat(sandbox.requests())
        .extracting(request -> request.getHeader("x-merchantid"))
        .containsExactlyInAnyOrder("merchant_2", null, "merchant_1");
    assertThat(sandbox.requests())
        .extracting(request -> request.getHeader("version"))
        .containsExactlyInAnyOrder("2023-06-30", null, null);
  }

  @Test
  void refuseWhatViolatesTheContract() {
    InvalidRequest failure =
        catchThrowableOfType(
            InvalidRequest.class,
            () -> customer.with(CallOptions.none().withMerchantId("not an id")));

    assertThat(failure.violations()).extracting("argument").containsExactly("merchantId");
    assertThat(failure).hasMessageNotContaining("not an id");
  }

  @Test
  void retryByAnotherPolicy() {
    sandbox.misbehaves(aResponse().withStatus(503));
    RetryPolicy often =
        RetryPolicy.builder().maxAttempts(4).alsoOnStatus(503).firstDelay(Duration.ZERO).build();

    assertThat(failing(CallOptions.none().withRetryPolicy(often)).attempts()).isEqualTo(4);
    assertThat(failing(CallOptions.none()).attempts()).isEqualTo(1);
    assertThat(sandbox.requests()).hasSize(5);
  }

  @Test
  void comeBackInTheReport() {
    update(CallOptions.none().withTag("order_42"));
    update(CallOptions.none());
    assertThat(
            catchThrowableOfType(
                InvalidRequest.class,
                () ->
                    mode.update(
                        customer.with(CallOptions.none().withTag(43)), "a/b", Sandbox.NUMBER)))
        .isNotNull();

    assertThat(reports)
        .extracting(report -> report.tag().orElse("none"))
        .containsExactly("order_42", "none", 43);
    assertThat(reports.get(0).toString()).doesNotContain("order_42");
  }

  @Test
  void observeTheMetadataOfOneCall() {
    sandbox.respondsWith(
        okJson("{\"id\":\"wlt_1\"}")
            .withHeader("x-response-id", "response-42a")
            .withHeader("x-request-id", "request-42a"));
    AtomicReference<CallReport> own = new AtomicReference<>();
    update(CallOptions.none().withObserver(own::set));
    update(CallOptions.none());

    assertThat(own.get().responseId()).contains("response-42a");
    assertThat(own.get().requestId()).contains("request-42a");
    assertThat(own.get().attempts()).isEqualTo(1);
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0)).isSameAs(own.get());
  }

  @Test
  void hideARequestIdThatCouldBeANumber() {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\"}").withHeader("x-request-id", "9876501234"));
    update(CallOptions.none());

    assertThat(reports.get(0).requestId()).isEmpty();
  }

  @Test
  void areKeptByOtherCopies() {
    CallOptions first = CallOptions.none().withTag("first").withMerchantId("merchant_2");
    CustomerWallets copy =
        customer
            .with(first)
            .withRoutingId("routing_1")
            .withDeadline(Duration.ofSeconds(9))
            .with(CallOptions.none().withTag("second"));
    mode.update(copy, "wlt_1", Sandbox.NUMBER);

    assertThat(sandbox.onlyRequest().getHeader("x-merchantid")).isEqualTo("merchant_2");
    assertThat(sandbox.onlyRequest().getHeader("x-routing-id")).isEqualTo("routing_1");
    assertThat(reports).extracting(CallReport::tag).allMatch(tag -> tag.get().equals("second"));
  }

  @Test
  void observersSeeTheBeginningOnTheThreadOfTheCaller() {
    List<String> events = new CopyOnWriteArrayList<>();
    update(CallOptions.none().withObserver(new Recorder(events, "call")));

    assertThat(events)
        .containsExactly(
            "updateMobileNumber on " + Thread.currentThread().getName(), "call: SUCCEEDED");
  }

  @Test
  void observersThatFailAtTheBeginningDoNotChangeTheResult() {
    Thread caller = Thread.currentThread();
    List<Throwable> handled = new CopyOnWriteArrayList<>();
    caller.setUncaughtExceptionHandler((thread, e) -> handled.add(e));
    try {
      update(CallOptions.none().withObserver(new Recorder(List.of(), "broken")));
    } finally {
      caller.setUncaughtExceptionHandler(null);
    }

    assertThat(handled).hasSize(1);
    assertThat(reports).hasSize(1);
  }

  /** Is replaced by another observer for each call. */
  private record Recorder(List<String> events, String name) implements Observer {
    @Override
    public Observer started(String operation) {
      events.add(operation + " on " + Thread.currentThread().getName());
      return report -> events.add(name + ": " + report.outcome());
    }

    @Override
    public void onCall(CallReport report) {
      events.add("not replaced");
    }
  }

  private void update(CallOptions options) {
    mode.update(customer.with(options), "wlt_1", Sandbox.NUMBER);
  }

  private ServerError failing(CallOptions options) {
    return catchThrowableOfType(ServerError.class, () -> update(options));
  }
}
