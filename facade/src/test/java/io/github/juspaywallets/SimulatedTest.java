// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.JuspayException.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is simulated is what a call produces. */
class SimulatedTest {
  private static final String BODY =
      "{\"error\":true,\"error_code\":\"SOME_CODE\",\"error_message\":\"Text\",\"error_info\":"
          + "{\"user_message\":\"Hello\",\"fields\":[{\"field_name\":\"f\",\"reason\":\"r\"}]}}";

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final List<CallReport> reports = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 404, 409, 429, 500, 503})
  void responsesAreLikeThoseOfJuspay(int status) {
    sandbox.misbehaves(
        aResponse()
            .withStatus(status)
            .withBody(BODY)
            .withHeader("x-response-id", "response-1")
            .withHeader("x-request-id", "request-1")
            .withHeader("Retry-After", "30"));
    ApiError real = catchThrowableOfType(ApiError.class, this::update);
    ApiError simulated =
        Simulated.response(
            status,
            BODY,
            "x-response-id",
            "response-1",
            "x-request-id",
            "request-1",
            "Retry-After",
            "30");

    assertThat(simulated)
        .hasSameClassAs(real)
        .hasMessage(real.getMessage())
        .usingRecursiveComparison()
        .comparingOnlyFields("status", "wasSent", "details")
        .isEqualTo(real);
    assertThat(simulated.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(simulated.attempts()).isEqualTo(1);
    assertThat(Simulated.report("updateMobileNumber", simulated))
        .usingRecursiveComparison()
        .ignoringFields("facts.progress.elapsed")
        .isEqualTo(reports.get(0));
  }

  @Test
  void successesAreLikeThoseOfJuspay() {
    update();

    assertThat(Simulated.report("updateMobileNumber"))
        .usingRecursiveComparison()
        .ignoringFields("facts.progress.elapsed", "facts.ids")
        .isEqualTo(reports.get(0));
  }

  @ParameterizedTest
  @EnumSource(Sent.class)
  void timeoutsSayWhetherTheRequestWasSent(Sent sent) {
    TransportFailure timeout = Simulated.timeout(sent);
    CallReport report = Simulated.report("delink", timeout);

    assertThat(timeout.wasSent()).isEqualTo(sent);
    assertThat(timeout.attempts()).isEqualTo(1);
    assertThat(timeout.elapsed()).isPositive();
    assertThat(timeout)
        .hasMessageStartingWith("No response from Juspay in time (SocketTimeoutException). ")
        .hasMessageContaining(
            switch (sent) {
              case NO -> "a retry is safe";
              case MAYBE, YES -> "get or list the wallet before you retry";
            });
    assertThat(report.sent()).isEqualTo(sent);
    assertThat(report.outcome()).isEqualTo(Outcome.TRANSPORT_FAILURE);
    assertThat(report.status()).isEmpty();
  }

  @Test
  void invalidRequestsListTheirViolations() {
    InvalidRequest real =
        catchThrowableOfType(
            InvalidRequest.class,
            () -> {
              try (JuspayWallets wallets = sandbox.client().build()) {
                wallets.forGuest("order_42").updateMobileNumber("a/b", "12345");
              }
            });
    List<Violation> violations = real.violations();

    assertThat(Simulated.invalid(violations.get(0), violations.get(1)))
        .hasMessage(real.getMessage())
        .extracting(InvalidRequest::violations)
        .isEqualTo(violations);
  }

  @Test
  void successfulStatusesAreUnexpectedResponses() {
    assertThat(Simulated.response(200, "")).isInstanceOf(UnexpectedResponse.class);
  }

  @Test
  void headersComeInPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulated.response(429, "", "Retry-After"));
  }

  private void update() {
    try (JuspayWallets wallets = sandbox.client().observer(reports::add).build()) {
      wallets.forGuest("order_42").updateMobileNumber("wlt_1", "7777777777");
    }
  }
}
