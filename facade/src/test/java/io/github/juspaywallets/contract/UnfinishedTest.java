// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {
  private static final String FACADE = "facade/src/main/java/io/github/juspaywallets/Wallets.java";
  private static final String TABLE =
      "facade/src/test/java/io/github/juspaywallets/EveryOperation.java";
  private static final String MAPPING =
      "api-spec/src/main/resources/juspay-wallets/mappings/done.json";
  private static final String PAGE = "api-spec/docs/sandbox.md";
  private static final String RELEASED =
      """
      openapi: 3.0.3
      info: {title: Wallets, version: "1"}
      paths:
        /wallets/{wallet_id}:
          post:
            operationId: sendWalletCommand
            parameters: [{$ref: '#/components/parameters/WalletId'}]
            responses:
              '200':
                description: Done.
                content: {application/json: {examples: {done: {value: {id: a, linked: false}}}}}
      components:
        parameters:
          WalletId: {name: wallet_id, in: path, required: true, schema: {type: string}}
      """;

  /** With a second operation and a second example. */
  private static final String CONTRACT =
      RELEASED.replace(
          "components:",
          """
            /wallets/{wallet_id}/history:
              get:
                operationId: getHistory
                parameters: [{$ref: '#/components/parameters/WalletId'}]
                responses:
                  '200':
                    description: All.
                    content: {application/json: {examples: {read: {value: {id: a}}}}}
          components:""");

  @TempDir Path root;

  @BeforeEach
  void writeRepository() throws IOException {
    write(FACADE, "onWallet(\"send\", id, in -> api.sendWalletCommand(id))");
    write(TABLE, "SEND(\"sendWalletCommand\")");
    write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- `send`.\n\n## 1.0\n\n- `history`.\n");
    write(PAGE, "| `wlt_x` | 200 | done |\n");
    write(
        MAPPING,
        """
        {
          "name": "wlt_x: done",
          "metadata": {"example": "done"},
          "request": {"method": "POST", "urlPathTemplate": "/wallets/{wallet_id}"},
          "response": {"status": 200, "jsonBody": {"id": "wlt_1", "linked": true}}
        }
        """);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private List<String> problems(String contract) throws IOException {
    write("released.yaml", RELEASED);
    write("openapi.yaml", contract);
    Contract released = Contract.read(root.resolve("released.yaml").toString());
    return new Unfinished(root, Contract.read(root.resolve("openapi.yaml").toString()), released)
        .problems();
  }

  @Test
  void findsNothingIfEachCallHasEverything() throws IOException {
    assertThat(problems(RELEASED)).isEmpty();
  }

  @Test
  void namesAtOnceEachFileThatANewCallMisses() throws IOException {
    assertThat(problems(CONTRACT))
        .satisfiesExactly(
            first -> assertThat(first).startsWith(FACADE + ": ").contains("api.getHistory(...)"),
            second -> assertThat(second).startsWith(TABLE + ": ").contains("\"getHistory\""),
            third -> assertThat(third).startsWith("CHANGELOG.md: ").contains("getHistory"),
            fourth -> assertThat(fourth).contains("mappings: ", "GET /wallets/{wallet_id}/history"),
            fifth -> assertThat(fifth).contains("mappings: ", "the example read"));
  }

  @Test
  void wantsTheNameOfTheMethodInTheChangelogOfTheNextVersion() throws IOException {
    write(FACADE, "(\"send\", api.sendWalletCommand(id)), (\"history\", api.getHistory(id))");

    assertThat(problems(CONTRACT)).contains("CHANGELOG.md: say under Unreleased what history does");
  }

  @Test
  void comparesMappingsWithTheExamplesThatTheyName() throws IOException {
    write(MAPPING, Files.readString(root.resolve(MAPPING)).replace("linked", "bound"));
    assertThat(problems(RELEASED))
        .singleElement()
        .asString()
        .matches(".*done.json:5: serve the example done as in the contract: bound, linked");

    write(MAPPING, Files.readString(root.resolve(MAPPING)).replace("\"done\"", "\"none\""));
    assertThat(problems(RELEASED)).anyMatch(line -> line.contains("has no example none"));
  }

  @Test
  void comparesThePageOfTheSandboxWithTheMappings() throws IOException {
    write(PAGE, "| `wlt_x` | 400 | done |\n");

    assertThat(problems(RELEASED))
        .containsExactly(
            PAGE + ": add the row | `wlt_x` | 200 | done |",
            PAGE + ":1: remove the row, no mapping has this name and status");
  }
}
