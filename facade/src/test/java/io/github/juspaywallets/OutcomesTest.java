package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.juspaywallets.JuspayException.Answered;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Mode.class)
class OutcomesTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final JuspayWallets wallets = sandbox.client().build();
  private final Mode mode;

  OutcomesTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  static Stream<Arguments> scenarios() {
    return Stream.of(
        Arguments.of(
            "wlt_invalid_number", 400, "INVALID_INPUT", JuspayException.Rejected.class),
        Arguments.of("wlt_bad_key", 401, "UNAUTHORIZED", JuspayException.Authentication.class),
        Arguments.of("wlt_forbidden", 403, "BAD_ORIGIN", JuspayException.Permission.class),
        Arguments.of("wlt_unknown", 404, "RESOURCE_NOT_FOUND", JuspayException.NotFound.class),
        Arguments.of(
            "wlt_rate_limited", 429, "too_many_requests", JuspayException.RateLimited.class),
        Arguments.of(
            "wlt_server_error", 500, "INTERNAL_SERVER_ERROR", JuspayException.ServerError.class));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void namesEachErrorOfTheContract(
      String walletId, int status, String code, Class<? extends Answered> type) {
    Answered answered = catchThrowableOfType(Answered.class, () -> update(walletId));

    assertThat(answered).isExactlyInstanceOf(type);
    assertThat(answered.status()).isEqualTo(status);
    assertThat(answered.errorCode()).contains(code);
    assertThat(answered.responseId()).isPresent();
    assertThat(answered.wasSent()).isEqualTo(Sent.YES);
    assertThat(answered.getMessage())
        .startsWith("Juspay answered " + status + " " + code + ", response id ")
        .contains(answered.responseId().orElseThrow());
    sandbox.onlyRequest();
  }

  @Test
  void keepsTheVendorsTextOutOfTheMessageButAvailable() {
    Answered answered = catchThrowableOfType(Answered.class, () -> update("wlt_invalid_number"));

    assertThat(answered.errorMessage()).contains("The mobile number was refused.");
    assertThat(answered.userMessage()).contains("Please check the number.");
    assertThat(answered.requestId()).isEmpty();
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

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{\"error_info\":[]}", "{\"status\":"})
  void namesAnErrorWithoutAReadableBodyByItsStatus(String body) {
    sandbox.answers(aResponse().withStatus(502).withBody(body));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered).isExactlyInstanceOf(JuspayException.ServerError.class);
    assertThat(answered.errorCode()).isEmpty();
    sandbox.onlyRequest();
  }

  static Stream<ResponseDefinitionBuilder> answersOutsideTheContract() {
    return Stream.of(
        aResponse().withStatus(204),
        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
        aResponse().withStatus(308).withHeader("Location", "/elsewhere"),
        okJson(""),
        okJson("null"),
        okJson("[]"),
        okJson("{}"),
        okJson("{\"id\":null}"),
        okJson("{\"id\":\"wlt_1\""),
        okJson("{\"id\":\"wlt_1\"} trailing"),
        okJson("{\"id\":\"wlt_1\",\"metadata\":[]}"),
        okJson("{\"status\":\"error\",\"error_code\":\"access_denied\"}"),
        aResponse().withBody("<html></html>"),
        aResponse().withBody("\"" + "x".repeat(2_000_000) + "\""),
        aResponse().withBody(new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, '"', '}'}),
        okJson("{\"id\":\"wlt_1\",\"error\":true}"),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
  }

  @ParameterizedTest
  @MethodSource("answersOutsideTheContract")
  void namesAnAnswerOutsideTheContract(ResponseDefinitionBuilder answer) {
    sandbox.answers(answer);

    UnexpectedAnswer unexpected =
        catchThrowableOfType(UnexpectedAnswer.class, () -> update(Sandbox.WALLET));

    assertThat(unexpected.wasSent()).isEqualTo(Sent.YES);
    assertThat(unexpected.status())
        .isEqualTo(sandbox.getAllServeEvents().get(0).getResponse().getStatus());
    sandbox.onlyRequest();
  }

  @Test
  void fillsInTheErrorThatCameWithStatus200() {
    sandbox.answers(
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
    sandbox.answers(aResponse().withStatus(500).withBody("x".repeat(50_000_000)));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered).isExactlyInstanceOf(JuspayException.ServerError.class);
    assertThat(answered.body()).hasSize(Exchange.BODY_KEPT).startsWith("xxx");
  }

  @Test
  void keepsTheIdsOfAnAnswer() {
    sandbox.answers(
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
        .containsExactly(
            new JuspayException.Violation("mobile_number", "The value is not valid."));
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
        "[1]|none|none|none|none"
      })
  void readsEachShapeOfAnError(
      String body, String code, String message, String userMessage, String requestId) {
    sandbox.answers(okJson(body).withStatus(400));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.errorCode()).isEqualTo(Optional.ofNullable(code));
    assertThat(answered.errorMessage()).isEqualTo(Optional.ofNullable(message));
    assertThat(answered.userMessage()).isEqualTo(Optional.ofNullable(userMessage));
    assertThat(answered.requestId()).isEqualTo(Optional.ofNullable(requestId));
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void saysMaybeWhenTheConnectionBreaksBeforeAnAnswer(Fault fault) {
    sandbox.answers(aResponse().withFault(fault));

    TransportFailure failure =
        catchThrowableOfType(TransportFailure.class, () -> update(Sandbox.WALLET));

    assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
    assertThat(failure).hasCauseInstanceOf(IOException.class);
    sandbox.onlyRequest();
  }

  @Test
  void saysHowLongTheVendorAsksToWait() {
    JuspayException.RateLimited limited =
        catchThrowableOfType(
            JuspayException.RateLimited.class, () -> update("wlt_rate_limited"));

    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void saysMaybeWhenTheDeadlinePasses() {
    sandbox.answers(aResponse().withFixedDelay(60_000));

    try (JuspayWallets hasty = sandbox.client().deadline(Duration.ofMillis(200)).build()) {
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class,
              () -> mode.update(hasty, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
    }
  }

  @Test
  void saysYesWhenTheDeadlinePassesWithinTheAnswer() throws IOException {
    String start = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":\"wlt_1\"";

    try (RawServer server = new RawServer(start);
        JuspayWallets hasty =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofMillis(500))
                .build()) {
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class,
              () -> mode.update(hasty, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.YES);
      assertThat(failure).hasMessageContaining("did not end");
    }
  }

  @Test
  void saysNoWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Environment nobody = Environment.of(URI.create("http://127.0.0.1:" + port));

    try (JuspayWallets client = sandbox.client().environment(nobody).build()) {
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class,
              () -> mode.update(client, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
      assertThat(failure).hasMessageContaining("another attempt is safe");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void sendsOnceWhereOkHttpAloneWouldSendAgain(int status) {
    sandbox.answers(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    Answered answered = catchThrowableOfType(Answered.class, () -> update(Sandbox.WALLET));

    assertThat(answered.status()).isEqualTo(status);
    sandbox.onlyRequest();
  }

  private void update(String walletId) {
    mode.update(wallets, walletId);
  }
}
