// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The plain digits of a number, which are sent as a string, must match a pattern. */
@Documented
@Target({PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Repeatable(DecimalPattern.List.class)
@Constraint(validatedBy = DecimalPattern.Validator.class)
public @interface DecimalPattern {
  /**
   * Returns the pattern.
   *
   * @return a regular expression for the whole text
   */
  String regexp();

  /**
   * Returns the message for a number that does not match.
   *
   * @return the message
   */
  String message() default "must match \"{regexp}\"";

  /**
   * Returns the validation groups.
   *
   * @return the groups
   */
  Class<?>[] groups() default {};

  /**
   * Returns the payload of violations.
   *
   * @return the payload
   */
  Class<? extends Payload>[] payload() default {};

  /** Several patterns. */
  @Documented
  @Target({PARAMETER, TYPE_USE})
  @Retention(RUNTIME)
  @interface List {
    /**
     * Returns the patterns.
     *
     * @return the patterns
     */
    DecimalPattern[] value();
  }

  /** Checks numbers. */
  final class Validator implements ConstraintValidator<DecimalPattern, BigDecimal> {
    /** Writing out a number with a billion zeros would take all memory. */
    private static final int LONGEST_SCALE = 1000;

    private @Nullable Pattern pattern;

    /** For the validator's factory. */
    public Validator() {}

    @Override
    public void initialize(DecimalPattern annotation) {
      pattern = Pattern.compile(annotation.regexp());
    }

    @Override
    public boolean isValid(@Nullable BigDecimal value, ConstraintValidatorContext context) {
      return value == null
          || pattern == null
          || (Math.abs((long) value.scale()) <= LONGEST_SCALE
              && pattern.matcher(value.toPlainString()).matches());
    }
  }
}
