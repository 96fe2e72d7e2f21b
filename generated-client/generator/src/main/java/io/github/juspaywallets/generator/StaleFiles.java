// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes files of an earlier run that this one did not write, such as classes of removed schemas.
 */
final class StaleFiles {
  private final Path output;
  private final Set<String> before;

  /** Remembers the files of the earlier run. */
  StaleFiles(String output) {
    this.output = Path.of(output);
    this.before = new HashSet<>(listed());
  }

  /** openapi-generator's own list of the files that it wrote. */
  private List<String> listed() {
    Path list = output.resolve(".openapi-generator/FILES");
    try {
      return Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    before.removeAll(listed());
    try {
      for (String file : before) {
        Files.deleteIfExists(output.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
