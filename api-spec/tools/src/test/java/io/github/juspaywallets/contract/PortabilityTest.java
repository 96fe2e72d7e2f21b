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
import org.junit.jupiter.params.provider.ValueSource;

/** What other tools refuse or read in another way, and the lint therefore refuses. */
class PortabilityTest {
  private static final String WALLETS = Sample.text("contract.yaml");
  private static final String NUMBER = "          description: The number.\n";
  private static final String LINKED = "        linked:\n";
  private static final String PATTERN = "'^[!-~]+$'";

  @TempDir Path folder;

  private String lint(String... edits) {
    Path file = Sample.file(folder, "openapi.yaml", Sample.edited(WALLETS, edits));
    return Sample.complaint(() -> Lint.main(file.toString()));
  }

  private static Arguments rule(String message, String... edits) {
    return Arguments.of(message, edits);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("info has no contact", "  contact:\n    name: The authors\n", ""),
        rule(
            "is nullable: list null",
            "      description: A provider.\n",
            "      nullable: true\n      description: A provider.\n"),
        rule(
            "Wallet.properties.balance has no format",
            LINKED,
            "        balance: {type: number, description: Money.}\n" + LINKED),
        rule("null as its example", NUMBER, NUMBER + "          example: null\n"),
        rule("x-routing-id has no example", "      example: customer_1\n", ""),
        rule(
            "200 stands after an error",
            "      responses:\n        '200'",
            "      responses:\n        '400':\n          $ref: '#/components/responses/Forbidden'\n        '200'"),
        rule(
            "refers to a oneOf",
            "\n    Command:",
            "\n    Forms:\n      description: Any.\n      oneOf:\n        - $ref: '#/components/schemas/Form'\n"
                + "      discriminator: {propertyName: command, mapping: {update: '#/components/schemas/Form'}}\n    Command:",
            "              $ref: '#/components/schemas/Form'",
            "              $ref: '#/components/schemas/Forms'"),
        rule(
            "mobile_number is required, so it cannot be nullable",
            "          description: The number.\n          x-sensitive: true\n"
                + "          x-provenance: vendor-page\n          example:",
            "          description: The number.\n          nullable: true\n          x-sensitive: true\n"
                + "          x-provenance: vendor-page\n          example:"),
        rule(
            "amount is text in a form",
            "        mobile_number:\n          type: string\n" + NUMBER,
            "        amount: {type: number, format: double, description: Money.}\n"
                + "        mobile_number:\n          type: string\n"
                + NUMBER),
        rule(
            "examples of only the request or only its response: changed, update",
            "            example:\n              command: update\n              mobile_number: '7777777777'\n",
            "            examples:\n              update:\n                value:\n                  command: update\n"
                + "                  mobile_number: '7777777777'\n",
            "              example:\n                id: wlt_1\n                linked: false\n",
            "              examples:\n                changed:\n                  value:\n                    id: wlt_1\n"),
        rule(
            "Wallet.wallet lists all values that it may ever have",
            "          anyOf:\n            - $ref: '#/components/schemas/Provider'\n            - type: string\n",
            "          allOf:\n            - $ref: '#/components/schemas/Provider'\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void namesLineAndRule(String message, String[] edits) {
    assertThat(lint(edits)).contains(message).containsPattern("openapi\\.yaml:\\d+: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'^(?!a)b+$'",
        "'^a(?=b)'",
        "'(?<!a)b'",
        "'(?<=a)b'",
        "'^[^\\x00-\\xA0]+$'",
        "'^\\u0041$'",
        "'^(a)\\1$'"
      })
  void refusesPatternsThatAreNotPortable(String pattern) {
    assertThat(lint(PATTERN, pattern)).contains("pattern with look-around");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'^[\\x21-\\x7E]+$'", "'^(?:a|b)?$'", "'^\\+?[0-9]{4,15}$'", "'^[*+]+$'"})
  void acceptsPortablePatterns(String pattern) {
    assertThat(lint(PATTERN, pattern)).doesNotContain("pattern with");
  }

  @Test
  void acceptsNullAmongTheValuesOfANullableEnum() {
    assertThat(
            lint(
                "      description: A provider.\n      enum:\n        - PAYTM\n",
                "      nullable: true\n      description: A provider.\n      enum:\n        - PAYTM\n        - null\n"))
        .isEmpty();
  }
}
