// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stops the build if no test exercised a part of the contract. Lists the tests of each part in
 * target/contract-coverage.md.
 */
public final class CoverageReport {
  /** Most parts occur in every request. */
  private static final int SHOWN = 5;

  private CoverageReport() {}

  /**
   * Reports what {@link Coverage} recorded.
   *
   * @param args the root of the repository, and the contract
   */
  public static void main(String... args) throws IOException {
    Path root = Path.of(args[0]);
    Path recorded = root.resolve("facade/target/contract-coverage.txt");
    Map<String, Set<String>> tests = new TreeMap<>();
    for (String line : Files.readAllLines(recorded)) {
      String[] parts = line.split("\t");
      Set<String> ofPart = tests.computeIfAbsent(parts[0], part -> new TreeSet<>());
      ofPart.addAll(List.of(parts).subList(1, parts.length));
    }
    // The next run records anew.
    Files.delete(recorded);
    StringBuilder table = new StringBuilder("| part of the contract | tests |\n|---|---|\n");
    List<String> missing = new ArrayList<>();
    tests.forEach(
        (part, names) -> {
          table.append("| ").append(part).append(" | ").append(some(names)).append(" |\n");
          if (names.isEmpty()) {
            missing.add(part + ": " + advice(part));
          }
        });
    Files.writeString(recorded.resolveSibling("contract-coverage.md"), table);
    // Tests selected with -Dtest cannot cover the whole contract.
    if (!missing.isEmpty() && System.getProperty("test") == null) {
      String advice = "facade/target/contract-coverage.md lists the tests of the other parts";
      Refusal.unlessCandidate(
          root,
          args[1],
          () -> {
            throw new Refusal("No test exercises these parts of the contract:", missing, advice);
          });
    }
  }

  private static String some(Set<String> names) {
    List<String> first = names.stream().limit(SHOWN).toList();
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) : "";
    return names.isEmpty() ? "**none**" : String.join(", ", first) + more;
  }

  private static String advice(String part) {
    if (part.startsWith("property ") || part.startsWith("header ")) {
      return "give it an example in openapi.yaml";
    }
    return part.startsWith("parameter ")
        ? "pass it in facade/src/test/java/io/github/juspaywallets/EveryOperation.java"
        : "add a test";
  }
}
