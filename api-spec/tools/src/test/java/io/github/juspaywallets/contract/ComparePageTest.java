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

class ComparePageTest {
  private static final String PAGE = Sample.text("page.md");
  private static final String WALLETS = Sample.text("contract.yaml");

  @TempDir Path folder;

  private String compared(String contract, String page) {
    Path yaml = Sample.file(folder, "openapi.yaml", contract);
    Path markdown = Sample.file(folder, "page.md", page);
    return Sample.complaint(() -> ComparePage.main(yaml.toString(), markdown.toString()));
  }

  static Stream<Arguments> changes() {
    return Sample.rows("page-changes.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void findsAChangeOfThePage(String message, String[] edits) {
    assertThat(compared(WALLETS, Sample.edited(PAGE, edits))).contains(message);
  }

  @Test
  void acceptsAPageThatSaysTheSame() {
    assertThat(compared(WALLETS, PAGE)).isEmpty();
    String synonyms = Sample.edited(PAGE, "- Tags: boolean", "- Tags: Int");
    assertThat(
            compared(
                Sample.edited(
                    WALLETS, "type: boolean", "type: integer", "linked: false", "linked: 0"),
                Sample.edited(synonyms, "\"linked\": false", "\"linked\": 1")))
        .isEmpty();
  }

  /** The page of a command belongs to the operation that links it. */
  @Test
  void comparesAPageWithTheOperationThatLinksIt() {
    String linked =
        Sample.edited(
            WALLETS,
            "      description: Sends a command.\n",
            "      description: Sends a command.\n"
                + "      externalDocs: {url: 'https://juspay.io/update'}\n");
    String page =
        Sample.edited(
            PAGE,
            "page_title: Update Mobile Number",
            "page_source: https://juspay.io/update.md",
            "POST\n\n## Auth",
            "PUT\n\n## Auth");

    assertThat(compared(linked, page)).contains("request type: PUT | contract: POST");
  }
}
