// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonDataException;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and causes say what failed, as far as that is no data of a request or a response. */
@ParameterizedClass
@EnumSource(Mode.class)
class FailureTextsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  FailureTextsTest(Mode mode) {
    this.mode = mode;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|{'id':'wlt_1','current_balance':'canary'}|Expected a number at path $.current_balance",
        "GET|{'id':'wlt_1','linked':'canary'}|Expected a boolean at path $.linked",
        "GET|{'id':'wlt_1','metadata':['canary']}|Expected an object at path $.metadata",
        "GET|{'object':'canary'}|Required property id is missing at path $",
        "GET|['canary']|Expected an object at path $",
        "LIST|{'list':[{'id':'wlt_1'},{'id':'wlt_2','linked':'canary'}]}"
            + "|Expected a boolean at path $.list[1].linked",
        "LIST|{'list':'canary'}|Expected an array at path $.list",
        "LIST|{'total':7}|Required property list is missing at path $",
      })
  void aViolationOfTheContractNamesThePropertyAndNoValue(
      EveryOperation operation, String body, String text) {
    UnexpectedResponse unexpected = unexpected(operation, body.replace('\'', '"'));

    assertThat(unexpected)
        .hasMessageStartingWith("Juspay responded with 200. " + text + ". ")
        .hasMessageContaining("The response violates the API contract");
    assertThat(unexpected.getCause()).isInstanceOf(JsonDataException.class).hasMessage(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'wlt_1','canary':{{deep}}}",
        "{'id':'wlt_1','metadata':{'canary':{'canary':{{deep}}}}}",
        "{'id':'wlt_1','metadata':{'canary':{{long}}}}",
        "{'id':'wlt_1','canary':{'canary':{{long}}}}"
      })
  void aViolationOutsideTheContractNamesNothing(String body) {
    String json =
        body.replace('\'', '"')
            .replace("{{deep}}", "[".repeat(300) + "]".repeat(300))
            .replace("{{long}}", "9".repeat(500));

    assertThat(unexpected(EveryOperation.GET, json))
        .hasStackTraceContaining("A property outside the contract is too large or too deep")
        .satisfies(e -> assertThat(printed(e)).doesNotContain("canary", "999"));
  }

  private UnexpectedResponse unexpected(EveryOperation operation, String body) {
    sandbox.misbehaves(okJson(body));
    try (JuspayWallets wallets = sandbox.client().build()) {
      UnexpectedResponse unexpected =
          catchThrowableOfType(
              UnexpectedResponse.class,
              () -> mode.call(operation, wallets.forCustomer("customer_1122")));
      assertThat(printed(unexpected)).doesNotContain("canary");
      sandbox.onlyRequest();
      return unexpected;
    }
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  static Stream<Arguments> codesWithWordsOfTheContract() {
    return Stream.of(
        Arguments.of(EveryOperation.LINK, "LINK_FAILED"),
        Arguments.of(EveryOperation.LINK, "LINK"),
        Arguments.of(EveryOperation.AUTHENTICATE, "authenticate_failed"),
        Arguments.of(EveryOperation.UPDATE_MOBILE_NUMBER, "UPDATE_FAILED"),
        Arguments.of(EveryOperation.DELINK, "DELINK_NOT_ALLOWED"),
        Arguments.of(EveryOperation.REFRESH, "REFRESH_DISABLED"),
        Arguments.of(EveryOperation.TOP_UP, "TOPUP_LIMIT_EXCEEDED"),
        Arguments.of(EveryOperation.CREATE, "MOBIKWIK_UNAVAILABLE"),
        Arguments.of(EveryOperation.CREATE, "CUSTOMERS_DISABLED"),
        Arguments.of(EveryOperation.LIST, "TOO_MANY_WALLETS"),
        Arguments.of(EveryOperation.REFRESH_ALL, "wallets"),
        Arguments.of(EveryOperation.GET, "WALLETS_DISABLED"),
        Arguments.of(EveryOperation.GET, "INVALID_ROUTING_ID"),
        Arguments.of(EveryOperation.GET, "LOCALHOST_NOT_ALLOWED"));
  }

  @ParameterizedTest
  @MethodSource("codesWithWordsOfTheContract")
  void aCodeMayContainWordsOfTheContract(EveryOperation operation, String code) {
    sandbox.misbehaves(okJson("{\"error_code\":\"" + code + "\"}").withStatus(400));
    try (JuspayWallets wallets = sandbox.client().build()) {
      ApiError error =
          catchThrowableOfType(
              ApiError.class, () -> mode.call(operation, wallets.forCustomer("customer_1122")));

      assertThat(error).hasMessageStartingWith("Juspay responded with 400 " + code + ". ");
    }
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wallets.example.invalid", "update.wallets.invalid"})
  void namesAHostThatContainsWordsOfTheContract(String host) {
    try (JuspayWallets wallets =
        sandbox.client().environment(Environment.of(URI.create("https://" + host))).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.getCause()).hasMessageContaining(host);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'wlt_1','code':'SUCCESS'}",
        "{'id':'wlt_1','code':'SUCCESS','note':'mirror'}",
        "{'id':'wlt_1','code':'SUCCESS','NOTE':'ERROR'}",
        "{'id':'wlt_1','code':'SUCCESS','error':false}",
        "{'id':'wlt_1','error':'false','error_code':'NONE'}",
        "{'id':'wlt_1','error':false,'status':'error'}",
        "{'id':'wlt_1','code':'SUCCESS','note':'\\u0065rror'}",
        "{'id':'wlt_1','error_code':null,'error_message':'','error_info':{}}"
      })
  void aWalletWithoutASignOfAnErrorIsASuccess(String body) {
    sandbox.misbehaves(okJson(body.replace('\'', '"')));
    try (JuspayWallets wallets = sandbox.client().build()) {
      assertThat(mode.update(wallets, "wlt_1").id()).isEqualTo("wlt_1");
    }
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'wlt_1','error':true}",
        "{'id':'wlt_1','error':'true','code':'SUCCESS'}",
        "{'id':'wlt_1','status':'ERROR'}",
        "{'id':'wlt_1','error_code':'access_denied'}",
        "{'id':'wlt_1','error_info':{'code':'access_denied'}}"
      })
  void aWalletWithASignOfAnErrorIsNot(String body) {
    assertThat(unexpectedUpdate(body.replace('\'', '"'))).hasNoCause();
  }

  @Test
  void aResponseAboutAnotherWalletSaysSo() {
    assertThat(unexpectedUpdate("{\"id\":\"wlt_canary\"}"))
        .hasMessageStartingWith(
            "Juspay responded with 200. The response is about another wallet, top-up or order. ")
        .satisfies(e -> assertThat(printed(e)).doesNotContain("canary"));
  }

  private UnexpectedResponse unexpectedUpdate(String body) {
    sandbox.misbehaves(okJson(body));
    try (JuspayWallets wallets = sandbox.client().build()) {
      return catchThrowableOfType(UnexpectedResponse.class, () -> mode.update(wallets, "wlt_1"));
    } finally {
      sandbox.onlyRequest();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, IllegalArgumentException.class})
  void aFailingFactoryOfEventListenersIsNoInvalidArgument(Class<RuntimeException> type)
      throws ReflectiveOperationException {
    RuntimeException failure = type.getConstructor(String.class).newInstance("canary");
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .eventListenerFactory(
                call -> {
                  throw failure;
                })
            .build();
    try (JuspayWallets wallets =
        sandbox.client().httpClient(broken).observer(reports::add).build()) {
      TransportFailure thrown =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(thrown.wasSent()).isEqualTo(Sent.NO);
      assertThat(thrown).hasMessageContaining(type.getSimpleName());
      assertThat(thrown.getCause()).hasMessage(type.getSimpleName());
      assertThat(printed(thrown)).doesNotContain("canary");
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThat(reports).extracting(CallReport::attempts).containsExactly(3);
  }

  @Test
  void aLongTextAboutACertificateIsCut() throws Exception {
    CertificatePinner pins =
        new CertificatePinner.Builder()
            .add("localhost", "sha256/" + "A".repeat(43) + "=")
            .add("localhost", "sha256/" + "B".repeat(42) + "A=")
            .add("localhost", "sha256/" + "C".repeat(42) + "A=")
            .add("localhost", "sha256/" + "D".repeat(42) + "A=")
            .build();
    OkHttpClient pinning = Tls.trusting().certificatePinner(pins).build();
    try (JuspayWallets wallets =
        sandbox.client().environment(sandbox.tls()).httpClient(pinning).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.getCause())
          .isExactlyInstanceOf(SSLPeerUnverifiedException.class)
          .hasMessageStartingWith("Certificate pinning failure!")
          .satisfies(cause -> assertThat(cause.getMessage()).hasSize(300));
      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 280, 295, 299})
  void aLongTextIsNotKeptWithTheBeginningOfAValue(int place) {
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new SSLException("x ".repeat(place / 2) + Sandbox.NUMBER + " x".repeat(99));
                })
            .build();
    try (JuspayWallets wallets = sandbox.client().httpClient(broken).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, "wlt_1"));

      assertThat(failure.getCause()).isExactlyInstanceOf(SSLException.class).hasMessage(null);
    }
  }
}
