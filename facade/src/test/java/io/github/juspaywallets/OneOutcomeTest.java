// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Rejected;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure has one outcome, one report and one request per attempt, in both modes. */
@ParameterizedClass
@EnumSource(Mode.class)
class OneOutcomeTest {
  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  OneOutcomeTest(Mode mode) {
    this.mode = mode;
  }

  static Stream<String> errorBodies() {
    String code = "{\"error_code\":\"bad_request\",\"x\":";
    return Stream.of(
        code + "1".repeat(397) + "E1}",
        code + "1e99999}",
        code + "[".repeat(300) + "]".repeat(300) + "}",
        code + "\"\\uD800\"}",
        code + "tru",
        code,
        "{\"error_code\":\"bad_request\",\"error_info\":\"{\\\"response\\\":"
            + "[".repeat(254)
            + "1"
            + "]".repeat(254)
            + "}\"}",
        "{\"error_code\":\"bad_request\",\"error_info\":true,\"response\":[],\"fields\":1}",
        "\u00EF\u00BB\u00BF{\"error_code\":\"bad_request\"}");
  }

  @ParameterizedTest
  @MethodSource("errorBodies")
  void readsTheErrorCodeOfAMalformedBody(String body) throws IOException {
    try (ScriptedServer server = ScriptedServer.always("400 Bad Request", "", body);
        JuspayWallets wallets = client(server).build()) {
      Rejected rejected = catchThrowableOfType(Rejected.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(rejected.errorCode()).contains("bad_request");
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(reports).extracting(CallReport::outcome).containsExactly(Outcome.REJECTED);
  }

  @Test
  void rethrowsAnErrorAndReportsIt() throws IOException {
    Interceptor broken =
        chain -> {
          chain.proceed(chain.request()).close();
          throw new AssertionError("interceptor");
        };
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
        JuspayWallets wallets = client(server).httpClient(with(broken)).build()) {
      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage("interceptor");
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(reports).extracting(CallReport::outcome).containsExactly(Outcome.ERROR);
    assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.YES);
  }

  /** The deadline often passes between two attempts. */
  @Test
  void reportsTheAttemptsThatTheExceptionHas() throws IOException {
    Environment closed;
    try (ScriptedServer server = ScriptedServer.silent()) {
      closed = server.environment();
    }
    RetryPolicy restless =
        RetryPolicy.builder().maxAttempts(1_000).firstDelay(Duration.ZERO).build();
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(closed)
            .apiKey(Sandbox.API_KEY)
            .deadline(Duration.ofMillis(5))
            .retryPolicy(restless)
            .observer(reports::add)
            .build()) {
      for (int call = 0; call < 200; call++) {
        TransportFailure failure =
            catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));
        assertThat(reports.remove(0).attempts()).isEqualTo(failure.attempts());
      }
    }
  }

  @Test
  void wrapsUndeclaredCheckedExceptions() throws IOException {
    Interceptor broken =
        chain -> {
          throw OneOutcomeTest.<RuntimeException>undeclared(new Throwable("canary"));
        };
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(with(broken)).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure).hasMessageStartingWith("No response from Juspay (Throwable). Nothing");
      assertThat(failure.getCause()).hasMessage("Throwable");
    }
    assertThat(reports).extracting(CallReport::attempts).containsExactly(3);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T undeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsACallThatFailsBeforeItBegins(boolean error) throws IOException {
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .eventListenerFactory(
                call -> {
                  if (error) {
                    throw new AssertionError("factory");
                  }
                  throw new IllegalStateException("factory");
                })
            .build();
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(broken).build()) {
      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isInstanceOf(error ? AssertionError.class : JuspayException.class);
    }
    assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.NO);
  }

  @Test
  void reportsACallWhoseLaterAttemptCannotBegin() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .eventListenerFactory(
                call -> {
                  if (calls.incrementAndGet() > 1) {
                    throw new IllegalStateException("factory");
                  }
                  return EventListener.NONE;
                })
            .build();
    RetryPolicy on503 =
        RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ofMillis(1)).build();
    try (ScriptedServer server = ScriptedServer.always("503 Busy", "", "");
        JuspayWallets wallets = client(server).httpClient(broken).retryPolicy(on503).build()) {
      JuspayException failure =
          catchThrowableOfType(JuspayException.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(5));
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(reports).hasSize(1);
  }

  @Test
  void reportsWhatAnEarlierAttemptSent() throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    Interceptor later =
        chain -> {
          if (attempts.incrementAndGet() > 1) {
            throw new AssertionError("interceptor");
          }
          return chain.proceed(chain.request());
        };
    RetryPolicy on503 =
        RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ofMillis(1)).build();
    try (ScriptedServer server = ScriptedServer.always("503 Busy", "", "");
        JuspayWallets wallets = client(server).httpClient(with(later)).retryPolicy(on503).build()) {
      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isInstanceOf(AssertionError.class);
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.MAYBE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"wlt_1\",\"Error\":true}",
        "{\"id\":\"wlt_1\",\"\\u0065rror\":\"true\"}",
        "{\"id\":\"wlt_1\",\"error_code\":\"access_denied\"}",
        "{\"id\":\"wlt_1\",\"error_info\":{\"code\":\"access_denied\"}}",
        "{\"id\":\"wlt_1\",\"status\":\"ERROR\"}"
      })
  void returnsNoErrorAsAWallet(String body) throws IOException {
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", body);
        JuspayWallets wallets = client(server).build()) {
      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isInstanceOf(UnexpectedResponse.class);
    }
  }

  @Test
  void skipsEmptyErrorCodes() throws IOException {
    String body = "{\"error_code\":\"\",\"error_info\":{\"code\":\"\"},\"code\":\"access_denied\"}";
    try (ScriptedServer server = ScriptedServer.always("400 Bad Request", "", body);
        JuspayWallets wallets = client(server).build()) {
      assertThat(
              catchThrowableOfType(Rejected.class, () -> mode.update(wallets, "wlt_1")).errorCode())
          .contains("access_denied");
    }
  }

  @Test
  void wrapsTheFailureOfAnInterceptorAndPrintsNothing() throws IOException {
    Interceptor broken =
        chain -> {
          throw new IllegalStateException("interceptor");
        };
    PrintStream before = System.err;
    java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true));
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client(server).httpClient(with(broken)).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure)
          .hasMessage(
              "No response from Juspay (IllegalStateException). Nothing was sent: a retry is safe");
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(failure.getCause().getStackTrace()[0].getClassName())
          .startsWith(OneOutcomeTest.class.getName());
      assertThat(server.requests()).isEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString()).isEmpty();
    assertThat(reports).extracting(CallReport::outcome).containsExactly(Outcome.TRANSPORT_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"callStart", "requestHeadersStart", "responseBodyEnd", "callEnd"})
  void wrapsTheFailureOfAnEventListener(String event) throws IOException {
    OkHttpClient listened =
        new OkHttpClient.Builder().eventListener(new FailingListener(event)).build();
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
        JuspayWallets wallets =
            client(server).httpClient(listened).retryPolicy(RetryPolicy.never()).build()) {
      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isInstanceOf(JuspayException.class);
    }
    assertThat(reports).hasSize(1);
  }

  private static final class FailingListener extends EventListener {
    private final String event;

    FailingListener(String event) {
      this.event = event;
    }

    private void on(String happened) {
      if (happened.equals(event)) {
        throw new IllegalStateException("listener");
      }
    }

    @Override
    public void callStart(Call call) {
      on("callStart");
    }

    @Override
    public void requestHeadersStart(Call call) {
      on("requestHeadersStart");
    }

    @Override
    public void responseBodyEnd(Call call, long bytes) {
      on("responseBodyEnd");
    }

    @Override
    public void callEnd(Call call) {
      on("callEnd");
    }
  }

  @Test
  void refusesToSendTwiceWhenAnInterceptorRetries() throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.request();
                  connection.close();
                });
        JuspayWallets wallets = client(server).httpClient(with(again(0))).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure)
          .hasRootCauseMessage(
              "An interceptor sent the request again: Juspay might execute it twice");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refusesToSendTwiceAfterAResponse() throws IOException {
    try (ScriptedServer server = ScriptedServer.always("503 Busy", "Retry-After: 0\r\n", "{}");
        JuspayWallets wallets = client(server).httpClient(with(again(503))).build()) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(error.status()).isEqualTo(503);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static Interceptor again(int status) {
    return chain -> {
      try {
        Response first = chain.proceed(chain.request());
        if (first.code() != status) {
          return first;
        }
        first.close();
      } catch (IOException e) {
        // Retries.
      }
      return chain.proceed(chain.request());
    };
  }

  @Test
  void worksWithInterceptorsThatRebuildTheRequest() throws IOException {
    Interceptor anew =
        chain -> {
          Request old = chain.request();
          return chain.proceed(
              new Request.Builder()
                  .url(old.url())
                  .headers(old.headers())
                  .method(old.method(), old.body())
                  .build());
        };
    OkHttpClient own =
        new OkHttpClient.Builder().addInterceptor(anew).addNetworkInterceptor(anew).build();
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
        JuspayWallets wallets = client(server).httpClient(own).build()) {
      assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wlt_other", "WLT_1", "wlt_1 "})
  void returnsNoOtherWallet(String id) throws IOException {
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", "{\"id\":\"" + id + "\"}");
        JuspayWallets wallets = client(server).build()) {
      UnexpectedResponse unexpected =
          catchThrowableOfType(UnexpectedResponse.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(unexpected.wasSent()).isEqualTo(Sent.YES);
      assertThat(unexpected.status()).isEqualTo(200);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wl****1", "***_1"})
  void acceptsAWalletWithAMaskedId(String id) throws IOException {
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", "{\"id\":\"" + id + "\"}");
        JuspayWallets wallets = client(server).build()) {
      assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo(id);
    }
  }

  @Test
  void readsNoSurplusBytesAsTheNextResponse() throws IOException {
    String other = "{\"id\":\"wlt_other\"}";
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.request();
                  connection.send(
                      ScriptedServer.response("200 OK", "", ScriptedServer.WALLET)
                          + ScriptedServer.response("200 OK", "", other));
                  connection.ignoreRequests();
                });
        JuspayWallets wallets = client(server).deadline(Duration.ofSeconds(1)).build()) {
      mode.update(wallets, "wlt_1");

      assertThat(catchThrowable(() -> mode.update(wallets, "wlt_1")))
          .isInstanceOf(JuspayException.class);
    }
  }

  @Test
  void keepsTheLastOfManyFailures() throws Exception {
    RetryPolicy eager =
        RetryPolicy.builder()
            .maxAttempts(1_000)
            .firstDelay(Duration.ZERO)
            .longestDelay(Duration.ZERO)
            .build();
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(Sandbox.unreachable())
            .apiKey(Sandbox.API_KEY)
            .deadline(Duration.ofSeconds(20))
            .retryPolicy(eager)
            .build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.attempts()).isEqualTo(1_000);
      assertThat(failure.getSuppressed())
          .hasSize(8)
          .allSatisfy(earlier -> assertThat(earlier.getSuppressed()).isEmpty());
      assertThat(((TransportFailure) failure.getSuppressed()[7]).attempts()).isEqualTo(999);
      new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(failure);
    }
  }

  private static OkHttpClient with(Interceptor interceptor) {
    return new OkHttpClient.Builder().addInterceptor(interceptor).build();
  }

  private JuspayWallets.Builder client(ScriptedServer server) {
    return JuspayWallets.builder()
        .environment(server.environment())
        .apiKey(Sandbox.API_KEY)
        .deadline(Duration.ofSeconds(10))
        .observer(reports::add);
  }
}
