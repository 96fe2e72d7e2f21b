// SPDX-License-Identifier: Apache-2.0
package com.example;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.JuspayWallets;
import io.micronaut.context.ApplicationContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client as a bean, and a validated class. */
class WalletsTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @Test
  void areClosedWithTheApplication() {
    JuspayWallets wallets;
    try (ApplicationContext context = start()) {
      wallets = context.getBean(JuspayWallets.class);
      wallets.forCustomer("customer_1122").updateMobileNumber("wlt_1", "7777777777");
    }
    assertThrows(IllegalStateException.class, () -> wallets.forCustomer("customer_1122").list());
    assertEquals(1, juspay.getAllServeEvents().size());
  }

  @Test
  void validateMobileNumbers() {
    try (ApplicationContext context = start()) {
      Validator validator = context.getBean(Validator.class);

      assertEquals(List.of(), messages(validator, "+91 77777 77777"));
      assertEquals(List.of("must be a mobile number of India"), messages(validator, "12345"));
      assertEquals(List.of("must not be null"), messages(validator, null));
    }
  }

  private static ApplicationContext start() {
    return ApplicationContext.run(
        Map.of("juspay.environment", juspay.baseUrl(), "juspay.api-key", "KEY"));
  }

  private static List<String> messages(Validator validator, String number) {
    return validator.validate(new NewNumber(number)).stream()
        .map(ConstraintViolation::getMessage)
        .toList();
  }
}
