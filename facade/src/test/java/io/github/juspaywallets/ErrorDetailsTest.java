// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The details that an exception keeps of an error response, in each of Juspay's formats. */
@ParameterizedClass
@EnumSource(Mode.class)
class ErrorDetailsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final JuspayWallets wallets = sandbox.client().build();

  private final Mode mode;

  ErrorDetailsTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  @Test
  void returnsJuspaysTextOnlyFromAccessors() {
    ApiError error = catchThrowableOfType(ApiError.class, () -> update("wlt_invalid_number"));

    assertThat(error.errorMessage()).contains("The mobile number was refused.");
    assertThat(error.userMessage()).contains("Please check the number.");
    assertThat(error.getMessage()).doesNotContain("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error_code\":\"7777777777\",\"error_message\":\"7777777777\"}",
        "{\"error_code\":\"no 7777777777!\",\"request_id\":\"7777777777\"}",
        "{\"error_info\":{\"code\":\"x\\n7777777777\"},\"status\":\"7777777777\"}"
      })
  void hidesAnEchoedNumberInTheMessage(String body) {
    sandbox.respondsWith(okJson(body).withStatus(400).withHeader("x-response-id", "7777777777"));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error.toString()).doesNotContain("7777777777");
  }

  @Test
  void readsAnErrorWithStatus200() {
    sandbox.misbehaves(
        okJson(
            "{\"status\":\"error\",\"error_code\":\"access_denied\",\"error_message\":\"No.\"}"));

    UnexpectedResponse unexpected =
        catchThrowableOfType(UnexpectedResponse.class, () -> update(Sandbox.WALLET));

    assertThat(unexpected.errorCode()).contains("access_denied");
    assertThat(unexpected.errorMessage()).contains("No.");
    assertThat(unexpected.getMessage()).startsWith("Juspay responded with 200 access_denied. ");
  }

  @Test
  void keepsOnlyTheStartOfALongBody() {
    sandbox.misbehaves(aResponse().withStatus(500).withBody("x".repeat(50_000_000)));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error).isExactlyInstanceOf(JuspayException.ServerError.class);
    assertThat(error.body()).hasSize(16 * 1024).startsWith("xxx");
  }

  @Test
  void keepsTheIdsOfAResponse() {
    sandbox.misbehaves(
        aResponse()
            .withStatus(409)
            .withHeader("x-response-id", "resp-1")
            .withHeader("x-request-id", "req-1")
            .withBody("not json"));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error).isExactlyInstanceOf(JuspayException.Rejected.class);
    assertThat(error.responseId()).contains("resp-1");
    assertThat(error.requestId()).contains("req-1");
    assertThat(error.body()).isEqualTo("not json");
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(error.elapsed()).isPositive();
  }

  @Test
  void returnsTheFieldsThatJuspayRejected() {
    ApiError error = catchThrowableOfType(ApiError.class, () -> update("wlt_invalid_number"));

    assertThat(error.fields())
        .containsExactly(new JuspayException.Violation("mobile_number", "The value is not valid."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "{\"status\":\"error\",\"error_code\":\"a\",\"error_message\":\"b\"}|a|b|none|none",
        "{\"error_code\":\"x\",\"error_info\":{\"code\":\"A\",\"developer_message\":\"b\","
            + "\"user_message\":\"c\",\"request_id\":\"r\"}}|A|b|c|r",
        "{\"status\":\"error\",\"error_code\":\"a\"}|a|none|none|none",
        "{\"error\":true,\"error_message\":\"b\",\"user_message\":\"c\"}|none|b|c|none",
        "{\"error_info\":{\"code\":\"A\"}}|A|none|none|none",
        "{\"status\":\"error\",\"error_message\":\"b\"}|none|b|none|none",
        "{\"status_id\":-1,\"error_code\":\"a\",\"request_id\":\"r\"}|a|none|none|r",
        "{\"session_id\":\"s\",\"user_message\":\"c\",\"code\":\"a\",\"type\":\"t\","
            + "\"message\":\"b\"}|a|b|c|none",
        "{\"response\":{\"errorMessage\":\"b\",\"error\":\"e\",\"userMessage\":\"c\","
            + "\"errorCode\":\"a\"},\"code\":404}|a|b|c|none",
        "{\"errorCode\":\"a\",\"errorInfo\":\"{\\\"code\\\":\\\"A\\\"}\"}|A|none|none|none",
        "{\"error_code\":{\"a\":1},\"error_message\":[],\"error_info\":7,\"code\":\"a\"}|a|none|none|none",
        "{\"error_info\":{\"fields\":7,\"code\":\"A\"}}|A|none|none|none",
        "{\"error_info\":\"{not json\",\"error_code\":\"a\"}|a|none|none|none",
        "{\"error\":5,\"error_code\":\"a\",\"error_message\":7,\"user_message\":true}|a|7|true|none",
        "{\"error_info\":{\"fields\":[{\"reason\":\"r\"}],\"code\":\"A\"}}|A|none|none|none",
        "[1]|none|none|none|none"
      })
  void readsEachErrorFormat(
      String body, String code, String message, String userMessage, String requestId) {
    sandbox.misbehaves(okJson(body).withStatus(400));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error.errorCode()).isEqualTo(Optional.ofNullable(code));
    assertThat(error.errorMessage()).isEqualTo(Optional.ofNullable(message));
    assertThat(error.userMessage()).isEqualTo(Optional.ofNullable(userMessage));
    assertThat(error.requestId()).isEqualTo(Optional.ofNullable(requestId));
  }

  @Test
  void readsAnErrorOfOnlyNulls() {
    sandbox.respondsWith(
        okJson(
                "{\"status\":null,\"error_code\":null,\"error_message\":null,\"user_message\":null,"
                    + "\"error\":null,\"request_id\":null,\"code\":null,\"message\":null,"
                    + "\"error_info\":{\"code\":null,\"category\":null,\"user_message\":null,"
                    + "\"developer_message\":null,\"request_id\":null,\"href\":null,"
                    + "\"fields\":[{\"field_name\":null,\"reason\":null}]}}")
            .withStatus(400));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error.errorCode()).isEmpty();
    assertThat(error.fields()).containsExactly(new JuspayException.Violation("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error_info\":null}", "{\"error_info\":{\"fields\":null}}"})
  void readsAnErrorWithoutDetails(String body) {
    sandbox.respondsWith(okJson(body).withStatus(400));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error.fields()).isEmpty();
  }

  @Test
  void returnsTheWaitOfRetryAfter() {
    JuspayException.RateLimited limited =
        catchThrowableOfType(JuspayException.RateLimited.class, () -> update("wlt_rate_limited"));

    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(30));
  }

  private void update(String walletId) {
    mode.update(wallets, walletId);
  }
}
