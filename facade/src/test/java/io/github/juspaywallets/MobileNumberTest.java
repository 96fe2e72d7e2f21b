// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The constraint on a user's own classes. */
class MobileNumberTest {
  private static final ValidatorFactory factory =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  private final Validator validator = factory.getValidator();

  @AfterAll
  static void close() {
    factory.close();
  }

  @Test
  void checksAFieldOfAnIndianNumber() {
    assertThat(messages(new Form("+91 77777 77777", null, List.of()))).isEmpty();
    assertThat(messages(new Form("12345", null, List.of())))
        .containsExactly("must be a mobile number of region IN");
  }

  @Test
  void acceptsNullUnlessThereIsNotNull() {
    assertThat(messages(new Form(null, null, List.of()))).containsExactly("must not be null");
  }

  @Test
  void checksNumbersOfAnotherRegionWithACustomMessage() {
    assertThat(messages(new Form("7777777777", "+65 8123 4567", List.of()))).isEmpty();
    assertThat(messages(new Form("7777777777", "7777777777", List.of())))
        .containsExactly("not from Singapore");
  }

  @Test
  void checksTheElementsOfAList() {
    assertThat(messages(new Form("7777777777", null, List.of("8888888888", "1"))))
        .containsExactly("must be a mobile number of region IN");
  }

  private List<String> messages(Form form) {
    return validator.validate(form).stream().map(ConstraintViolation::getMessage).toList();
  }

  record Form(
      @NotNull @MobileNumber String number,
      @MobileNumber(region = "SG", message = "not from Singapore") String singapore,
      List<@MobileNumber String> others) {}
}
