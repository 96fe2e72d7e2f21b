// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.juspaywallets.JuspayException.Violation.Code;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraint on a user's own classes. */
class MobileNumberTest {
  private final List<ValidatorFactory> factories = new ArrayList<>();
  private final Validator validator = validator(42); // Not a region.

  @AfterEach
  void close() {
    factories.forEach(ValidatorFactory::close);
  }

  @Test
  void checksAFieldOfAnIndianNumber() {
    assertThat(messages(new Form("+91 77777 77777", null, List.of()))).isEmpty();
    assertThat(messages(new Form("12345", null, List.of())))
        .containsExactly("must be a mobile number of region IN");
  }

  @Test
  void checksWithoutBeanValidation() {
    assertThat(MobileNumber.Validator.refusal("+91 77777 77777", "IN")).isEmpty();
    assertThat(MobileNumber.Validator.refusal("12345", "IN")).contains(Code.MALFORMED_NUMBER);
    assertThat(MobileNumber.Validator.refusal("+44 7400 123456", "IN"))
        .contains(Code.NOT_A_MOBILE_NUMBER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MobileNumber.Validator.refusal("77777 77777", "in"))
        .withMessageContaining("region")
        .withMessageNotContaining("77777");
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

  @ParameterizedTest
  @CsvFileSource(resources = "/mobile-numbers.csv")
  void readsWhatPeopleWriteAsTheClientDoes(String region, String text, String result) {
    Validator ofRegion = validator(region);

    if (result.matches("[0-9]+")) {
      assertThat(ofRegion.validate(new Known(text))).isEmpty();
    } else {
      assertThat(ofRegion.validate(new Known(text)))
          .extracting(MobileNumberTest::code)
          .containsExactly(Code.valueOf(result));
    }
    assertThat(ofRegion.validate(new Possible(text)).isEmpty())
        .isEqualTo(result.matches("[0-9]+|UNKNOWN_NUMBER_RANGE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"in", "INDIA", "XX", " IN", "001"})
  void failsIfTheDefaultRegionIsUnknown(String region) {
    Validator ofRegion = validator(region);

    for (String number : new String[] {"7777777777", "1", null}) {
      assertThatExceptionOfType(ConstraintDeclarationException.class)
          .isThrownBy(() -> ofRegion.validate(new Known(number)))
          .withMessage("@MobileNumber: region must be a code like IN");
    }
  }

  @Test
  void failsIfTheRegionOfTheDeclarationIsUnknown() {
    for (String number : new String[] {"7777777777", "1", null}) {
      assertThatExceptionOfType(ConstraintDeclarationException.class)
          .isThrownBy(() -> validator.validate(new Misspelled(number)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "some.other.message, must be a mobile number of region IN",
    "io.github.juspaywallets.MobileNumber.message, IN? No."
  })
  void takesTheMessageFromABundleThatHasTheKey(String key, String message, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("ValidationMessages.properties"), key + " = {region}? No.");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThat(validator("IN").validate(new Known("12345")))
          .extracting(ConstraintViolation::getMessage)
          .containsExactly(message);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Known, 7777777777, true, ",
    "Known, , true, ",
    "Known, 12345, false, must be a mobile number of region IN",
    "Possible, 080 2345 6789, true, ",
    "British, 07400 123456, true, ",
    "British, 12345, false, must be a mobile number of region GB",
    "Worded, 12345, false, "
  })
  void checksNumbersWithAnotherProvider(String form, String number, boolean valid, String message)
      throws Exception {
    MobileNumber constraint =
        Class.forName(getClass().getName() + "$" + form)
            .getDeclaredField("number")
            .getAnnotation(MobileNumber.class);
    MobileNumber.Validator checked = new MobileNumber.Validator();
    checked.initialize(constraint);
    List<String> calls = new ArrayList<>();

    assertThat(checked.isValid(number, foreign(constraint.message(), calls))).isEqualTo(valid);
    assertThat(calls)
        .isEqualTo(
            message == null
                ? List.of()
                : List.of(
                    "disableDefaultConstraintViolation",
                    "buildConstraintViolationWithTemplate " + message,
                    "addConstraintViolation"));
  }

  /** The context of a provider that is not Hibernate Validator. */
  private static ConstraintValidatorContext foreign(String template, List<String> calls) {
    return (ConstraintValidatorContext)
        Proxy.newProxyInstance(
            MobileNumberTest.class.getClassLoader(),
            new Class<?>[] {
              ConstraintValidatorContext.class,
              ConstraintValidatorContext.ConstraintViolationBuilder.class
            },
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "getDefaultConstraintMessageTemplate":
                  return template;
                case "unwrap":
                  throw new ValidationException("unknown type");
                default:
                  calls.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
                  return method.getReturnType() == void.class ? null : proxy;
              }
            });
  }

  private Validator validator(Object payload) {
    ValidatorFactory factory =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .constraintValidatorPayload(payload)
            .buildValidatorFactory();
    factories.add(factory);
    return factory.getValidator();
  }

  private static Code code(ConstraintViolation<?> violation) {
    HibernateConstraintViolation<?> details = violation.unwrap(HibernateConstraintViolation.class);
    return details.getDynamicPayload(Code.class);
  }

  private List<String> messages(Form form) {
    return validator.validate(form).stream().map(ConstraintViolation::getMessage).toList();
  }

  record Form(
      @NotNull @MobileNumber String number,
      @MobileNumber(region = "SG", message = "not from Singapore") String singapore,
      List<@MobileNumber String> others) {}

  record Known(@MobileNumber String number) {}

  record Possible(@MobileNumber(unknownRanges = true) String number) {}

  record British(@MobileNumber(region = "GB") String number) {}

  record Worded(@MobileNumber(message = "is wrong") String number) {}

  record Misspelled(@MobileNumber(region = "INDIA") String number) {}
}
