// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.contract.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In validation, retries and redaction, only equivalent mutants may survive. equivalent-mutants.txt
 * lists these, each with its reason; an entry without a mutant stops the build. On a slow machine
 * an equivalent mutant may time out, which is only a warning.
 */
public final class EquivalentMutants {
  private static final List<String> STRICT =
      List.of(
          "CallReport",
          "Environment",
          "JuspayException",
          "MobileNumber",
          "NationalNumber",
          "Operation",
          "QuickCheck",
          "RetryPolicy",
          "RoutingGuard",
          "Settings");

  private EquivalentMutants() {}

  /** Takes the folder of the facade. */
  public static void main(String... args) throws IOException {
    Path facade = Path.of(args[0]);
    // Each line: file, class, mutator, method, line, status, killing test.
    List<String[]> mutants =
        Files.readAllLines(facade.resolve("target/pit-reports/mutations.csv")).stream()
            .map(line -> line.split(","))
            .filter(mutant -> STRICT.contains(file(mutant)))
            .toList();
    Map<String, Integer> all = count(mutants);
    Map<String, Integer> survivors =
        count(mutants.stream().filter(one -> one[5].matches("SURVIVED|NO_COVERAGE")).toList());
    Map<String, Integer> listed = listed(facade.resolve("src/test/equivalent-mutants.txt"));
    List<String> problems = new ArrayList<>();
    listed.forEach(
        (name, number) -> {
          if (survivors.getOrDefault(name, 0) < number) {
            System.out.println("WARNING: equivalent, but fewer survived than listed: " + name);
          }
          if (all.getOrDefault(name, 0) < number) {
            problems.add("listed as equivalent, but no longer a mutant: " + name);
          }
        });
    survivors.forEach(
        (name, number) -> {
          if (number > listed.getOrDefault(name, 0)) {
            problems.add("survived: " + name);
          }
        });
    for (String name : STRICT) {
      if (mutants.stream().noneMatch(mutant -> file(mutant).equals(name))) {
        problems.add("no mutants in " + name);
      }
    }
    if (!problems.isEmpty()) {
      String advice = "See facade/target/pit-reports and facade/src/test/equivalent-mutants.txt";
      throw new Refusal("Mutants of validation, retries or redaction:", problems, advice);
    }
  }

  private static String file(String[] mutant) {
    return mutant[0].replace(".java", "");
  }

  /** The number of mutants by class, method and mutator. */
  private static Map<String, Integer> count(List<String[]> mutants) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String[] mutant : mutants) {
      String mutator = mutant[2].replaceFirst(".*\\.", "");
      counts.merge(file(mutant) + " " + mutant[3] + " " + mutator, 1, Integer::sum);
    }
    return counts;
  }

  private static Map<String, Integer> listed(Path file) throws IOException {
    Map<String, Integer> listed = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.replaceFirst(" \\| .*", "").split(" ");
      if (!line.startsWith("#")) {
        listed.put(words[0] + " " + words[1] + " " + words[2], Integer.valueOf(words[3]));
      }
    }
    return listed;
  }
}
