// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private static final Path ONCE = Path.of("target", "generated-sources", "openapi", "src");
  private static final Path AGAIN = Path.of("target", "generated-again", "openapi", "src");
  private static final Path FROM_3_1 = Path.of("target", "generated-from-3.1", "openapi", "src");

  @Test
  void generatesTheSameBytesInEachRun() throws IOException {
    Map<String, String> once = files(ONCE);

    assertThat(once).containsKey("main/java/io/github/juspaywallets/api/WalletsApi.java");
    assertThat(files(AGAIN)).isEqualTo(once);
  }

  @Test
  void generatesTheSameJavaForTheContractAsOpenApi31() throws IOException {
    assertThat(files(FROM_3_1)).isEqualTo(files(ONCE));
  }

  @Test
  void usesNoneOfTheDefaultLibraries() throws IOException {
    assertThat(files(ONCE).values())
        .allSatisfy(
            source ->
                assertThat(source)
                    .doesNotContainIgnoringCase("gson")
                    .doesNotContainIgnoringCase("jackson")
                    .doesNotContainIgnoringCase("oltu")
                    .doesNotContain("@Generated", "@SuppressWarnings(\"all\")"));
  }

  @Test
  void generatesFilesOfReadableLength() throws IOException {
    assertThat(files(ONCE))
        .allSatisfy(
            (name, source) ->
                assertThat(source.lines().count())
                    .isLessThan(name.endsWith("Api.java") ? 1_000 : 500));
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }
}
