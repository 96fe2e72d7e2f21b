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
 * if a change breaks callers and is not approved, or if something is missing for a new call.
 */
public final class WhatChanged {
  private static final String RELEASED = "api-spec/src/released/";
  private static final String APPROVED = RELEASED + "approved.txt";
  private static final String REPORT = "api-spec/target/api-changes.md";
  private static final List<String> PACKAGES =
      List.of(
          "io.github.juspaywallets",
          "io.github.juspaywallets.api",
          "io.github.juspaywallets.model");

  private final Path root;
  private final Contract contract;
  private final Contract released;
  private final List<Path> classes;

  private WhatChanged(Path root, String contract, List<Path> classes) {
    this.root = root;
    this.contract = Contract.read(contract);
    this.released =
        Contract.read(
            System.getProperty("released", root.resolve(RELEASED + "openapi.yaml").toString()));
    this.classes = classes;
  }

  /**
   * Compares.
   *
   * @param args the root of the repository, the contract, and the folders of compiled classes
   */
  public static void main(String... args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    List<Path> classes = Arrays.stream(args).skip(2).map(Path::of).toList();
    new WhatChanged(root, args[1], classes).run(isCandidate(root, args[1]));
  }

  /** For a contract from elsewhere, problems are only warnings. */
  static boolean isCandidate(Path root, String contract) {
    Path committed = root.resolve("api-spec/src/main/resources/juspay-wallets/openapi.yaml");
    return !Path.of(contract).toAbsolutePath().normalize().equals(committed);
  }

  private void run(boolean candidate) throws IOException {
    List<Change> changes = Comparison.of(released, contract);
    if (!classes.isEmpty()) {
      List<String> java = JavaApi.of(classes, PACKAGES);
      Path file = root.resolve("api-spec/target/java-api.txt");
      Files.createDirectories(file.getParent());
      Files.write(file, java);
      changes =
          JavaChanges.add(
              changes, Files.readAllLines(root.resolve(RELEASED + "java-api.txt")), java);
    }
    Files.createDirectories(root.resolve(REPORT).getParent());
    Files.writeString(root.resolve(REPORT), report(changes));
    try {
      check(changes);
    } catch (Refusal e) {
      if (!candidate) {
        throw e;
      }
      System.out.println(e.getMessage());
    }
  }

  private static String report(List<Change> changes) {
    StringBuilder report = new StringBuilder("# What changed in the API\n");
    for (Kind kind : Kind.values()) {
      List<Change> rows = changes.stream().filter(change -> change.kind() == kind).toList();
      report.append(rows.isEmpty() ? "" : "\n## " + kind.title + "\n\n");
      rows.forEach(
          row ->
              report.append("- ").append(row.text).append(" (`").append(row.place).append("`)\n"));
    }
    return report + (changes.isEmpty() ? "\nNothing.\n" : "");
  }

  private void check(List<Change> changes) throws IOException {
    Approvals approvals = Approvals.read(root, APPROVED);
    List<String> breaking =
        changes.stream().filter(Change::isBreaking).map(change -> change.text).toList();
    List<String> problems = new ArrayList<>(approvals.withoutChange(breaking));
    changes.stream()
        .filter(change -> change.isBreaking() && !approvals.contain(change.text))
        .forEach(change -> problems.add(change.toString()));
    boolean approve = !problems.isEmpty();
    if (!classes.isEmpty()) {
      problems.addAll(new Unfinished(root, contract, released).problems());
    }
    if (!problems.isEmpty()) {
      throw new Refusal(
          approve ? "Callers of the last release break:" : "Something is missing:",
          problems,
          approve
              ? "Revert what breaks callers, or approve it: paste its lines into " + APPROVED + "."
              : "See api-spec/docs/changing-the-api.md.");
    }
  }
}
