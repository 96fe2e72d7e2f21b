// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox says to requests that our client cannot make. */
class SandboxMappingsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String KEY = "Basic S0VZOg==";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String UPDATE = "command=update&mobile_number=7777777777";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void updatesAWallet() throws Exception {
    HttpResponse<String> answer = post(KEY, "customer_1122", FORM, UPDATE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"mobile_number\":\"7777777777\"");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic", "Bearer S0VZOg=="})
  void asksForAnApiKey(String authorization) throws Exception {
    HttpResponse<String> answer = post(authorization, "customer_1122", FORM, UPDATE);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("UNAUTHORIZED");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void asksForARoutingId(String routingId) throws Exception {
    HttpResponse<String> answer = post(KEY, routingId, FORM, UPDATE);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("x-routing-id");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, command=update&mobile_number=7777777777",
    FORM + ", command=update",
    FORM + ", command=update&mobile_number=",
    FORM + ", command=update&mobile_number=%2B917777777777",
    FORM + ", mobile_number=7777777777",
    FORM + ", command=delink&mobile_number=7777777777"
  })
  void asksForTheFieldsOfTheForm(String contentType, String body) throws Exception {
    HttpResponse<String> answer = post(KEY, "customer_1122", contentType, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("mandatory");
  }

  private HttpResponse<String> post(
      String authorization, String routingId, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/wallets/wlt_yvuidaupkvz3"))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (routingId != null) {
      request.header("x-routing-id", routingId);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
