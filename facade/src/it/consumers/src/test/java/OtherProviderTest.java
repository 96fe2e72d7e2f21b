// SPDX-License-Identifier: Apache-2.0
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.juspaywallets.MobileNumber;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.apache.bval.jsr.ApacheValidationProvider;
import org.junit.jupiter.api.Test;

/** An application that validates its own classes with another provider. */
class OtherProviderTest {
  @Test
  void checksMobileNumbers() {
    try (ValidatorFactory factory =
        Validation.byProvider(ApacheValidationProvider.class).configure().buildValidatorFactory()) {
      assertEquals(List.of(), messages(factory, new Form("+91 77777 77777", "07400 123456")));
      assertEquals(List.of(), messages(factory, new Form(null, null)));
      assertEquals(
          List.of("must be a mobile number of region GB", "must be a mobile number of region IN"),
          messages(factory, new Form("12345", "12345")));
    }
  }

  private static List<String> messages(ValidatorFactory factory, Form form) {
    return factory.getValidator().validate(form).stream()
        .map(ConstraintViolation::getMessage)
        .sorted()
        .toList();
  }

  record Form(@MobileNumber String number, @MobileNumber(region = "GB") String british) {}
}
