// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.juspaywallets.generator.contract.ContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

class OptionsTest {
  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info: {title: Shop, version: "1"}
      paths:
        /a:
          get:
            operationId: list
            parameters: [{name: x-shop, in: header, schema: {type: string}}]
            responses: {'200': {description: Ok., content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}}
      components:
        schemas:
          Item: {type: object, properties: {at: {type: string, format: date-time}, kind: {type: string, enum: [new]}}}
      """;

  @TempDir private Path folder;
  private CodegenConfigurator configurator = new CodegenConfigurator();

  @BeforeEach
  void configure() throws IOException {
    Path contract = Files.writeString(folder.resolve("shop.yaml"), CONTRACT);
    configurator = Generation.configurator(contract, folder.resolve("out"), "com.example");
  }

  private String generated(String file) throws IOException {
    Generation.run(configurator);
    return Files.readString(folder.resolve("out/src/main/java/com/example").resolve(file));
  }

  @Test
  void listsItsOwnOptions() {
    assertThat(new RetrofitMoshiCodegen().cliOptions())
        .extracting(CliOption::getOpt)
        .contains("apiPackage", "modelPackage", "modelNamePrefix", "clientVersion")
        .doesNotContain("dateLibrary", "serializationLibrary");
  }

  @Test
  void addsPrefixAndSuffixToModels() throws IOException {
    configurator.addAdditionalProperty("modelNamePrefix", "acme");
    configurator.addAdditionalProperty("modelNameSuffix", "dto");

    assertThat(generated("model/AcmeItemDto.java")).contains("Optional<AcmeItemKindDto> kind()");
  }

  @Test
  void renamesWhatItIsTold() throws IOException {
    configurator.addParameterNameMapping("x-shop", "shop");
    configurator.addNameMapping("Article.at", "since");
    configurator.addEnumNameMapping("new", "FRESH");
    configurator.addModelNameMapping("Item", "Article");
    configurator.addOperationIdNameMapping("list", "findAll");

    assertThat(generated("api/DefaultApi.java"))
        .contains("Call<Article> findAll(")
        .contains("@Nullable String shop");
    assertThat(generated("model/Article.java")).contains("since()");
    assertThat(generated("model/ItemKind.java")).contains("FRESH");
  }

  @Test
  void mapsTimesToStrings() throws IOException {
    configurator.addTypeMapping("DateTime", "String");

    assertThat(generated("model/Item.java")).contains("Optional<String> at()");
  }

  @Test
  void rendersASingleOverriddenTemplate() throws IOException {
    Path templates = Files.createDirectories(folder.resolve("templates"));
    Files.writeString(templates.resolve("enum.mustache"), "enum {{name}} {{=<% %>=}}{}");
    configurator.setTemplateDir(templates.toString());

    assertThat(generated("model/ItemKind.java")).contains("enum ItemKind {}");
    assertThat(generated("model/Item.java")).contains("public final class Item");
  }

  @Test
  void deletesTheClassesOfRemovedSchemas() throws IOException {
    generated("model/Item.java");
    Path contract = folder.resolve("shop.yaml");
    Files.writeString(contract, CONTRACT.replace("Item", "Article"));

    assertThat(generated("api/DefaultApi.java")).contains("Call<Article>");
    assertThat(folder.resolve("out/src/main/java/com/example/model/Item.java")).doesNotExist();
  }

  @Test
  void writesNothingInADryRun() throws IOException {
    new DefaultGenerator(true).opts(configurator.toClientOptInput()).generate();

    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    } catch (IOException e) {
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void refusesByNameWhatHasNoEffectOrAWrongOne() {
    configurator.addAdditionalProperty("dateLibrary", "joda");
    configurator.addTypeMapping("DateTime", "java.time.Instant");
    configurator.addImportMapping("Money", "com.example.Money");
    configurator.addSchemaMapping("Item", "com.example.Item");
    configurator.addOpenapiNormalizer("KEEP_ONLY_FIRST_TAG_IN_OPERATION", "true");

    assertThatThrownBy(() -> Generation.run(configurator))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("The option dateLibrary is not supported")
        .hasMessageContaining("typeMappings: DateTime=java.time.Instant is not supported")
        .hasMessageContaining("importMappings")
        .hasMessageContaining("schemaMappings")
        .hasMessageContaining("openapiNormalizer");
  }

  @Test
  void refusesNamesThatAreNotJava() {
    configurator.addParameterNameMapping("x-shop", "the shop");

    assertThatThrownBy(() -> Generation.run(configurator))
        .hasMessageMatching("(?s).*shop.yaml:7: .* maps to the shop, which is not a Java name.*");
  }
}
