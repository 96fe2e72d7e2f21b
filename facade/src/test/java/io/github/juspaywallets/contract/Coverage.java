// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Records which tests exercised which part of the contract. Written after the last test. */
public final class Coverage implements AutoCloseable {
  private static final Path REPORT = Path.of("target/contract-coverage.md");
  private static final Path UNCOVERED = Path.of("target/contract-uncovered.txt");

  private final Map<String, Set<String>> tests = new ConcurrentHashMap<>();

  private Coverage() {}

  /** The coverage of this run. */
  public static Coverage of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Coverage.class))
        .getOrComputeIfAbsent(Coverage.class, key -> new Coverage(), Coverage.class);
  }

  /** Records that a test exercised a part. */
  public void add(String part, String test) {
    tests.computeIfAbsent(part, key -> new ConcurrentSkipListSet<>()).add(test);
  }

  @Override
  public void close() throws IOException {
    Set<String> uncovered = new TreeSet<>(Contract.CURRENT.parts());
    uncovered.removeAll(tests.keySet());
    Files.createDirectories(REPORT.getParent());
    Files.write(UNCOVERED, uncovered);
    Files.writeString(
        REPORT,
        Contract.CURRENT.parts().stream()
            .map(part -> "| " + part + " | " + testsOf(part) + " |\n")
            .collect(Collectors.joining("", "| part of the contract | tests |\n|---|---|\n", "")));
  }

  /** Lists only the first few tests, because most parts occur in every request. */
  private String testsOf(String part) {
    Set<String> all = tests.getOrDefault(part, Set.of());
    String some = all.stream().limit(5).collect(Collectors.joining(", "));
    return all.isEmpty() ? "**none**" : all.size() > 5 ? some + " and " + (all.size() - 5) : some;
  }
}
