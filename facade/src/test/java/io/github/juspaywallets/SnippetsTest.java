// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java in the documentation stands, word for word, in sources that are compiled and run. */
class SnippetsTest {
  private static final List<Path> SOURCES = List.of(Path.of("src/it"), Path.of("src/test/java"));
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @ParameterizedTest
  @ValueSource(strings = {"../README.md", "docs/errors.md", "docs/observability.md"})
  void standInTestedSources(Path page) throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          sources.append(compact(Files.readString(file)));
        }
      }
    }
    List<String> snippets =
        JAVA.matcher(Files.readString(page)).results().map(MatchResult::group).toList();

    assertThat(snippets).isNotEmpty();
    for (String snippet : snippets) {
      assertThat(sources).contains(compact(snippet.replace("```java", "").replace("```", "")));
    }
  }

  /** Without what depends on where the code stands. */
  private static String compact(String code) {
    return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
  }
}
