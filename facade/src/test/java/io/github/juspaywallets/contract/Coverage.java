// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Records which tests exercised which part of the contract. Several JVMs append to the file, which
 * {@link CoverageReport} reads: a line for each part, and one for each test of a part.
 */
public final class Coverage implements AutoCloseable {
  private static final Path FILE = Path.of("target/contract-coverage.txt");
  private static final Set<String> PARTS = Set.copyOf(Described.CURRENT.parts());

  private final Set<String> lines = ConcurrentHashMap.newKeySet();

  private Coverage() {
    lines.addAll(PARTS);
  }

  /** The coverage of this run. */
  public static Coverage of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Coverage.class))
        .getOrComputeIfAbsent(Coverage.class, key -> new Coverage(), Coverage.class);
  }

  /** Records that a test exercised a part. */
  public void add(String part, String test) {
    if (PARTS.contains(part)) {
      lines.add(part + '\t' + test);
    }
  }

  @Override
  public void close() throws IOException {
    if (!ContractWatch.UNWATCHED) {
      Files.writeString(FILE, String.join("\n", lines) + '\n', CREATE, APPEND);
    }
  }
}
