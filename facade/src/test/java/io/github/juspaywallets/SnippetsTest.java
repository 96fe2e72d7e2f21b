// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in the documentation occurs, word for word, in compiled and tested sources. */
class SnippetsTest {
  private static final List<Path> SOURCES = List.of(Path.of("src/it"), Path.of("src/test/java"));
  private static final Pattern CODE = Pattern.compile("(?s)```(?:java|kotlin)\n(.*?)```");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../README.md",
        "docs/errors.md",
        "docs/kotlin.md",
        "docs/many-merchants.md",
        "docs/observability.md",
        "docs/spring.md",
        "docs/testing.md"
      })
  void areInTestedSources(Path page) throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(SnippetsTest::isSource).toList()) {
          sources.append(compact(Files.readString(file)));
        }
      }
    }
    List<String> snippets =
        CODE.matcher(Files.readString(page)).results().map(result -> result.group(1)).toList();

    assertThat(snippets).isNotEmpty();
    for (String snippet : snippets) {
      assertThat(sources).contains(compact(snippet));
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".kt");
  }

  /** Removes what depends on the context of the code. */
  private static String compact(String code) {
    return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
  }
}
