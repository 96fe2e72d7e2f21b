// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements on each operation. Fails if an operation is missing. */
@ParameterizedClass
@EnumSource(Mode.class)
class EveryOperationTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final Set<Class<?>> RESULTS =
      Set.of(
          WalletAccount.class,
          WalletList.class,
          TopUp.class,
          List.class,
          WalletPayment.class,
          Optional.class);

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  EveryOperationTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void existsForEachMethodOfTheFacadeInBothForms() {
    List<Method> methods = methodsThat(type -> RESULTS.contains(type));
    List<Method> twins = methodsThat(type -> type == CompletableFuture.class);

    assertThat(names(methods))
        .isEqualTo(
            Stream.of(EveryOperation.values())
                .map(EveryOperation::reportName)
                .collect(Collectors.toSet()));
    assertThat(twins.stream().map(EveryOperationTest::signature))
        .containsExactlyInAnyOrderElementsOf(
            methods.stream()
                .map(method -> signature(method).replaceFirst("\\(", "Async("))
                .toList());
  }

  private static List<Method> methodsThat(Predicate<Class<?>> result) {
    return Stream.of(CustomerWallets.class.getMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> result.test(method.getReturnType()))
        .toList();
  }

  private static Set<String> names(List<Method> methods) {
    return methods.stream().map(Method::getName).collect(Collectors.toSet());
  }

  private static String signature(Method method) {
    return method.getName() + "(" + List.of(method.getParameterTypes()) + ")";
  }

  @ParameterizedTest
  @EnumSource
  void sendsExactlyTheRequestOfTheContract(EveryOperation operation) {
    sandbox.respondsWith(okJson(operation.response));
    try (JuspayWallets wallets = client().build()) {
      Object result = mode.call(operation, wallets.forCustomer("customer_1122"));

      String id =
          switch (operation) {
            case TOP_UP -> "topup_42";
            case ELIGIBILITY -> "SIMPL";
            case PAY, ORDER_STATUS -> "order_42";
            default -> "wlt_1";
          };
      assertThat(result.toString()).contains(id);
    }
    LoggedRequest request = sandbox.onlyRequest();
    assertThat(request.getMethod() + " " + request.getUrl()).isEqualTo(operation.requestLine);
    assertThat(request.getBodyAsString()).isEqualTo(operation.form);
    assertThat(request.header("x-routing-id").values()).containsExactly("customer_1122");
    List<String> headers =
        new ArrayList<>(
            List.of(
                "authorization",
                "x-routing-id",
                "user-agent",
                "accept-encoding",
                "host",
                "connection"));
    if (!operation.form.isEmpty()) {
      headers.addAll(List.of("content-type", "content-length"));
      assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }
    assertThat(request.getHeaders().all())
        .extracting(HttpHeader::key)
        .map(String::toLowerCase)
        .containsExactlyInAnyOrderElementsOf(headers);
  }

  @ParameterizedTest
  @EnumSource
  void sendsMerchantIdAndVersionWhereTheyAreSet(EveryOperation operation) {
    sandbox.respondsWith(okJson(operation.response));
    try (JuspayWallets wallets =
        client().merchantId("merchant_1").apiVersion("2023-06-30").build()) {
      mode.call(operation, wallets.forCustomer("customer_1122").withRoutingId("other"));
    }
    assertThat(sandbox.onlyRequest().getHeader("x-routing-id")).isEqualTo("other");
    assertThat(sandbox.onlyRequest().getHeader("x-merchantid")).isEqualTo("merchant_1");
    assertThat(sandbox.onlyRequest().getHeader("version")).isEqualTo("2023-06-30");
  }

  @ParameterizedTest
  @EnumSource
  void isReportedUnderTheNameOfItsMethod(EveryOperation operation) {
    sandbox.respondsWith(okJson(operation.response));
    try (JuspayWallets wallets = client().build()) {
      mode.call(operation, wallets.forCustomer("customer_1122"));
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).operation()).isEqualTo(operation.reportName());
    assertThat(reports.get(0).outcome()).isEqualTo(Outcome.SUCCEEDED);
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @EnumSource
  void isRetriedAfterALostResponseOnlyIfItIsARead(EveryOperation operation) throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.request();
                  if (connection.number() == 1) {
                    connection.close();
                  }
                  connection.respond("200 OK", "", operation.response);
                });
        JuspayWallets wallets = client().environment(server.environment()).build()) {
      CustomerWallets customer = wallets.forCustomer("customer_1122");
      if (operation.isRead()) {
        mode.call(operation, customer);
        assertThat(server.requests()).hasSize(2);
      } else {
        TransportFailure lost =
            catchThrowableOfType(TransportFailure.class, () -> mode.call(operation, customer));
        assertThat(lost.wasSent()).isEqualTo(Sent.MAYBE);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeverRetriedAfterARefusal(EveryOperation operation) throws IOException {
    try (ScriptedServer server = ScriptedServer.always("429 Slow Down", "", "{}");
        JuspayWallets wallets = client().environment(server.environment()).build()) {
      JuspayException refused =
          catchThrowableOfType(
              JuspayException.RateLimited.class,
              () -> mode.call(operation, wallets.forCustomer("customer_1122")));

      assertThat(refused.wasSent()).isEqualTo(Sent.YES);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void returnsNoErrorAsAResult(EveryOperation operation) {
    String error = operation.response.replaceFirst("}$", ",\"error\":true}");
    sandbox.misbehaves(okJson(error));
    assertUnexpected(operation);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CREATE", "LIST", "REFRESH_ALL", "ELIGIBILITY"},
      mode = EnumSource.Mode.EXCLUDE)
  void returnsNoResultOfAnotherWallet(EveryOperation operation) {
    String other =
        switch (operation) {
          case TOP_UP -> "{\"topup_txn_id\":\"topup_42\",\"wallet_id\":\"wlt_other\"}";
          case PAY, ORDER_STATUS -> "{\"order_id\":\"other\",\"status\":\"CHARGED\"}";
          default -> "{\"id\":\"wlt_other\"}";
        };
    sandbox.respondsWith(okJson(other));
    assertUnexpected(operation);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnInvalidArgumentAndSendsNothing(EveryOperation operation) {
    Given bad =
        new Given("a/b", "12345", " ", new BigDecimal("-1"), "", URI.create("mailto:canary"), "\n");
    try (JuspayWallets wallets = client().build()) {
      CustomerWallets customer = wallets.forCustomer("customer/1122");
      InvalidRequest refused =
          catchThrowableOfType(InvalidRequest.class, () -> mode.call(operation, customer, bad));

      assertThat(refused.violations()).isNotEmpty();
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThat(reports).extracting(CallReport::outcome).containsExactly(Outcome.INVALID_REQUEST);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ELIGIBILITY", "PAY", "ORDER_STATUS"},
      mode = EnumSource.Mode.EXCLUDE)
  void guardsTheRoutingIdOfAWalletThatItReceived(EveryOperation operation) {
    sandbox.respondsWith(okJson(operation.response));
    try (JuspayWallets wallets = client().routingGuard(RoutingGuard.REFUSE).build()) {
      mode.call(operation, wallets.forCustomer("customer_1122"));
      InvalidRequest refused =
          catchThrowableOfType(InvalidRequest.class, () -> wallets.forGuest("other").get("wlt_1"));

      assertThat(refused.violations())
          .extracting(JuspayException.Violation::argument)
          .containsExactly("routingId");
    }
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @EnumSource
  void endsAtTheDeadlineOfItsCalls(EveryOperation operation) throws IOException {
    try (ScriptedServer server = ScriptedServer.silent();
        JuspayWallets wallets = client().environment(server.environment()).build()) {
      CustomerWallets customer =
          wallets.forCustomer("customer_1122").withDeadline(Duration.ofMillis(100));

      assertThat(catchThrowableOfType(TransportFailure.class, () -> mode.call(operation, customer)))
          .hasMessageStartingWith("No response from Juspay in time");
    }
  }

  private void assertUnexpected(EveryOperation operation) {
    try (JuspayWallets wallets = client().build()) {
      assertThat(
              catchThrowableOfType(
                  UnexpectedResponse.class,
                  () -> mode.call(operation, wallets.forCustomer("customer_1122"))))
          .isNotNull();
    }
    sandbox.onlyRequest();
  }

  private JuspayWallets.Builder client() {
    return sandbox.client().observer(reports::add);
  }
}
