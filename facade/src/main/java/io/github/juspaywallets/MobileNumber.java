// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The text must be a mobile number of the {@linkplain #region region}, in any form that {@link
 * RoutedWallets#updateMobileNumber} accepts: national or international, with spaces, hyphens, dots
 * and brackets between the digits. Null is valid: add {@code @NotNull} if a number is required.
 *
 * <p>Numbers are checked against the numbering plan of the region in libphonenumber. To replace the
 * message, define the key {@code io.github.juspaywallets.MobileNumber.message} in your {@code
 * ValidationMessages} bundle.
 */
@Documented
@Constraint(validatedBy = MobileNumber.Validator.class)
@Target({METHOD, FIELD, ANNOTATION_TYPE, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface MobileNumber {
  /**
   * The region that the number must belong to.
   *
   * @return an ISO 3166-1 code of two capital letters, or empty for the default: the {@code
   *     constraintValidatorPayload} of the validator factory if it is a string, otherwise India
   */
  String region() default "";

  /**
   * The message.
   *
   * @return the message or its key
   */
  String message() default "{io.github.juspaywallets.MobileNumber.message}";

  /**
   * The validation groups.
   *
   * @return the groups
   */
  Class<?>[] groups() default {};

  /**
   * The payload.
   *
   * @return the payload
   */
  Class<? extends Payload>[] payload() default {};

  /** Checks {@link MobileNumber}. Public because Bean Validation requires it. */
  final class Validator implements ConstraintValidator<MobileNumber, CharSequence> {
    private String region = "";

    /** For Bean Validation. */
    public Validator() {}

    @Override
    public void initialize(MobileNumber constraint) {
      region = constraint.region();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
      String effective = region.isEmpty() ? defaultRegion(context) : region;
      if (value == null || NationalNumber.of(value, effective) != null) {
        return true;
      }
      context
          .unwrap(HibernateConstraintValidatorContext.class)
          .addMessageParameter("region", effective);
      return false;
    }

    private static String defaultRegion(ConstraintValidatorContext context) {
      String payload =
          context
              .unwrap(HibernateConstraintValidatorContext.class)
              .getConstraintValidatorPayload(String.class);
      return payload == null ? NationalNumber.INDIA : payload;
    }
  }
}
