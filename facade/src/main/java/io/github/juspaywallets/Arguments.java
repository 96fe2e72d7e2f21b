// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.api.ApiSpec;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.WalletCommand;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments before anything is sent. The rules are the constraints that the contract put on
 * the generated interface; only the phone rule is our own.
 */
final class Arguments implements AutoCloseable {
  private static final String MOBILE_NUMBER = "mobileNumber";
  private static final String ROUTING_ID = "routingId";
  private static final String MERCHANT_ID = "merchantId";
  private static final String API_VERSION = "apiVersion";

  /** Of the generated method, all of whose arguments are checked. */
  static final QuickCheck CONTRACT =
      new QuickCheck(WalletsApi.class, ApiSpec.Operations.SEND_WALLET_COMMAND);

  private final WalletsApi api;
  private final Settings settings;

  /** Guarded by this. Null until arguments are refused: most clients never need it. */
  private @Nullable Explanations explanations;

  Arguments(WalletsApi api, Settings settings) {
    this.api = api;
    this.settings = settings;
    requireSettings();
  }

  static InvalidRequest otherRoutingId() {
    return new InvalidRequest(
        List.of(new Violation(ROUTING_ID, "must be the one that this wallet was addressed under")));
  }

  /** Optional headers are checked once, when the client is built. */
  private void requireSettings() {
    if (CONTRACT.passes(MERCHANT_ID, settings.merchantId())
        && CONTRACT.passes(API_VERSION, settings.apiVersion())) {
      return;
    }
    for (Violation violation : violations(null, null, null)) {
      if (Set.of(MERCHANT_ID, API_VERSION).contains(violation.argument())) {
        close();
        throw new IllegalArgumentException(violation.toString());
      }
    }
  }

  /** Checks a routing id alone, and names it as its caller does. */
  void requireRoutingId(String argument, @Nullable String routingId) {
    if (!CONTRACT.passes(ROUTING_ID, routingId)) {
      refuse(
          violations(null, routingId, null).stream()
              .filter(violation -> violation.argument().equals(ROUTING_ID))
              .map(violation -> new Violation(argument, violation.rule())));
    }
  }

  /** Checks the arguments of an update together, and answers the number as it is sent. */
  String requireUpdate(String routingId, @Nullable String walletId, @Nullable String number) {
    String national = number == null ? null : NationalNumber.of(number, settings.mobileRegion());
    if (national == null) {
      refuse(
          Stream.concat(
              violations(walletId, routingId, null).stream()
                  .filter(violation -> !violation.argument().equals(MOBILE_NUMBER)),
              explanations().ofNumber(number).stream()));
    } else if (!CONTRACT.passesAll(arguments(walletId, routingId, national))) {
      refuse(violations(walletId, routingId, national).stream());
    }
    return Objects.requireNonNull(national);
  }

  private List<Violation> violations(
      @Nullable String walletId, @Nullable String routingId, @Nullable String mobileNumber) {
    return explanations()
        .ofArguments(api, CONTRACT.method(), arguments(walletId, routingId, mobileNumber));
  }

  private @Nullable Object[] arguments(
      @Nullable String walletId, @Nullable String routingId, @Nullable String mobileNumber) {
    return new @Nullable Object[] {
      walletId,
      routingId,
      settings.merchantId(),
      settings.apiVersion(),
      WalletCommand.UPDATE,
      mobileNumber
    };
  }

  private synchronized Explanations explanations() {
    if (explanations == null) {
      explanations = new Explanations(settings.mobileRegion());
    }
    return explanations;
  }

  private static void refuse(Stream<Violation> violations) {
    List<Violation> all = violations.toList();
    if (!all.isEmpty()) {
      throw new InvalidRequest(all);
    }
  }

  @Override
  public synchronized void close() {
    if (explanations != null) {
      explanations.close();
    }
  }
}
