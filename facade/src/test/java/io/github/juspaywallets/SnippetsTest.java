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

/** The Java code in the documentation occurs, word for word, in compiled and tested sources. */
class SnippetsTest {
  private static final List<Path> SOURCES = List.of(Path.of("src/it"), Path.of("src/test/java"));
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @ParameterizedTest
  @ValueSource(strings = {"../README.md", "docs/errors.md", "docs/observability.md"})
  void areInTestedSources(Path page) throws IOException {
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

  /** Removes what depends on the context of the code. */
  private static String compact(String code) {
    return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
  }
}
