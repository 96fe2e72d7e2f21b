// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.juspaywallets.model.WalletAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a controller writes that returns a model, or its JSON. */
class ModelsAsJsonTest {
  private static final boolean JACKSON_3 = SpringBootVersion.getVersion().startsWith("4");
  private static final WalletAccount ACCOUNT =
      WalletAccount.builder().id("wlt_1").token("s3cret").build();

  @EnableAutoConfiguration
  @RestController
  static class Models {
    @GetMapping("/model")
    WalletAccount model() {
      return ACCOUNT;
    }

    @GetMapping(path = "/json", produces = "application/json")
    String json() {
      return ACCOUNT.toJson();
    }
  }

  @Test
  void jacksonSeesNoProperties() throws Exception {
    HttpResponse<String> response = get("/model");

    assertEquals(JACKSON_3 ? 200 : 406, response.statusCode());
    assertEquals(JACKSON_3, response.body().equals("{}"));
    assertFalse(response.body().contains("s3cret"));
  }

  @Test
  void jacksonCanRefuseThem() throws Exception {
    HttpResponse<String> response =
        get("/model", "--spring.jackson.serialization.fail-on-empty-beans=true");

    assertEquals(JACKSON_3 ? 500 : 406, response.statusCode());
    assertFalse(response.body().contains("s3cret"));
  }

  @Test
  void toJsonWritesAll() throws Exception {
    HttpResponse<String> response = get("/json");

    assertEquals(200, response.statusCode());
    assertEquals(ACCOUNT, WalletAccount.fromJson(response.body()));
  }

  private static HttpResponse<String> get(String path, String... properties) throws Exception {
    SpringApplication application = new SpringApplication(Models.class);
    application.setDefaultProperties(Map.of("server.port", "0"));
    try (ConfigurableApplicationContext context = application.run(properties)) {
      String port = context.getEnvironment().getProperty("local.server.port");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
