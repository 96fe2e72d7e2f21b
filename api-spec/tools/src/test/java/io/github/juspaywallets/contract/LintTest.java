// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
  private static final String WALLETS = Sample.text("contract.yaml");

  @TempDir Path folder;

  private String lint(String text) {
    Path file = Sample.file(folder, "openapi.yaml", text);
    return Sample.complaint(() -> Lint.main(file.toString()));
  }

  private static Arguments rule(String message, String... edits) {
    return Arguments.of(message, edits);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("this is not YAML", "paths:", "paths: ["),
        rule("this is not OpenAPI: attribute paths", "      operationId:", "      operationID:"),
        rule("openapi must be 3.0", "openapi: 3.0.3", "openapi: 3.1.0"),
        rule(
            "refers to #/components/schemas/None, which does not exist",
            "'#/components/schemas/Provider'",
            "'#/components/schemas/None'"),
        rule("servers must be https", "https://api", "http://api"),
        rule("servers has no x-environment", "    x-environment: PRODUCTION\n", ""),
        rule(
            "Provider lists NO without quotes", "        - PAYTM", "        - PAYTM\n        - NO"),
        rule(
            "Wallet.mobile_numbers is personal data",
            "        linked:\n",
            "        mobile_numbers: {type: array, description: All., items: {type: string}}\n"
                + "        linked:\n"),
        rule(
            "Wallet.otp is personal data",
            "        linked:\n",
            "        otp: {type: integer, description: One.}\n        linked:\n"),
        rule("has no operationId", "      operationId: sendWalletCommand\n", ""),
        rule(
            "has the same operationId as",
            "\ncomponents:",
            "\n"
                + "  /other:\n"
                + "    post:\n"
                + "      operationId: sendWalletCommand\n"
                + "      description: Other.\n"
                + "      responses:\n"
                + "        '204':\n"
                + "          description: None.\n"
                + "components:"),
        rule(
            "post /wallets/{wallet_id} has no description",
            "      description: Sends a command.\n",
            ""),
        rule(
            "WalletId has no description",
            "      description: The wallet.\n      x-prov",
            "      x-prov"),
        rule("429 has no example", "              example:\n                code: slow\n", ""),
        rule("example does not match its schema", "linked: false", "linked: 7"),
        rule(
            "mobile_number example does not match its schema",
            "          example: '7777777777'",
            "          maxLength: 3\n          example: '7777777777'"),
        rule("RoutingId is personal data", "      x-sensitive: true\n      schema", "      schema"),
        rule(
            "Wallet.metadata is an object without a name",
            "          description: More.\n"
                + "          allOf:\n"
                + "            - $ref: '#/components/schemas/Metadata'",
            "          description: More.\n"
                + "          type: object\n"
                + "          properties: {a: {type: string, description: A.}}\n"),
        rule(
            "Wallet.linkedNow is not lower case with underscores",
            "        linked:\n",
            "        linkedNow:\n"),
        rule("RoutingId is not lower case with dashes", "name: x-routing-id", "name: X-Routing"),
        rule(
            "error_code is not a class name",
            "    Error:\n",
            "    error_code:\n",
            "schemas/Error",
            "schemas/error_code"),
        rule("Wallet.id has no description", "          description: Its id.\n", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void namesLineAndRule(String message, String[] edits) {
    assertThat(lint(Sample.edited(WALLETS, edits)))
        .contains(message)
        .containsPattern("openapi\\.yaml:\\d+: ");
  }

  @Test
  void acceptsWhatBreaksNoRule() {
    assertThat(lint(WALLETS)).isEmpty();
    assertThat(
            lint(
                Sample.edited(
                    WALLETS,
                    "        linked:\n",
                    "        mobile_numbers: {type: array, description: All., items: {type: string,"
                        + " x-sensitive: true}}\n        linked:\n")))
        .isEmpty();
  }

  @Test
  void printsTenLinesAtMost() {
    assertThat(lint(WALLETS.replaceAll(" description: .*", ""))).containsPattern("and \\d+ more");
  }
}
