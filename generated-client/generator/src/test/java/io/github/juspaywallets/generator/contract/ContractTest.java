// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {
  @TempDir private Path folder;

  private Contract read(String text) throws IOException {
    return Contract.read(Files.writeString(folder.resolve("shop.yaml"), text).toString());
  }

  @Test
  void findsTheLineOfAPointerAndOfTheDeepestPartThatExists() throws IOException {
    Contract contract =
        read(
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /a/b:
                get: {operationId: a, responses: {'204': {description: Done.}}}
            """);

    assertThat(contract.places().of(Places.pointer("", "paths", "/a/b"))).endsWith("shop.yaml:5");
    assertThat(contract.places().of("/paths/~1a~1b/get/parameters/0")).endsWith("shop.yaml:5");
    assertThat(contract.places().of("/info/title")).endsWith("shop.yaml:2");
    assertThat(contract.openApi().getPaths()).containsOnlyKeys("/a/b");
  }

  @Test
  void readsYaml12() throws IOException {
    Contract contract =
        read(
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths: {}
            components:
              schemas:
                A: {type: string, enum: [no, 2020-01-01, y]}
            """);

    assertThat((Iterable<?>) contract.openApi().getComponents().getSchemas().get("A").getEnum())
        .map(Object::toString)
        .containsExactly("no", "2020-01-01", "y");
  }

  @Test
  void saysInWhichLineTheDocumentIsNotYaml() {
    assertThatThrownBy(() -> read("openapi: 3.0.3\ninfo: {title: [\n"))
        .isInstanceOf(ContractException.class)
        .hasMessageMatching("(?s).*shop.yaml:3: this is not YAML: .*");
    assertThatThrownBy(() -> read("- a\n"))
        .hasMessageContaining("shop.yaml:1: this is not an OpenAPI");
    assertThatThrownBy(() -> Contract.read("none.yaml"))
        .hasMessage("There is no contract at none.yaml");
  }
}
