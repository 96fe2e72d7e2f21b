// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import io.github.juspaywallets.contract.Call;
import io.github.juspaywallets.contract.Described;
import io.github.juspaywallets.contract.Described.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses of the sandbox to requests that our client cannot send. */
class SandboxMappingsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String KEY = "Basic S0VZOg==";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String WALLET = "POST /wallets/wlt_1";
  private static final String CUSTOMER = "POST /customers/c/wallets";

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource
  void acceptsEachOperation(EveryOperation operation) throws Exception {
    HttpResponse<String> response = send(operation, KEY, "customer_1122", FORM);

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void requiresAnApiKey(EveryOperation operation) throws Exception {
    for (String authorization : Arrays.asList(null, "", "Basic", "Bearer S0VZOg==")) {
      HttpResponse<String> response = send(operation, authorization, "customer_1122", FORM);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).contains("UNAUTHORIZED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void requiresARoutingId(EveryOperation operation) throws Exception {
    for (String routingId : Arrays.asList(null, "", " ")) {
      HttpResponse<String> response = send(operation, KEY, routingId, FORM);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("x-routing-id");
    }
  }

  @ParameterizedTest
  @EnumSource
  void requiresAFormForCallsThatSendOne(EveryOperation operation) throws Exception {
    HttpResponse<String> response = send(operation, KEY, "customer_1122", "application/json");

    assertThat(response.statusCode()).isEqualTo(operation.form.isEmpty() ? 200 : 400);
  }

  @ParameterizedTest
  @EnumSource
  void requiresEachFieldThatTheContractRequires(EveryOperation operation) throws Exception {
    List<String> required = requiredFields(operation);
    // Eligibility requires one of two fields, which a contract cannot say.
    assertThat(required.isEmpty())
        .isEqualTo(operation.form.isEmpty() || operation == EveryOperation.ELIGIBILITY);
    for (String field : required) {
      for (String value : List.of("", "&" + field + "=")) {
        String form = operation.form.replaceFirst("(^|&)" + field + "=[^&]*", value);
        HttpResponse<String> response =
            send(operation.requestLine, KEY, "customer_1122", FORM, form);

        assertThat(response.statusCode()).as(form).isEqualTo(400);
        assertThat(response.body()).as(form).containsAnyOf("mandatory", "one-time password");
      }
    }
  }

  private static List<String> requiredFields(EveryOperation operation) {
    Call described = Described.CURRENT.call(operation.id);
    List<String> fields =
        new ArrayList<>(
            Described.CURRENT.parameters(described).stream()
                .filter(parameter -> parameter.in().equals("form") && parameter.required())
                .map(Parameter::name)
                .toList());
    if (described.isCommand()) {
      fields.add(described.field());
    }
    return fields;
  }

  @Test
  void repeatsEachCharacterThatTheContractAllowsInTheIdOfATopUp() throws Exception {
    String id = IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(joining());
    String form = "amount=1&topup_txn_id=" + URLEncoder.encode(id, UTF_8);

    HttpResponse<String> response = send(WALLET + "/topup", KEY, "customer_1122", FORM, form);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Json.node(response.body()).get("topup_txn_id").textValue()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    WALLET + ", command=update&mobile_number=%2B917777777777",
    WALLET + ", command=other&mobile_number=7777777777",
    WALLET + "/topup, amount=ten&topup_txn_id=t",
    WALLET + "/topup, topup_txn_id=t&amount=1e3",
    CUSTOMER + ", gateway=PAYTM&command=link",
    CUSTOMER + ", command=authenticated&gateway=PAYTM",
    CUSTOMER + ", mobile_number=%2B917777777777&gateway=PAYTM",
    CUSTOMER + ", gateway=PAYTM&mobile_number=777"
  })
  void refusesFormValuesOutsideTheContract(String requestLine, String form) throws Exception {
    HttpResponse<String> response = send(requestLine, KEY, "customer_1122", FORM, form);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("mandatory");
  }

  private HttpResponse<String> send(
      EveryOperation operation, String authorization, String routingId, String contentType)
      throws IOException, InterruptedException {
    return send(operation.requestLine, authorization, routingId, contentType, operation.form);
  }

  private HttpResponse<String> send(
      String requestLine, String authorization, String routingId, String contentType, String body)
      throws IOException, InterruptedException {
    String[] line = requestLine.split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + line[1]))
            .header("Content-Type", contentType)
            .method(line[0], BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (routingId != null) {
      request.header("x-routing-id", routingId);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
