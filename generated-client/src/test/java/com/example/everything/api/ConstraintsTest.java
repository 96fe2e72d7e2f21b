// SPDX-License-Identifier: Apache-2.0
package com.example.everything.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.everything.model.Command;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import retrofit2.Retrofit;

/** Constraints of the contract, enforced only by the annotations on the generated interfaces. */
class ConstraintsTest {
  private static final URI URL = URI.create("https://example.com");
  private static final ValidatorFactory validators =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  private final Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost/").build();

  @AfterAll
  static void close() {
    validators.close();
  }

  @Test
  void requiresWhatTheContractRequires() {
    assertThat(violations(WalletsApi.class, "sendWalletCommand", null, null, null, null, null))
        .containsExactlyInAnyOrder(
            "walletId must not be null", "routingId must not be null", "command must not be null");
    assertThat(
            violations(WalletsApi.class, "sendWalletCommand", "w", "c", Command.LINK, null, null))
        .isEmpty();
  }

  @Test
  void checksPatternsWithTheMessageOfTheContract() {
    assertThat(violations(WalletsApi.class, "getWallet", "a b"))
        .containsExactly("walletId must not contain \"spaces\"");
    assertThat(
            violations(WalletsApi.class, "sendWalletCommand", "w", "c", Command.UPDATE, "7x", null))
        .containsExactly("mobileNumber must match \"^[0-9]{4,15}$\"");
  }

  @Test
  void findsAPatternAnywhereInTheValue() {
    assertThat(codes("xABCx", "wlt_1", "a.png", "ax", "a[")).isEmpty();
    assertThat(codes("line\nABC\nline", "wlm_\n", "\n.png", "a\nx", "a&")).isEmpty();
    assertThat(codes("AB", "x_wlt_", "a.png\n", "bx", "a[\n"))
        .containsExactlyInAnyOrder(
            "inside must match \"[A-Z]{3}\"",
            "front must begin with \"wlt_\" or \"wlm_\", or cost {more} than $5",
            "end must match \"\\.png$\"",
            "either must match \"^a|b$\"",
            "whole must match \"^a[[&&b]$\"");
    assertThat(codes(null, null, null, "xb", "ab")).isEmpty();
  }

  private List<String> codes(String... values) {
    return violations(KitchenSinkApi.class, "findCodes", (Object[]) values);
  }

  @Test
  void checksRangesAndLengths() {
    assertThat(topup("0.99", "top")).containsExactly("amount must be at least 1");
    assertThat(topup("1", "top")).isEmpty();
    assertThat(topup("99999.99", "top")).isEmpty();
    assertThat(topup("1.001", "top")).containsExactly("amount must have at most 2 decimals");
    assertThat(topup("100000", "top")).containsExactly("amount must be less than 100000");
    assertThat(topup("1", "to")).containsExactly("topUpId size must be at least 3");
    assertThat(violations(KitchenSinkApi.class, "deleteThing", 0L))
        .containsExactly("id must be at least 1");
  }

  @Test
  void checksListsAndDeepObjects() {
    assertThat(find(List.of(), null, null)).containsExactly("tag size must be between 1 and 3");
    assertThat(find(List.of("a", "1"), null, null))
        .containsExactly("<list element> must begin with a letter");
    assertThat(find(List.of("a", "b", "c", "d"), -1, 101))
        .containsExactlyInAnyOrder(
            "tag size must be between 1 and 3",
            "filterMinSize must be at least 0",
            "pageSize must be at most 100");
  }

  private List<String> topup(String amount, String id) {
    return violations(WalletsApi.class, "topupWallet", "w", new BigDecimal(amount), id, URL);
  }

  private List<String> find(List<String> tags, Integer minSize, Integer pageSize) {
    return violations(
        KitchenSinkApi.class, "findThings", tags, null, minSize, pageSize, null, null, null);
  }

  private <T> List<String> violations(Class<T> api, String operation, Object... arguments) {
    Method method =
        Stream.of(api.getMethods())
            .filter(m -> m.getName().equals(operation))
            .findFirst()
            .orElseThrow();
    return validators
        .getValidator()
        .forExecutables()
        .validateParameters(retrofit.create(api), method, arguments)
        .stream()
        .map(violation -> last(violation) + " " + violation.getMessage())
        .toList();
  }

  private static String last(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString();
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
