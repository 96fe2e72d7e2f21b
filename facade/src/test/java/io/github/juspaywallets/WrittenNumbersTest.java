// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.JuspayException.Violation.Code;
import io.github.juspaywallets.model.WalletProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers as people write them, on their way to Juspay. */
class WrittenNumbersTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String BANGALORE = "080 2345 6789";

  private final List<CallReport> reports = new ArrayList<>();

  @ParameterizedTest
  @CsvFileSource(resources = "/mobile-numbers.csv")
  void areSentAsNationalDigitsOrRefusedWithACode(String region, String text, String result) {
    try (JuspayWallets wallets = sandbox.client().mobileRegion(region).build()) {
      for (Mode mode : Mode.values()) {
        sandbox.reset();
        if (result.matches("[0-9]+")) {
          mode.update(wallets.forGuest("o"), Sandbox.WALLET, text);

          assertThat(sandbox.onlyRequest().getBodyAsString())
              .isEqualTo("command=update&mobile_number=" + result);
        } else {
          assertThat(refused(mode, wallets, text))
              .isEqualTo(
                  new Violation(
                      "mobileNumber",
                      "must be a mobile number of region " + region,
                      Code.valueOf(result)));
          assertThat(sandbox.requests()).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofUnknownRangesAreSentAndReportedIfTheClientWantsThat(Mode mode) {
    try (JuspayWallets wallets = reporting().unknownMobileRanges(true).build()) {
      mode.update(wallets.forGuest("o"), Sandbox.WALLET, BANGALORE);
      mode.update(wallets.forGuest("o"), Sandbox.WALLET, "77777 77777");

      assertThat(sandbox.requests())
          .extracting(request -> request.formParameters().get("mobile_number").values().get(0))
          .containsExactlyInAnyOrder("8023456789", "7777777777");
      assertThat(reports).extracting(CallReport::unknownMobileRange).containsExactly(true, false);
      assertThat(refused(mode, wallets, "022 2345 6789").code())
          .isEqualTo(Code.NOT_A_MOBILE_NUMBER);
      assertThat(refused(mode, wallets, "12345").code()).isEqualTo(Code.MALFORMED_NUMBER);
    }
    assertThat(sandbox.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void ofUnknownRangesAreRefusedByDefault(Mode mode) {
    try (JuspayWallets wallets = reporting().build()) {
      assertThat(refused(mode, wallets, BANGALORE).code()).isEqualTo(Code.UNKNOWN_NUMBER_RANGE);
    }
    assertThat(reports).extracting(CallReport::unknownMobileRange).containsExactly(false);
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RoutingGuard.class)
  void ofUnknownRangesAreReportedBesideARoutingConflict(RoutingGuard guard) {
    try (JuspayWallets wallets =
        reporting().unknownMobileRanges(true).routingGuard(guard).build()) {
      wallets.forGuest("a").updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER);
      catchThrowableOfType(
          InvalidRequest.class,
          () -> wallets.forGuest("b").updateMobileNumber(Sandbox.WALLET, BANGALORE));
    }
    assertThat(reports).extracting(CallReport::unknownMobileRange).containsExactly(false, true);
    assertThat(reports)
        .extracting(CallReport::routingConflict)
        .containsExactly(false, guard != RoutingGuard.OFF);
  }

  @ParameterizedTest
  @EnumSource
  void ofUnknownRangesCanBelongToANewWallet(Mode mode) {
    NewWallet wallet = NewWallet.of(WalletProvider.MOBIKWIK).withMobileNumber(BANGALORE);
    try (JuspayWallets wallets = reporting().unknownMobileRanges(true).build()) {
      CustomerWallets customer = wallets.forCustomer("c");
      if (mode == Mode.SYNC) {
        customer.create(wallet);
      } else {
        customer.createAsync(wallet).join();
      }
    }
    assertThat(sandbox.onlyRequest().getBodyAsString()).contains("mobile_number=8023456789");
    assertThat(reports).extracting(CallReport::unknownMobileRange).containsExactly(true);
  }

  private JuspayWallets.Builder reporting() {
    return sandbox.client().observer(reports::add);
  }

  private static Violation refused(Mode mode, JuspayWallets wallets, String text) {
    InvalidRequest refused =
        catchThrowableOfType(
            InvalidRequest.class, () -> mode.update(wallets.forGuest("o"), Sandbox.WALLET, text));
    assertThat(refused.wasSent()).isEqualTo(Sent.NO);
    assertThat(refused.violations()).hasSize(1);
    return refused.violations().get(0);
  }
}
