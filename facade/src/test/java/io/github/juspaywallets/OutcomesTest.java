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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final JuspayWallets wallets = sandbox.client().build();

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

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void saysMaybeWhenTheConnectionBreaksBeforeAnAnswer(Fault fault) {
    sandbox.answers(aResponse().withFault(fault));

    TransportFailure failure =
        catchThrowableOfType(TransportFailure.class, () -> update(Sandbox.WALLET));

    assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
    assertThat(failure).hasCauseInstanceOf(IOException.class);
    sandbox.onlyRequest();
  }

  @Test
  void saysMaybeWhenTheDeadlinePasses() {
    sandbox.answers(aResponse().withFixedDelay(60_000));

    try (JuspayWallets hasty = sandbox.client().deadline(Duration.ofMillis(200)).build()) {
      TransportFailure failure =
          catchThrowableOfType(
              TransportFailure.class,
              () -> hasty.forCustomer("c").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER));

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
              () -> hasty.forCustomer("c").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER));

      assertThat(failure.wasSent()).isEqualTo(Sent.YES);
      assertThat(failure).hasMessageContaining("did not end in time");
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
              () -> client.forCustomer("c").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER));

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
    wallets.forCustomer("customer_1122").updateMobileNumber(walletId, Sandbox.NUMBER);
  }
}
