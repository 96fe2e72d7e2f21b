// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.model.PaymentStatus;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.TopUpStatus;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The stateful wallet of the sandbox. */
@ParameterizedClass
@EnumSource(Mode.class)
class LifeOfAWalletTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String SCENARIO = "life of a wallet";

  /** Also as the one-time password, which can be any text. */
  private static final String TOKEN = "life-token";

  private static final String STARTED = Scenario.STARTED;
  private static final String CREATED = "Created";
  private static final String SENT = "Password sent";
  private static final String LINKED = "Linked";
  private static final String TOPPED_UP = "Topped up";
  private static final String REFRESHED = "Refreshed";
  private static final String PAID = "Paid";
  private static final String DELINKED = "Delinked";
  static final List<String> STATES =
      List.of(STARTED, CREATED, SENT, LINKED, TOPPED_UP, REFRESHED, PAID, DELINKED);

  private final Mode mode;
  private final JuspayWallets wallets = sandbox.client().build();
  private final CustomerWallets customer = wallets.forCustomer("customer_life");

  LifeOfAWalletTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  /** The next state, by the current one. In all other states, the call is out of order. */
  private static Map<String, String> steps(EveryOperation operation) {
    return switch (operation) {
      case CREATE -> Map.of(STARTED, SENT);
      case AUTHENTICATE -> Map.of(CREATED, SENT, SENT, SENT, DELINKED, SENT);
      case RESEND_OTP -> Map.of(SENT, SENT);
      case LINK -> Map.of(SENT, LINKED);
      case PAY -> Map.of(LINKED, PAID, TOPPED_UP, PAID, REFRESHED, PAID);
      case REFRESH ->
          Map.of(LINKED, LINKED, TOPPED_UP, REFRESHED, REFRESHED, REFRESHED, PAID, LINKED);
      case TOP_UP ->
          Map.of(LINKED, TOPPED_UP, TOPPED_UP, TOPPED_UP, REFRESHED, REFRESHED, PAID, TOPPED_UP);
      case DELINK ->
          Map.of(LINKED, DELINKED, TOPPED_UP, DELINKED, REFRESHED, DELINKED, PAID, DELINKED);
      case REFRESH_ALL ->
          Map.of(
              STARTED, STARTED, CREATED, CREATED, SENT, SENT, LINKED, LINKED, TOPPED_UP, REFRESHED,
              REFRESHED, REFRESHED, DELINKED, DELINKED, PAID, LINKED);
      case LIST ->
          Map.of(
              STARTED, STARTED, CREATED, CREATED, SENT, SENT, LINKED, LINKED, TOPPED_UP, TOPPED_UP,
              REFRESHED, REFRESHED, DELINKED, DELINKED, PAID, LINKED);
      case UPDATE_MOBILE_NUMBER, GET ->
          Map.of(
              CREATED, CREATED, SENT, SENT, LINKED, LINKED, TOPPED_UP, TOPPED_UP, REFRESHED,
              REFRESHED, DELINKED, DELINKED, PAID, LINKED);
      case ELIGIBILITY, ORDER_STATUS ->
          STATES.stream().collect(Collectors.toMap(state -> state, state -> state));
      // The wallet does not know what a new call does.
      default -> Map.of();
    };
  }

  private static final Map<String, BigDecimal> BALANCES =
      Map.of(
          LINKED,
          new BigDecimal(250),
          TOPPED_UP,
          new BigDecimal(250),
          REFRESHED,
          new BigDecimal(350));

  private Object call(EveryOperation operation) {
    Given example = Given.EXAMPLE;
    return mode.call(
        operation,
        customer,
        new Given(
            "wlt_life",
            example.number(),
            TOKEN,
            example.amount(),
            example.topUpId(),
            example.returnUrl(),
            example.gatewayReferenceId()));
  }

  private static String state() {
    return sandbox.getAllScenarios().getScenarios().stream()
        .filter(scenario -> scenario.getName().equals(SCENARIO))
        .findFirst()
        .orElseThrow()
        .getState();
  }

  @Test
  void goesThroughEachState() {
    assertThat(wallet(EveryOperation.CREATE).linked()).contains(false);
    assertThat(wallet(EveryOperation.AUTHENTICATE).token()).isEmpty();
    assertThat(wallet(EveryOperation.LINK).token()).isPresent();
    assertThat(wallet(EveryOperation.UPDATE_MOBILE_NUMBER).metadata().orElseThrow().mobileNumber())
        .contains(Sandbox.NUMBER);
    assertThat(wallet(EveryOperation.REFRESH).currentBalance()).contains(new BigDecimal(250));
    TopUp topUp = (TopUp) call(EveryOperation.TOP_UP);
    assertThat(topUp.status()).contains(TopUpStatus.PENDING);
    assertThat(topUp.paymentUrl()).isPresent();
    assertThat(wallet(EveryOperation.GET).currentBalance()).contains(new BigDecimal(250));
    assertThat(wallet(EveryOperation.REFRESH).currentBalance()).contains(new BigDecimal(350));
    assertThat(wallet(EveryOperation.DELINK).linked()).contains(false);
    assertThat(wallet(EveryOperation.GET).token()).isEmpty();
    assertThat(((WalletList) call(EveryOperation.LIST)).wallets()).hasSize(1);

    assertThat(sandbox.requests()).hasSize(11);
  }

  private WalletAccount wallet(EveryOperation operation) {
    return (WalletAccount) call(operation);
  }

  @ParameterizedTest
  @FieldSource("STATES")
  void acceptsCallsOnlyInOrder(String state) {
    for (EveryOperation operation : EveryOperation.values()) {
      String next = steps(operation).get(state);
      sandbox.setScenarioState(SCENARIO, state);
      if (next == null) {
        assertThat(catchThrowable(() -> call(operation)))
            .as("%s in the state %s", operation, state)
            .isInstanceOfSatisfying(
                ApiError.class,
                error -> assertThat(error.errorCode()).contains(refusal(operation, state)));
      } else {
        assertShows(next, operation, call(operation), state);
      }
      assertThat(state())
          .as("after %s in the state %s", operation, state)
          .isEqualTo(next == null ? state : next);
    }
    assertThat(sandbox.requests()).hasSameSizeAs(EveryOperation.values());
  }

  private static String refusal(EveryOperation operation, String state) {
    return switch (operation) {
      case CREATE -> "ALREADY_EXISTS";
      case PAY -> "EXPIRED";
      default -> state.equals(STARTED) ? "RESOURCE_NOT_FOUND" : "invalid_state";
    };
  }

  private static void assertShows(
      String next, EveryOperation operation, Object result, String state) {
    if (result instanceof WalletList list && state.equals(STARTED)) {
      assertThat(list.wallets()).isEmpty();
    } else if (result instanceof WalletList || result instanceof WalletAccount) {
      WalletAccount wallet =
          result instanceof WalletList list ? list.wallets().get(0) : (WalletAccount) result;
      assertThat(wallet.id()).isEqualTo("wlt_life");
      assertThat(wallet.currentBalance())
          .as("after %s in the state %s", operation, state)
          .isEqualTo(Optional.ofNullable(BALANCES.get(next)));
      assertThat(wallet.linked()).contains(BALANCES.containsKey(next));
      assertThat(wallet.token().isPresent()).isEqualTo(BALANCES.containsKey(next));
    }
  }

  @Test
  void requiresAuthenticationUnlessCreatedWithIt() {
    customer.create(NewWallet.of(WalletProvider.MOBIKWIK));

    assertThat(state()).isEqualTo(CREATED);
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void paysOnceWithEachToken() {
    sandbox.setScenarioState(SCENARIO, LINKED);
    WalletDebit debit =
        WalletDebit.of("order_42", customer.get("wlt_life")).withMerchantId("merchant");

    assertThat(customer.pay(debit).status()).isEqualTo(PaymentStatus.CHARGED);
    assertThat(catchThrowable(() -> customer.pay(debit)))
        .isInstanceOf(JuspayException.Rejected.class);
    assertThat(customer.get("wlt_life").token()).isPresent();
    assertThat(customer.pay(debit).status()).isEqualTo(PaymentStatus.CHARGED);
    assertThat(sandbox.requests()).hasSize(5);
  }

  @Test
  void acceptsAnotherPasswordAfterAWrongOne() {
    call(EveryOperation.CREATE);

    assertThat(catchThrowable(() -> customer.link("wlt_life", "000000")))
        .isInstanceOf(JuspayException.Rejected.class);
    assertThat(wallet(EveryOperation.LINK).linked()).contains(true);
    assertThat(sandbox.requests()).hasSize(3);
  }
}
