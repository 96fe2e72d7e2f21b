// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {
  private static final String CONTRACT =
      """
      components:
        schemas:
          A: {type: string}
          B: {properties: {default: {$ref: '#/components/schemas/A', x-sensitive: true, minLength: 1}}}
      """;

  @TempDir private Path folder;

  private Document document(String version) throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.yaml"), "openapi: " + version + "\n" + CONTRACT);
    return new Document(Contract.read(file.toString()));
  }

  @ParameterizedTest
  @CsvSource({"3.0.3, false", "3.1.0, true"})
  void keepsWhatCountsBesideAReference(String version, boolean keywords) throws IOException {
    Part components = Part.of(document(version)).get("components", "schemas");
    Part schema = components.get("B", "properties", "default").asSchema();

    assertThat(schema.is("x-sensitive")).isTrue();
    assertThat(schema.has("minLength")).isEqualTo(keywords);
    assertThat(schema.branches("allOf")).hasSize(1);
    assertThat(schema.branches("allOf").get(0).follow().at).isEqualTo("/components/schemas/A");
  }

  @Test
  void namesItselfAndItsLineWhenItRefuses() throws IOException {
    Document document = document("3.0.3");
    Part.of(document).get("components", "schemas", "B", "properties", "none").refuse("is wrong");

    assertThatThrownBy(document::stopIfRefused)
        .isInstanceOf(ContractException.class)
        .hasMessageMatching("(?s).*a.yaml:5: components.schemas.B.none is wrong");
  }

  @Test
  void equalsWhatIsAtTheSamePlaceOfTheSameContract() throws IOException {
    Document document = document("3.0.3");
    Part schemas = Part.of(document, "components", "schemas");

    assertThat(schemas.get("B", "properties", "default").follow())
        .isEqualTo(schemas.get("A"))
        .hasSameHashCodeAs(schemas.get("A"))
        .isNotEqualTo(schemas.get("B"))
        .isNotEqualTo(Part.of(document("3.0.3"), "components", "schemas", "A"));
  }

  @Test
  void hasValuesOfPlainJavaTypes() throws IOException {
    Path file =
        Files.writeString(folder.resolve("v.yaml"), "a: [1, 1.5, no, '2', true, ~, {b: 1e3}]");
    Object value = Part.of(new Document(Contract.read(file.toString()))).get("a").value();

    assertThat(value).isEqualTo(Arrays.asList(1, 1.5, "no", "2", true, null, Map.of("b", 1000.0)));
  }
}
