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

class LintTest {
  private static final String WALLETS = Sample.text("contract.yaml");

  private static final String PATTERN = "'^[!-~]+$'";

  @TempDir Path folder;

  private String lint(String text) {
    Path file = Sample.file(folder, "openapi.yaml", text);
    return Sample.complaint(() -> Lint.main(file.toString()));
  }

  static Stream<Arguments> rules() {
    return Sample.rows("rules.txt");
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
    assertThat(
            lint(
                Sample.edited(
                    WALLETS,
                    "description: A provider.\n      enum:\n",
                    "description: A provider.\n      nullable: true\n      enum:\n        - null\n")))
        .isEmpty();
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
    assertThat(lint(Sample.edited(WALLETS, PATTERN, pattern))).contains("with look-around");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'^[\\x21-\\x7E]+$'", "'^(?:a|b)?$'", "'^\\+?[0-9]{4,15}$'", "'^[*+]+$'"})
  void acceptsPortablePatterns(String pattern) {
    assertThat(lint(Sample.edited(WALLETS, PATTERN, pattern))).doesNotContain("pattern with");
  }

  @Test
  void printsTenLinesAtMost() {
    assertThat(lint(WALLETS.replaceAll(" description: .*", ""))).containsPattern("and \\d+ more");
  }
}
