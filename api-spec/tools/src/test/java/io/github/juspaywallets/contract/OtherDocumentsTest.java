// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.github.juspaywallets.generator.JavaNames;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.core.util.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** The documents that are derived from the real contract, and what tools make of them. */
class OtherDocumentsTest {
  private static final String CONTRACT = "../src/main/resources/juspay-wallets/openapi.yaml";

  @TempDir static Path folder;

  private static Contract operations;

  @BeforeAll
  static void derive() throws IOException {
    OtherDocuments.main(CONTRACT, folder.toString());
    operations = Contract.read(folder.resolve("openapi-operations.yaml").toString());
  }

  static List<Call> calls() {
    return Call.of(operations);
  }

  @Test
  void haveEachCallAsAnOperation() {
    List<Call> all = Call.of(Contract.read(CONTRACT));

    assertThat(calls()).extracting(Call::id).containsExactlyInAnyOrderElementsOf(ids(all));
    assertThat(calls()).extracting(Call::isCommand).containsOnly(false);
    assertThat(calls()).extracting(Call::path).contains("/wallets/{wallet_id}#update");
  }

  private static List<String> ids(List<Call> calls) {
    return calls.stream().map(Call::id).toList();
  }

  @Test
  void haveAllFieldsInOneForm() {
    Contract flat = Contract.read(folder.resolve("openapi-flat.yaml").toString());
    Call command =
        Call.of(flat).stream()
            .filter(call -> call.id().equals("sendWalletCommand"))
            .findFirst()
            .orElseThrow();

    assertThat(command.formFields())
        .containsOnlyKeys("command", "gateway_reference_id", "otp", "mobile_number");
    assertThat(Shape.of(command.formFields().get("command")).values())
        .containsExactly("authenticate", "resend", "link", "update", "refresh", "delink");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "python; def %s(; mobile_number: Annotated[; amount: Annotated[; wallet: Optional[StrictStr]",
        "ruby; def %s(; x_routing_id, command, mobile_number,; @param amount [String]; :'wallet' => :'String'",
        "kotlin; fun %s(; mobileNumber: kotlin.String; amount: kotlin.String; wallet: kotlin.String?",
        "go; ) %s(; MobileNumber(mobileNumber string); Amount(amount string); Wallet NullableString"
      })
  void giveAMethodForEachCallInOtherLanguages(
      String language, String method, String number, String amount, String provider)
      throws IOException {
    Path output = folder.resolve(language);
    CodegenConfigurator configuration =
        new CodegenConfigurator()
            .setGeneratorName(language)
            .setInputSpec(folder.resolve("openapi-operations.yaml").toString())
            .setOutputDir(output.toString());
    new DefaultGenerator().opts(configuration.toClientOptInput()).generate();

    String api = text(output, ".*(wallets_?api\\.(py|rb|kt)|api_wallets\\.go)");
    for (Call call : calls()) {
      String name =
          switch (language) {
            case "kotlin" -> call.id();
            case "go" -> JavaNames.pascal(call.id());
            default -> snake(call.id());
          };
      assertThat(api).contains(method.formatted(name));
    }
    assertThat(api).contains(number, amount);
    assertThat(text(output, ".*wallet_?account\\.(py|rb|kt|go)").replaceAll(" +", " "))
        .contains(provider);
  }

  private static String snake(String id) {
    return id.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static String text(Path output, String name) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      Path file =
          files
              .filter(one -> one.toString().toLowerCase(Locale.ROOT).matches(name))
              .findFirst()
              .orElseThrow();
      return Files.readString(file);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void haveSamplesThatAValidatorAccepts(Call call) {
    OpenApiInteractionValidator validator = validator(call);
    String url = call.example().replaceFirst("#.*", "");
    String type = call.type();
    Part content = call.operation().get("requestBody", "content", type);
    for (Part example : content.get("examples").fields().values()) {
      assertAccepted(validator.validateRequest(request(call, url, example, type)));
    }
    assertThat(content.get("examples").exists()).isEqualTo(!type.isEmpty());
    call.responses()
        .forEach(
            (status, response) -> {
              Part json = response.follow().get("content", "application/json", "examples");
              assertThat(json.fields()).as(status).isNotEmpty();
              json.fields()
                  .values()
                  .forEach(
                      example ->
                          assertAccepted(
                              validator.validateResponse(
                                  url, Method.valueOf(call.verb()), response(status, example))));
            });
  }

  private static SimpleRequest request(Call call, String url, Part example, String type) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Method.valueOf(call.verb()), url)
            .withHeader("Authorization", "Basic S0VZOg==")
            .withHeader("Content-Type", type)
            .withBody(
                example.get("value").fields().entrySet().stream()
                    .map(field -> field.getKey() + "=" + encoded(field.getValue().text()))
                    .collect(joining("&")));
    for (Part declared : call.declared()) {
      Part parameter = declared.follow();
      if (parameter.textOf("in").equals("header")) {
        request.withHeader(parameter.textOf("name"), parameter.textOf("example"));
      }
    }
    return request.build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static SimpleResponse response(String status, Part example) {
    int code = status.equals("default") ? 503 : Integer.parseInt(status);
    return SimpleResponse.Builder.status(code)
        .withContentType("application/json")
        .withBody(Json.pretty(example.get("value").value()))
        .build();
  }

  private static void assertAccepted(ValidationReport report) {
    assertThat(report.getMessages())
        .filteredOn(message -> message.getLevel() == Level.ERROR)
        .isEmpty();
  }

  /** Judges one operation, because validators do not know that a fragment is not sent. */
  @SuppressWarnings("unchecked") // YAML has maps of texts
  private static OpenApiInteractionValidator validator(Call call) {
    Map<String, Object> root = (Map<String, Object>) Part.of(operations).value();
    Map<String, Object> paths = (Map<String, Object>) root.get("paths");
    Object item = paths.get(call.path());
    paths.keySet().retainAll(Set.of());
    paths.put(call.path().replaceFirst("#.*", ""), item);
    return OpenApiInteractionValidator.createForInlineApiSpecification(Json.pretty(root))
        .withLevelResolver(
            LevelResolver.create()
                // The validator reads a form field of digits as a number. Its other checks apply.
                .withLevel("validation.request.body.schema.type", Level.IGNORE)
                .build())
        .build();
  }
}
