// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.Answered;
import io.github.juspaywallets.JuspayException.UnexpectedAnswer;
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

/** What an exception keeps of an error answer, in each shape that the vendor has. */
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
  void keepsTheVendorsTextOutOfTheMessageButAvailable() {
    Answered answered = catchThrowableOfType(Answered.class, () -> update("wlt_invalid_number"));

    assertThat(answered.errorMessage()).contains("The mobile number was refused.");
    assertThat(answered.userMessage()).contains("Please check the number.");
    assertThat(answered.getMessage()).doesNotContain("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error_code\":\"7777777777\",\"error_message\":\"7777777777\"}",
        "{\"error_code\":\"no 7777777777!\",\"request_id\":\"7777777777\"}",
        "{\"error_info\":{\"code\":\"x\\n7777777777\"},\"status\":\"7777777777\"}"
      })
  void putsNoNumberThatTheVendorEchoesIntoTheMessage(String body) {
    sandbox.answers(okJson(body).withStatus(400).withHeader("x-response-id", "7777777777"));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.toString()).doesNotContain("7777777777");
  }

  @Test
  void fillsInTheErrorThatCameWithStatus200() {
    sandbox.misbehaves(
        okJson(
            "{\"status\":\"error\",\"error_code\":\"access_denied\",\"error_message\":\"No.\"}"));

    UnexpectedAnswer unexpected =
        catchThrowableOfType(UnexpectedAnswer.class, () -> update(Sandbox.WALLET));

    assertThat(unexpected.errorCode()).contains("access_denied");
    assertThat(unexpected.errorMessage()).contains("No.");
    assertThat(unexpected.getMessage()).startsWith("Juspay answered 200 access_denied. ");
  }

  @Test
  void keepsOnlyTheStartOfALongBody() {
    sandbox.misbehaves(aResponse().withStatus(500).withBody("x".repeat(50_000_000)));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered).isExactlyInstanceOf(JuspayException.ServerError.class);
    assertThat(answered.body()).hasSize(Exchange.BODY_KEPT).startsWith("xxx");
  }

  @Test
  void keepsTheIdsOfAnAnswer() {
    sandbox.misbehaves(
        aResponse()
            .withStatus(409)
            .withHeader("x-response-id", "resp-1")
            .withHeader("x-request-id", "req-1")
            .withBody("not json"));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered).isExactlyInstanceOf(JuspayException.Rejected.class);
    assertThat(answered.responseId()).contains("resp-1");
    assertThat(answered.requestId()).contains("req-1");
    assertThat(answered.body()).isEqualTo("not json");
    assertThat(answered.attempts()).isEqualTo(1);
    assertThat(answered.elapsed()).isPositive();
  }

  @Test
  void namesTheFieldsThatTheVendorRefused() {
    Answered answered = catchThrowableOfType(Answered.class, () -> update("wlt_invalid_number"));

    assertThat(answered.fields())
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
        "[1]|none|none|none|none"
      })
  void readsEachShapeOfAnError(
      String body, String code, String message, String userMessage, String requestId) {
    sandbox.misbehaves(okJson(body).withStatus(400));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.errorCode()).isEqualTo(Optional.ofNullable(code));
    assertThat(answered.errorMessage()).isEqualTo(Optional.ofNullable(message));
    assertThat(answered.userMessage()).isEqualTo(Optional.ofNullable(userMessage));
    assertThat(answered.requestId()).isEqualTo(Optional.ofNullable(requestId));
  }

  @Test
  void readsAnErrorOfNullsAlone() {
    sandbox.answers(
        okJson(
                "{\"status\":null,\"error_code\":null,\"error_message\":null,\"user_message\":null,"
                    + "\"error\":null,\"request_id\":null,\"code\":null,\"message\":null,"
                    + "\"error_info\":{\"code\":null,\"category\":null,\"user_message\":null,"
                    + "\"developer_message\":null,\"request_id\":null,\"href\":null,"
                    + "\"fields\":[{\"field_name\":null,\"reason\":null}]}}")
            .withStatus(400));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.errorCode()).isEmpty();
    assertThat(answered.fields()).containsExactly(new JuspayException.Violation("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error_info\":null}", "{\"error_info\":{\"fields\":null}}"})
  void readsAnErrorWithoutDetails(String body) {
    sandbox.answers(okJson(body).withStatus(400));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.fields()).isEmpty();
  }

  @Test
  void saysHowLongTheVendorAsksToWait() {
    JuspayException.RateLimited limited =
        catchThrowableOfType(JuspayException.RateLimited.class, () -> update("wlt_rate_limited"));

    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(30));
  }

  private void update(String walletId) {
    mode.update(wallets, walletId);
  }
}
