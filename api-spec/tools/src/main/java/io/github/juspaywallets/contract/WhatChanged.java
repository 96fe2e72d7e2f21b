// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the contract, and the Java that follows from it, with the last release. Stops the build
 * if a change breaks callers and is not approved.
 */
public final class WhatChanged {
  private static final String RELEASED = "api-spec/src/released/";
  private static final String APPROVED = RELEASED + "approved.txt";

  private WhatChanged() {}

  /**
   * Compares.
   *
   * @param args the root of the repository, the contract, the released one, and the folders of
   *     compiled classes; without these, compares only the contracts
   */
  public static void main(String... args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Contract contract = Contract.read(args[1]);
    Contract released = Contract.read(args[2]);
    List<Path> classes = Arrays.stream(args).skip(3).map(Path::of).toList();
    Path target = Files.createDirectories(root.resolve("api-spec/target"));
    List<Change> changes = Comparison.of(released, contract);
    if (!classes.isEmpty()) {
      JavaApi java = JavaApi.of(classes);
      Files.write(target.resolve("java-api.txt"), java.lines());
      List<String> before = Files.readAllLines(root.resolve(RELEASED + "java-api.txt"));
      changes = JavaChanges.add(changes, before, java);
    }
    Files.writeString(target.resolve("api-changes.md"), report(changes));
    List<String> breaking = unapproved(root, changes);
    Refusal.unlessCandidate(root, args[1], () -> check(breaking));
  }

  private static void check(List<String> breaking) {
    if (!breaking.isEmpty()) {
      String advice = "Revert what breaks callers, or approve it: paste its lines into " + APPROVED;
      throw new Refusal("Callers of the last release break:", breaking, advice);
    }
  }

  private static String report(List<Change> changes) {
    StringBuilder report = new StringBuilder("# What changed in the API\n");
    for (Kind kind : Kind.values()) {
      List<Change> rows = changes.stream().filter(change -> change.kind() == kind).toList();
      report.append(rows.isEmpty() ? "" : "\n## " + kind.title + "\n\n");
      rows.forEach(row -> report.append("- " + row.text + " (`" + row.place + "`)\n"));
    }
    return report + (changes.isEmpty() ? "\nNothing.\n" : "");
  }

  /** Approvals are one a line, as the build prints them. One without a change is a mistake, too. */
  private static List<String> unapproved(Path root, List<Change> changes) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(root.resolve(APPROVED)));
    lines.replaceAll(line -> line.replaceFirst("^\\S+:\\d+: ", "").replaceFirst("( \\| |#).*", ""));
    List<Change> breaking = changes.stream().filter(Change::isBreaking).toList();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && breaking.stream().noneMatch(change -> change.text.equals(line))) {
        problems.add("%s:%d: remove the line, there is no such change".formatted(APPROVED, i + 1));
      }
    }
    for (Change change : breaking) {
      if (!lines.contains(change.text)) {
        problems.add(change.toString());
      }
    }
    return problems;
  }
}
