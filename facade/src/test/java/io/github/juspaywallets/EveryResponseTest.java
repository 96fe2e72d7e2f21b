// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.contract.Call;
import io.github.juspaywallets.contract.Described;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All responses that the contract allows for an operation, generated from the contract. */
@ParameterizedClass
@EnumSource(Mode.class)
class EveryResponseTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final Described CONTRACT = Described.CURRENT;

  private final Mode mode;
  private final JuspayWallets wallets = sandbox.client().retryPolicy(RetryPolicy.never()).build();

  EveryResponseTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  @ParameterizedTest
  @EnumSource
  void readsAnErrorOfEachStatus(EveryOperation operation) {
    Call described = CONTRACT.call(operation.id);
    assertThat(CONTRACT.errors(described)).isNotEmpty();
    for (String key : CONTRACT.errors(described)) {
      int status = key.equals("default") ? 503 : Integer.parseInt(key);
      sandbox.respondsWith(ofExamples(described, key).withStatus(status));

      assertThat(catchThrowable(() -> call(operation)))
          .isInstanceOfSatisfying(
              ApiError.class, error -> assertThat(error.status()).isEqualTo(status));
    }
    assertThat(sandbox.requests()).hasSameSizeAs(CONTRACT.errors(described));
  }

  @ParameterizedTest
  @EnumSource
  void readsAResultWithEachProperty(EveryOperation operation) {
    sandbox.respondsWith(ofExamples(CONTRACT.call(operation.id), "200"));

    assertThat(call(operation)).isNotNull();
    assertThat(sandbox.requests()).hasSize(1);
  }

  /** With each property and header that the contract describes. */
  private static ResponseDefinitionBuilder ofExamples(Call call, String status) {
    ResponseDefinitionBuilder response = okJson(json(CONTRACT.ofExamples(call, status)));
    CONTRACT.headers(call, status).forEach(response::withHeader);
    return response;
  }

  @ParameterizedTest
  @EnumSource
  void readsAResultOfNulls(EveryOperation operation) {
    sandbox.respondsWith(okJson(json(CONTRACT.ofNulls(CONTRACT.call(operation.id)))));

    assertThat(call(operation)).isNotNull();
    assertThat(sandbox.requests()).hasSize(1);
  }

  /** With the ids of the examples. */
  private Object call(EveryOperation operation) {
    Given given = Given.EXAMPLE;
    return mode.call(
        operation,
        wallets.forCustomer("customer_1122"),
        new Given(
            Sandbox.WALLET,
            given.number(),
            given.otp(),
            given.amount(),
            "topup_sdj4kjr8",
            given.returnUrl(),
            given.gatewayReferenceId()));
  }

  private static String json(Object value) {
    return new Moshi.Builder().build().adapter(Object.class).serializeNulls().toJson(value);
  }
}
