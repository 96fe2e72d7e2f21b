// SPDX-License-Identifier: Apache-2.0
package com.example;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;

/** The context that process-aot has written for native images, on the JVM. */
class AheadOfTimeTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @BeforeEach
  void enable() {
    System.setProperty("spring.aot.enabled", "true");
  }

  @Test
  void startsAndChangesTheNumber() throws Exception {
    SpringApplication application = new SpringApplication(Application.class);
    application.setMainApplicationClass(Application.class);
    try (ConfigurableApplicationContext context =
        application.run(
            "--server.port=0",
            "--juspay.environment=" + juspay.baseUrl(),
            "--juspay.api-key=KEY")) {
      int port = context.getEnvironment().getProperty("local.server.port", Integer.class);

      assertFalse(
          context.containsBean(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME));
      assertEquals(200, ApplicationTest.put(port, "+91 77777 77777").statusCode());
      assertEquals(400, ApplicationTest.put(port, "12345").statusCode());
    }
    assertEquals(1, juspay.getAllServeEvents().size());
  }

  @AfterEach
  void disable() {
    System.clearProperty("spring.aot.enabled");
  }
}
