// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalPatternTest {
  /** As in a generated interface. */
  interface Payments {
    void pay(
        @DecimalPattern(regexp = "^[0-9]+(\\.[0-9]{1,2})?$", message = "at most two decimals")
            BigDecimal amount);
  }

  private static Set<String> violations(BigDecimal amount) throws NoSuchMethodException {
    Payments payments = value -> {};
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      return factory
          .getValidator()
          .forExecutables()
          .validateParameters(
              payments, Payments.class.getMethod("pay", BigDecimal.class), new Object[] {amount})
          .stream()
          .map(ConstraintViolation::getMessage)
          .collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @CsvSource({"1,true", "1.50,true", "1E+3,true", "1.505,false", "-1,false"})
  void checksThePlainDigits(BigDecimal amount, boolean valid) throws NoSuchMethodException {
    assertThat(violations(amount)).isEqualTo(valid ? Set.of() : Set.of("at most two decimals"));
  }

  @Test
  void acceptsNoNumber() throws NoSuchMethodException {
    assertThat(violations(null)).isEmpty();
  }
}
