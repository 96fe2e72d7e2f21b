// SPDX-License-Identifier: Apache-2.0
package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "juspay.api-key=KEY")
class ApplicationTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @Value("${local.server.port}")
  private int port;

  @DynamicPropertySource
  static void sandbox(DynamicPropertyRegistry properties) {
    properties.add("juspay.environment", juspay::baseUrl);
  }

  @Test
  void changesTheNumber() throws Exception {
    HttpResponse<String> response = put("+91 77777 77777");

    assertEquals(200, response.statusCode());
    assertTrue(response.body().startsWith("{\"id\":\"wlt_1\",\"linked\":"), response.body());

    juspay.verify(
        postRequestedFor(urlPathEqualTo("/wallets/wlt_1"))
            .withHeader("x-routing-id", equalTo("customer_1122"))
            .withFormParam("mobile_number", equalTo("7777777777")));
  }

  @Test
  void countsCalls() {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(Environment.of(URI.create(juspay.baseUrl())))
            .apiKey("KEY")
            .observer(new WalletMetrics(registry))
            .build()) {
      wallets.forGuest("order_42").updateMobileNumber("wlt_1", "7777777777");
    }
    assertEquals(
        1, registry.get("juspay.wallets.calls").tag("outcome", "SUCCEEDED").timer().count());
  }

  @Test
  void refusesARequestBodyWithoutAMobileNumber() throws Exception {
    assertEquals(400, put("12345").statusCode());
    juspay.verify(0, postRequestedFor(urlPathEqualTo("/wallets/wlt_1")));
  }

  private HttpResponse<String> put(String number) throws Exception {
    return put(port, number);
  }

  static HttpResponse<String> put(int port, String number) throws Exception {
    URI uri =
        URI.create("http://localhost:" + port + "/customers/customer_1122/wallets/wlt_1/number");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"mobileNumber\":\"" + number + "\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
