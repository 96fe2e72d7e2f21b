// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class GenerationTest {
  private static final Path CONTRACT =
      Path.of("../../api-spec/src/main/resources/juspay-wallets/openapi.yaml");
  private static final Path ONCE = Path.of("target", "generated", "once");

  @BeforeAll
  static void generate() {
    Generation.run(Generation.configurator(CONTRACT, ONCE, "com.example"));
  }

  @Test
  void generatesTheSameBytesInEachRun() throws IOException {
    Path again = Path.of("target", "generated", "again");
    Generation.run(Generation.configurator(CONTRACT, again, "com.example"));

    assertThat(files(ONCE)).containsKey("src/main/java/com/example/api/WalletsApi.java");
    assertThat(files(again)).isEqualTo(files(ONCE));
  }

  @Test
  void generatesTheSameJavaForTheContractAsOpenApi31() throws IOException {
    Map<String, Object> contract = new Yaml().load(Files.readString(CONTRACT));
    contract.put("openapi", "3.1.0");
    modernize(contract);
    Path modern =
        Files.writeString(Path.of("target", "wallets-3.1.yaml"), new Yaml().dump(contract));
    Path output = Path.of("target", "generated", "from-3.1");
    Generation.run(Generation.configurator(modern, output, "com.example"));

    Map<String, String> expected = files(ONCE);
    Map<String, String> actual = files(output);
    String digest = "src/main/java/com/example/api/ApiSpec.java";
    expected.remove(digest);
    actual.remove(digest);
    assertThat(actual).isEqualTo(expected);
  }

  /** OpenAPI 3.1 has no nullable, but a type null. */
  @SuppressWarnings("unchecked") // a tree of maps and lists
  private static void modernize(Object node) {
    if (node instanceof Map<?, ?> map) {
      if (Boolean.TRUE.equals(map.remove("nullable"))) {
        ((Map<String, Object>) map).computeIfPresent("type", (key, type) -> List.of(type, "null"));
      }
      map.values().forEach(GenerationTest::modernize);
    } else if (node instanceof List<?> list) {
      list.forEach(GenerationTest::modernize);
    }
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
                    .isLessThan(name.endsWith("Api.java") ? 1_200 : 900));
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path :
          (Iterable<Path>) paths.filter(path -> path.toString().endsWith(".java"))::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }
}
