// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.Moshi;
import jakarta.validation.Validation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Retrofit;

/** openapi-generator's own command line, which has only this extension on its class path. */
class CommandLineTest {
  private static final List<Path> TOOLS =
      List.of(Path.of("target", "classes"), Path.of("target", "cli", "openapi-generator-cli.jar"));

  /** All that generated code may use, with the libraries that these bring. */
  private static final String LIBRARIES =
      Stream.of(
              Retrofit.class,
              Moshi.class,
              Validation.class,
              NullMarked.class,
              OkHttpClient.class,
              ByteString.class,
              kotlin.Unit.class)
          .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
          .collect(Collectors.joining(System.getProperty("path.separator")));

  private static URLClassLoader tools;

  @TempDir private Path output;

  @BeforeAll
  static void load() throws MalformedURLException {
    URL[] urls = new URL[TOOLS.size()];
    for (int i = 0; i < urls.length; i++) {
      assertThat(TOOLS.get(i)).exists();
      urls[i] = TOOLS.get(i).toUri().toURL();
    }
    tools = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    tools.close();
  }

  /** What most of the public documents have that are not written for this generator. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers-derived",
        "servers-relative",
        "servers-of-all-paths",
        "server-of-operation",
        "server-of-path",
        "server-of-commands",
        "unions",
        "union-of-one-type",
        "union-discriminated",
        "union-hierarchy",
        "form-objects",
        "names-inline-collide",
        "names-taken",
        "nullable-31",
        "nullable-list-31",
        "responses-any-media",
        "free-form-body"
      })
  void generatesCodeThatCompilesAlone(String contract) throws Exception {
    generate(contract);

    assertThat(complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers-variable",
        "parameter-object",
        "deep-object-array",
        "body-octets",
        "null-type-31",
        "operation-without-id",
        "schemas-collide"
      })
  void saysInWhichLineIsWhatItRefuses(String contract) {
    assertThatThrownBy(() -> generate(contract))
        .cause()
        .hasMessageMatching("(?s).*/" + contract + "[.]yaml:[0-9]+: .*");
    assertThat(output.resolve("src")).doesNotExist();
  }

  private void generate(String contract) throws Exception {
    String file = Path.of("src/test/contracts/small", contract + ".yaml").toString();
    String[] arguments = {"generate", "-g", "retrofit-moshi", "-i", file, "-o", output.toString()};
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(tools);
    try {
      tools
          .loadClass("org.openapitools.codegen.OpenAPIGenerator")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String complaints() throws IOException {
    try (Stream<Path> paths = Files.walk(output)) {
      List<Path> sources = paths.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(sources).anyMatch(source -> source.endsWith("ModelJsonAdapters.java"));
      return Javac.complaints(sources, LIBRARIES, output.resolve("classes"));
    }
  }
}
