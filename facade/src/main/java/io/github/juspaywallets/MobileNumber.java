// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static io.github.juspaywallets.NationalNumber.INDIA;
import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.github.juspaywallets.JuspayException.Violation.Code;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Optional;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The text must be a mobile number of the {@linkplain #region region}, in any form that {@link
 * RoutedWallets#updateMobileNumber} accepts: national or international, with spaces, hyphens, dots
 * and brackets between the digits. Null is valid: add {@code @NotNull} if a number is required.
 *
 * <p>To replace the message, define the key {@code io.github.juspaywallets.MobileNumber.message} in
 * your {@code ValidationMessages} bundle. The dynamic payload of a violation is its {@link
 * JuspayException.Violation.Code}. Both require Hibernate Validator. {@link Validator#refusal}
 * works without Bean Validation.
 */
@Documented
@Constraint(validatedBy = MobileNumber.Validator.class)
@Target({METHOD, FIELD, ANNOTATION_TYPE, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface MobileNumber {
  /**
   * The region. A {@link ConstraintDeclarationException} is thrown if its plan is unknown.
   *
   * @return an ISO 3166-1 code of two capital letters, or empty for the default: the {@code
   *     constraintValidatorPayload} of the validator factory if it is a string, otherwise India
   */
  String region() default "";

  /**
   * Whether {@linkplain JuspayWallets.Builder#unknownMobileRanges unknown ranges} are valid.
   *
   * @return false by default
   */
  boolean unknownRanges() default false;

  /**
   * The message.
   *
   * @return the message or its key
   */
  String message() default "{" + Validator.KEY + "}";

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
    private static final String KEY = "io.github.juspaywallets.MobileNumber.message";
    private String region = "";
    private boolean unknownRanges;

    /** For Bean Validation. */
    public Validator() {}

    /**
     * Checks a number without Bean Validation, by the same rules.
     *
     * @param text the number as a person wrote it
     * @param region an ISO 3166-1 code of two capital letters
     * @return why it is refused, empty if it is a mobile number of the region
     * @throws IllegalArgumentException if the plan of the region is unknown
     * @throws NullPointerException if an argument is null
     */
    public static Optional<Code> refusal(CharSequence text, String region) {
      String known = NationalNumber.requireRegion("region", region);
      return Optional.ofNullable(NationalNumber.of(text, known).refusal());
    }

    @Override
    public void initialize(MobileNumber constraint) {
      region = constraint.region();
      unknownRanges = constraint.unknownRanges();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
      HibernateConstraintValidatorContext hibernate =
          context instanceof HibernateConstraintValidatorContext own ? own : null;
      String given =
          hibernate == null ? null : hibernate.getConstraintValidatorPayload(String.class);
      String effective = !region.isEmpty() ? region : given == null ? INDIA : given;
      if (!NationalNumber.isRegion(effective)) {
        throw new ConstraintDeclarationException("@MobileNumber: region must be a code like IN");
      }
      NationalNumber number = value == null ? null : NationalNumber.of(value, effective);
      if (number == null || number.passes(unknownRanges)) {
        return true;
      }
      String message = "must be a mobile number of region " + effective;
      if (hibernate != null) {
        // The value of a key that no bundle defines: an uber jar may lack the library's bundles.
        hibernate.addMessageParameter(KEY, message).addMessageParameter("region", effective);
        hibernate.withDynamicPayload(number.refusal());
      } else if (context.getDefaultConstraintMessageTemplate().equals("{" + KEY + "}")) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
      }
      return false;
    }
  }
}
