// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.squareup.moshi.JsonEncodingException;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each response is mapped to one result or exception. */
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
        Arguments.of("wlt_invalid_number", 400, "INVALID_INPUT", JuspayException.Rejected.class),
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
  void mapsEachErrorOfTheContract(
      String walletId, int status, String code, Class<? extends ApiError> type) {
    ApiError error = catchThrowableOfType(ApiError.class, () -> update(walletId));

    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.errorCode()).contains(code);
    assertThat(error.responseId()).isPresent();
    assertThat(error.wasSent()).isEqualTo(Sent.YES);
    assertThat(error.getMessage())
        .startsWith("Juspay responded with " + status + " " + code + ", response id ")
        .contains(error.responseId().orElseThrow());
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{\"error_info\":[]}", "{\"status\":"})
  void mapsAnErrorWithoutAReadableBodyByItsStatus(String body) {
    sandbox.misbehaves(aResponse().withStatus(502).withBody(body));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update("wlt_1"));

    assertThat(error).isExactlyInstanceOf(JuspayException.ServerError.class);
    assertThat(error.errorCode()).isEmpty();
    sandbox.onlyRequest();
  }

  static Stream<ResponseDefinitionBuilder> responsesOutsideTheContract() {
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

  @Test
  void keepsTheCauseWithoutTheTextOfTheResponse() {
    sandbox.misbehaves(okJson("{\"id\":\"wlt_1\""));
    assertThat(catchThrowableOfType(UnexpectedResponse.class, () -> update("wlt_1")).getCause())
        .isExactlyInstanceOf(EOFException.class)
        .hasMessage("The response ended early")
        .satisfies(OutcomesTest::hasTheStackTraceOfTheOriginal);

    sandbox.misbehaves(okJson("canary"));
    assertThat(catchThrowableOfType(UnexpectedResponse.class, () -> update("wlt_1")).getCause())
        .isExactlyInstanceOf(JsonEncodingException.class)
        .hasMessage("The response is not JSON")
        .satisfies(OutcomesTest::hasTheStackTraceOfTheOriginal);
  }

  @Test
  void keepsTheCauseOfABrokenStatusLineWithoutTheLine() throws IOException {
    try (RawServer server = new RawServer("canary\r\n\r\n");
        JuspayWallets client = sandbox.client().environment(server.environment()).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(client, "wlt_1"));

      assertThat(failure.getCause())
          .isExactlyInstanceOf(ProtocolException.class)
          .hasMessage("The response violates HTTP")
          .satisfies(OutcomesTest::hasTheStackTraceOfTheOriginal);
      assertThat(failure).hasMessageStartingWith("No response from Juspay (ProtocolException). ");
    }
  }

  private static void hasTheStackTraceOfTheOriginal(Throwable cause) {
    assertThat(cause.getStackTrace()[0].getClassName()).doesNotStartWith("io.github.juspaywallets");
  }

  @Test
  void readsAReplacementCharacterThatJuspaySent() {
    sandbox.respondsWith(okJson("{\"id\":\"wlt_1\",\"object\":\"\uFFFD\"}"));

    assertThat(mode.update(wallets, "wlt_1").object()).contains("\uFFFD");
  }

  @Test
  void readsAResponseOfAtMostOneMebibyte() {
    String end = "\",\"id\":\"wlt_1\"}";
    String start = "{\"object\":\"";
    String response = start + "x".repeat(1024 * 1024 - start.length() - end.length()) + end;
    sandbox.respondsWith(okJson(response));

    assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");

    sandbox.respondsWith(okJson(response + " "));
    assertThat(catchThrowableOfType(UnexpectedResponse.class, () -> update("wlt_1")))
        .hasRootCauseMessage("The response is longer than 1048576 bytes");
  }

  @ParameterizedTest
  @MethodSource("responsesOutsideTheContract")
  void mapsAResponseOutsideTheContract(ResponseDefinitionBuilder response) {
    sandbox.misbehaves(response);

    UnexpectedResponse unexpected =
        catchThrowableOfType(UnexpectedResponse.class, () -> update("wlt_1"));

    assertThat(unexpected.wasSent()).isEqualTo(Sent.YES);
    assertThat(unexpected.status())
        .isEqualTo(sandbox.getAllServeEvents().get(0).getResponse().getStatus());
    sandbox.onlyRequest();
  }

  private void update(String walletId) {
    mode.update(wallets, walletId);
  }
}
