// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that share a path are covered and validated as separate operations. */
class CommandsTest {
  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String YAML =
      """
          openapi: 3.0.3
          info: {title: T, version: 1.0.0}
          paths:
            /wallets/{wallet_id}:
              post:
                operationId: sendWalletCommand
                parameters:
                  - {name: wallet_id, in: path, required: true, schema: {type: string}}
                requestBody:
                  required: true
                  content:
                    application/x-www-form-urlencoded:
                      schema: {$ref: '#/components/schemas/Form'}
                responses: {'204': {description: Done.}}
            /wallets/{wallet_id}/topup:
              post:
                operationId: topUp
                parameters:
                  - {name: wallet_id, in: path, required: true, schema: {type: string}}
                responses: {'204': {description: Done.}}
          components:
            schemas:
              Form:
                oneOf:
                  - {$ref: '#/components/schemas/Link'}
                  - {$ref: '#/components/schemas/refresh'}
                discriminator:
                  propertyName: command
                  mapping: {link: '#/components/schemas/Link'}
              Command:
                type: object
                required: [command]
                properties: {command: {type: string}}
              Link:
                x-operation-id: linkWallet
                allOf:
                  - {$ref: '#/components/schemas/Command'}
                  - type: object
                    required: [otp]
                    properties: {otp: {type: string, minLength: 4}, note: {type: string}}
              refresh:
                allOf:
                  - {$ref: '#/components/schemas/Command'}
                  - {type: object}
          """;

  private static Described contract;

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("wallets.yaml"), YAML);
    contract = new Described(Contract.read(file.toString()));
  }

  @Test
  void eachCommandIsAnOperationWithItsOwnFields() {
    assertThat(contract.calls())
        .extracting(Call::id)
        .containsExactly("linkWallet", "sendWalletCommandRefresh", "topUp");
    assertThat(contract.parts())
        .contains(
            "operation linkWallet",
            "parameter form otp of linkWallet",
            "status 204 of linkWallet",
            "constraint minLength of otp")
        .doesNotContain("parameter form command of linkWallet", "operation sendWalletCommand");
  }

  @ParameterizedTest
  @CsvSource({
    "/wallets/w, command=link&otp=1234, linkWallet",
    "/prefix/wallets/w, command=refresh, sendWalletCommandRefresh",
    "/wallets/w/topup, amount=1, topUp"
  })
  void aRequestExercisesTheCommandThatItSends(String path, String body, String operation)
      throws Exception {
    assertThat(new Exercise(contract).request(send(path, body)))
        .contains("operation " + operation, "parameter path wallet_id of " + operation)
        .filteredOn(part -> part.startsWith("operation "))
        .hasSize(1);
  }

  @Test
  void aRequestWithoutACommandExercisesNothing() throws Exception {
    assertThat(new Exercise(contract).request(send("/wallets/w", "command=other"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "command=link&otp=1234, true",
    "command=link&otp=12a4&note=5, true",
    "command=refresh, true",
    "command=link, false",
    "command=link&otp=x, false"
  })
  void aRequestIsValidatedByTheFormOfItsCommand(String body, boolean valid) throws Exception {
    LoggedRequest request = send("/wallets/w", body);

    assertThat(
            new Validators(contract)
                .of(contract.call(request))
                .validateRequest(ContractWatch.asRequest(request))
                .hasErrors())
        .isEqualTo(!valid);
  }

  private static LoggedRequest send(String path, String body) throws Exception {
    server.stubFor(any(anyUrl()).willReturn(noContent()));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    return LoggedRequest.createFrom(server.getAllServeEvents().get(0).getRequest());
  }
}
