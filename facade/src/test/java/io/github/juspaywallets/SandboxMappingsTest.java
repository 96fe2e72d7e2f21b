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

/** What the sandbox says to requests that our client cannot make. */
class SandboxMappingsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void updatesAWallet() throws Exception {
    HttpResponse<String> answer = post("Basic S0VZOg==", "customer_1122");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"mobile_number\":\"7777777777\"");
  }

  @Test
  void asksForAnApiKey() throws Exception {
    assertThat(post(null, "customer_1122").statusCode()).isEqualTo(401);
    assertThat(post("Bearer S0VZOg==", "customer_1122").statusCode()).isEqualTo(401);
  }

  @Test
  void asksForARoutingId() throws Exception {
    HttpResponse<String> answer = post("Basic S0VZOg==", null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("x-routing-id");
  }

  private HttpResponse<String> post(String authorization, String routingId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/wallets/wlt_yvuidaupkvz3"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("command=update&mobile_number=7777777777"));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (routingId != null) {
      request.header("x-routing-id", routingId);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
