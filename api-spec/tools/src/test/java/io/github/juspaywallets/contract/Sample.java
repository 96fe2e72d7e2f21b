// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Texts of the tests, which do not depend on the real contract. */
final class Sample {
  private Sample() {}

  static String text(String name) {
    try (InputStream stream = Sample.class.getResourceAsStream("/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table: a text, and edits. */
  static Stream<Arguments> rows(String table) {
    return text(table)
        .lines()
        .filter(row -> !row.startsWith("#"))
        .map(row -> row.replace("(nothing)", "").replace("\\n", "\n").split(" <- | => | ;; ", -1))
        .map(row -> Arguments.of(row[0], Arrays.copyOfRange(row, 1, row.length)));
  }

  /** Replaces parts of a text, which must exist. */
  static String edited(String text, String... changes) {
    String result = text;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(result).contains(changes[i]);
      result = result.replace(changes[i], changes[i + 1]);
    }
    return result;
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contract contract(Path folder, String name, String text) {
    return Contract.read(file(folder, name, text).toString());
  }

  /** A tool, as the build runs it. */
  interface Tool {
    void run() throws Exception;
  }

  /** The message with which a tool stops the build, empty if it does not. */
  static String complaint(Tool tool) {
    RuntimeException refusal = catchThrowableOfType(RuntimeException.class, tool::run);
    if (refusal == null) {
      return "";
    }
    assertThat(refusal.getMessage().lines().count()).isLessThanOrEqualTo(10);
    return refusal.getMessage();
  }
}
