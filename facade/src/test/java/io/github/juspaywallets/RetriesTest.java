// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.RateLimited;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.contract.ContractWatch;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Mode.class)
class RetriesTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final RetryPolicy ON_503 =
      RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ofMillis(1)).build();

  private final Mode mode;

  RetriesTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void retriesACallThatWasNotSent() throws IOException {
    TransportFailure failure;
    try (JuspayWallets wallets = sandbox.client().environment(Sandbox.unreachable()).build()) {
      failure = catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));
    }

    assertThat(failure.wasSent()).isEqualTo(Sent.NO);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.getSuppressed()).hasSize(2).hasOnlyElementsOfType(TransportFailure.class);
    assertThat(failure.getSuppressed())
        .extracting(earlier -> ((TransportFailure) earlier).attempts())
        .containsExactly(1, 2);
  }

  @Test
  void makesOneAttemptIfConfigured() throws IOException {
    try (JuspayWallets wallets =
        sandbox
            .client()
            .environment(Sandbox.unreachable())
            .retryPolicy(RetryPolicy.never())
            .build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure.getSuppressed()).isEmpty();
    }
  }

  @Test
  void doesNotRetryAfterAResponseByDefault() {
    sandbox.misbehaves(aResponse().withStatus(503));

    try (JuspayWallets wallets = sandbox.client().build()) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(error.attempts()).isEqualTo(1);
    }
    sandbox.onlyRequest();
  }

  @Test
  void retriesAfterAResponseIfConfigured() {
    respondsInTurn(aResponse().withStatus(503), okJson("{\"id\":\"wlt_1\"}"));

    try (JuspayWallets wallets = sandbox.client().retryPolicy(ON_503).build()) {
      assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
    }
    assertThat(sandbox.requests()).hasSize(2);
    assertThat(sandbox.requests())
        .allSatisfy(
            request -> {
              assertThat(request.getHeader("x-routing-id")).isEqualTo("customer_1122");
              assertThat(request.getBodyAsString())
                  .isEqualTo("command=update&mobile_number=7777777777");
            });
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    sandbox.misbehaves(aResponse().withStatus(503));

    try (JuspayWallets wallets = sandbox.client().retryPolicy(ON_503).build()) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(error.attempts()).isEqualTo(3);
      assertThat(error.getSuppressed()).hasSize(2);
    }
    assertThat(sandbox.requests()).hasSize(3);
  }

  @Test
  void waitsAsLongAsRetryAfterAsks() {
    respondsInTurn(
        aResponse().withStatus(503).withHeader("Retry-After", "1"), okJson("{\"id\":\"wlt_1\"}"));
    long start = System.nanoTime();

    try (JuspayWallets wallets = sandbox.client().retryPolicy(ON_503).build()) {
      mode.update(wallets, "wlt_1");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void makesNoFurtherAttemptIfRetryAfterAsksForMoreThanTheLimit() {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Retry-After", "11"));

    try (JuspayWallets wallets =
        sandbox.client().retryPolicy(ON_503).deadline(Duration.ofSeconds(30)).build()) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(error.retryAfter()).contains(Duration.ofSeconds(11));
      assertThat(error.attempts()).isEqualTo(1);
    }
    sandbox.onlyRequest();
  }

  @Test
  void retriesReadsAfterTooManyCallsAndNothingElse() {
    sandbox.misbehaves(aResponse().withStatus(429).withHeader("Retry-After", "0"));
    RetryPolicy policy =
        RetryPolicy.builder().readsAlsoOnStatus(429).firstDelay(Duration.ofMillis(1)).build();

    try (JuspayWallets wallets = sandbox.client().retryPolicy(policy).build()) {
      for (EveryOperation operation : EveryOperation.values()) {
        sandbox.resetRequests();
        RateLimited error =
            catchThrowableOfType(
                RateLimited.class,
                () -> mode.call(operation, wallets.forCustomer("customer_1122")));

        boolean read = operation.isRead();
        assertThat(error.attempts()).as("%s", operation).isEqualTo(read ? 3 : 1);
        assertThat(sandbox.requests()).as("%s", operation).hasSize(read ? 3 : 1);
      }
    }
  }

  @Test
  void endsAtOnceIfTheDeadlineComesBeforeTheNextAttempt() {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Retry-After", "9"));

    try (JuspayWallets wallets =
        sandbox.client().retryPolicy(ON_503).deadline(Duration.ofSeconds(5)).build()) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(error.attempts()).isEqualTo(1);
      assertThat(error.elapsed()).isLessThan(Duration.ofSeconds(4));
    }
    sandbox.onlyRequest();
  }

  @Test
  void startsOverForEachCall() {
    sandbox.misbehaves(aResponse().withStatus(503));

    try (JuspayWallets wallets = sandbox.client().retryPolicy(ON_503).build()) {
      for (int call = 1; call <= 3; call++) {
        catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));
        assertThat(sandbox.requests()).hasSize(3 * call);
      }
    }
  }

  private static void respondsInTurn(
      ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    sandbox.stubFor(
        post(urlPathMatching("/.*"))
            .withName(ContractWatch.OUTSIDE_THE_CONTRACT)
            .atPriority(1)
            .inScenario("turns")
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("then")
            .willReturn(first));
    sandbox.stubFor(
        post(urlPathMatching("/.*"))
            .atPriority(1)
            .inScenario("turns")
            .whenScenarioStateIs("then")
            .willReturn(then));
  }
}
