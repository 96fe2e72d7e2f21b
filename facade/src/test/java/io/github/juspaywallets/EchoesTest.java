// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, or a proxy in front of it, repeats what was sent in unexpected places. */
@ParameterizedClass
@EnumSource(Mode.class)
class EchoesTest {
  private static final String KEY = "KEYcanary0000000";
  private static final String ROUTING_ID = "customer-1122abc";
  private static final String NUMBER = "9876501234";

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  EchoesTest(Mode mode) {
    this.mode = mode;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ROUTING_ID,
        "CUSTOMER-1122ABC",
        "req-customer-1122abc-7",
        KEY,
        "S0VZY2FuYXJ5MDAwMDAwMDo",
        "id-9876501234",
        "mob-98765-01234",
        "customer1122abc",
        "S0VZY2FuYXJ5MDAwMDAwMA",
        "4b455963616e61727930303030303030",
        "wlt_canary"
      })
  void hidesAnIdThatRepeatsWhatWasSent(String id) throws IOException {
    try (ScriptedServer server =
        ScriptedServer.always("400 Bad Request", "x-response-id: " + id + "\r\n", "{}")) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> call(server, ROUTING_ID));

      assertThat(error.getMessage()).doesNotContain(id);
      assertThat(error.responseId()).contains(id);
    }
    assertThat(reports).hasSize(1).allMatch(report -> report.responseId().isEmpty());
  }

  @Test
  void hidesACodeThatRepeatsWhatWasSent() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.always("400 Bad Request", "", "{\"error_code\":\"JohnDoe\"}")) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> call(server, "JohnDoe"));

      assertThat(error.getMessage()).doesNotContain("JohnDoe");
      assertThat(error.errorCode()).contains("JohnDoe");
    }
  }

  @Test
  void showsAnIdAndACodeFromJuspay() throws IOException {
    String headers = "x-response-id: 7c7a2f6e-0d5b-4f0e\r\n";
    try (ScriptedServer server =
        ScriptedServer.always("400 Bad Request", headers, "{\"error_code\":\"bad_request\"}")) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> call(server, ROUTING_ID));

      assertThat(error)
          .hasMessageStartingWith(
              "Juspay responded with 400 bad_request, response id 7c7a2f6e-0d5b-4f0e. ");
    }
    assertThat(reports.get(0).responseId()).contains("7c7a2f6e-0d5b-4f0e");
  }

  static Stream<String> brokenResponses() {
    return Stream.of(
        "HTTP/1.1 200 OK\r\nx-number: " + NUMBER,
        NUMBER,
        NUMBER + "\r\n\r\n",
        "HTTP/1.1 " + NUMBER + " OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + NUMBER + "\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\n" + NUMBER,
        "HTTP/1.1 200 OK\r\nContent-Length: 1" + NUMBER + "\r\n\r\n" + NUMBER,
        "HTTP/1.1 200 OK\r\nContent-Type: " + NUMBER + "/;;=\r\nContent-Length: 2\r\n\r\n{}",
        ScriptedServer.response("200 OK", "", "{\"id\":\"wlt_canary\",\"linked\":" + NUMBER + "}"),
        ScriptedServer.response("200 OK", "", "{\"" + NUMBER + "\":{"),
        ScriptedServer.response("200 OK", "", "{\"id\":\"wlt_canary\",\"metadata\":{\"" + NUMBER));
  }

  @ParameterizedTest
  @MethodSource("brokenResponses")
  void quotesNothingFromABrokenResponse(String response) throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.send(response);
              connection.close();
            })) {
      Throwable failure = catchThrowable(() -> call(server, ROUTING_ID));

      StringWriter printed = new StringWriter();
      failure.printStackTrace(new PrintWriter(printed, true));
      assertThat(failure).isInstanceOf(JuspayException.class);
      assertThat(printed.toString())
          .doesNotContain(NUMBER, hex(NUMBER), hex(NUMBER.substring(0, 4)));
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    text.chars().forEach(c -> hex.append(Integer.toHexString(c)));
    return hex.toString();
  }

  static Stream<IOException> causesOfInterceptors() {
    IOException endless = new SSLException(NUMBER);
    Throwable last = endless;
    for (int i = 0; i < 20_000; i++) {
      endless.addSuppressed(new IOException(NUMBER));
      Throwable next = new SSLException(NUMBER);
      last.initCause(next);
      last = next;
    }
    return Stream.of(
        new InterruptedIOException("for " + NUMBER),
        new ConnectException(ROUTING_ID),
        new UnknownHostException("x".repeat(1_000_000)),
        new IOException(NUMBER, new SocketException(NUMBER)),
        endless,
        new IOException() {
          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException(NUMBER);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("causesOfInterceptors")
  void truncatesACauseAndRemovesPersonalData(IOException cause) throws IOException {
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw cause;
                })
            .build();
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets =
            JuspayWallets.builder()
                .environment(server.environment())
                .apiKey(KEY)
                .httpClient(broken)
                .build()) {
      JuspayException failure =
          catchThrowableOfType(
              JuspayException.class,
              () -> mode.update(wallets.forCustomer(ROUTING_ID), "wlt_canary", NUMBER));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(failure);

      assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER, ROUTING_ID);
      assertThat(bytes.size()).isLessThan(200_000);
    }
  }

  @Test
  void serializesNoTextFromJuspay() throws Exception {
    String body =
        "{\"error_code\":\"bad_request\",\"error_message\":\"canary\",\"user_message\":\"canary\","
            + "\"request_id\":\"canary\",\"error_info\":{\"fields\":[{\"field_name\":\"canary\"}]}}";
    try (ScriptedServer server =
        ScriptedServer.always("400 Bad Request", "x-response-id: canary\r\n", body)) {
      Rejected error = catchThrowableOfType(Rejected.class, () -> call(server, ROUTING_ID));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(error);

      assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("canary");
      Rejected read =
          (Rejected)
              new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
      assertThat(read).hasMessage(error.getMessage());
      assertThat(read.status()).isEqualTo(400);
      assertThat(read.attempts()).isEqualTo(1);
      assertThat(read.errorMessage()).isEmpty();
      assertThat(read.fields()).isEmpty();
      assertThat(read.body()).isEmpty();
    }
  }

  @Test
  void truncatesLongTexts() throws IOException {
    String body = "{\"error_message\":\"" + "x".repeat(500_000) + "\"}";
    try (ScriptedServer server = ScriptedServer.always("400 Bad Request", "", body)) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> call(server, ROUTING_ID));

      assertThat(error.errorMessage().orElseThrow()).hasSize(16 * 1024);
      assertThat(error.body()).hasSize(16 * 1024);
    }
  }

  @Test
  void keepsAtMostAHundredFields() throws IOException {
    String body = "{\"error_info\":{\"fields\":[" + "{},".repeat(1_000) + "{}]}}";
    try (ScriptedServer server = ScriptedServer.always("400 Bad Request", "", body)) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> call(server, ROUTING_ID));

      assertThat(error.fields()).hasSize(100);
    }
  }

  private void call(ScriptedServer server, String routingId) {
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(server.environment())
            .apiKey(KEY)
            .observer(reports::add)
            .build()) {
      mode.update(wallets.forCustomer(routingId), "wlt_canary", NUMBER);
    }
  }
}
