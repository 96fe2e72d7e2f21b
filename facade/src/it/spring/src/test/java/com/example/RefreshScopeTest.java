// SPDX-License-Identifier: Apache-2.0
package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** A key that changes while the application runs. */
class RefreshScopeTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  record Service(JuspayWallets wallets) {}

  @Configuration
  @ImportAutoConfiguration(RefreshAutoConfiguration.class)
  static class Beans {
    @Bean
    @RefreshScope
    JuspayWallets wallets(
        @Value("${juspay.environment}") Environment environment,
        @Value("${juspay.api-key}") String apiKey) {
      return JuspayWallets.builder().environment(environment).apiKey(apiKey).build();
    }

    @Bean
    Service service(JuspayWallets wallets) {
      return new Service(wallets);
    }
  }

  @Test
  void sendsTheNewKeyAfterARefresh() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("juspay.environment", juspay.baseUrl());
    properties.put("juspay.api-key", "FIRST");
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .initializers(
                starting ->
                    starting
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test", properties)))
            .run()) {
      JuspayWallets wallets = context.getBean(Service.class).wallets();
      CustomerWallets customer = wallets.forCustomer("customer_1122");
      customer.get("wlt_1");

      properties.put("juspay.api-key", "SECOND");
      context
          .getBean(org.springframework.cloud.context.scope.refresh.RefreshScope.class)
          .refreshAll();

      wallets.forCustomer("customer_1122").get("wlt_2");
      // The refresh has closed the client that it belongs to.
      assertThrows(IllegalStateException.class, () -> customer.get("wlt_3"));
    }
    verify("wlt_1", "FIRST");
    verify("wlt_2", "SECOND");
  }

  private static void verify(String wallet, String apiKey) {
    juspay.verify(
        getRequestedFor(urlPathEqualTo("/wallets/" + wallet))
            .withBasicAuth(new BasicCredentials(apiKey, "")));
  }
}
