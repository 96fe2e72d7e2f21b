// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the mappings of the sandbox with the contract and with the page of the sandbox. What a
 * mapping says about itself is enough: its name, and {@code metadata.example}.
 */
final class SandboxCheck {
  private static final String MAPPINGS = "api-spec/src/main/resources/juspay-wallets/mappings";
  private static final String PAGE = "api-spec/docs/sandbox.md";
  private static final String TRIGGERED = "(wl[tm]_|customer_|\\d).*";

  private final Path root;
  private final Contract contract;
  private final List<String> problems = new ArrayList<>();

  SandboxCheck(Path root, Contract contract) {
    this.root = root;
    this.contract = contract;
  }

  List<String> problems() throws IOException {
    List<Part> mappings = mappings();
    for (Call call : Call.of(contract)) {
      if (mappings.stream().noneMatch(mapping -> succeeds(mapping, call))) {
        problems.add(
            "%s: add a mapping for %s, with the name of an example as metadata.example"
                .formatted(MAPPINGS, call.title()));
      }
    }
    examples(mappings);
    page(mappings);
    return problems;
  }

  private List<Part> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(MAPPINGS))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> Part.of(Contract.read(file.toString())))
          .flatMap(
              file ->
                  file.get("mappings").exists()
                      ? file.get("mappings").items().stream()
                      : Stream.of(file))
          .toList();
    }
  }

  private static boolean succeeds(Part mapping, Call call) {
    Part request = mapping.get("request");
    String pattern = request.textOf("urlPathPattern");
    return request.textOf("method").equalsIgnoreCase(call.method())
        && (request.textOf("urlPathTemplate").equals(call.path())
            || call.example().matches(pattern))
        && mapping.get("response").textOf("status").startsWith("2")
        && (!call.isCommand()
            || request
                .get("formParameters", call.field())
                .textOf("equalTo")
                .equals(call.command()));
  }

  private void examples(List<Part> mappings) {
    Map<String, Part> examples = new Described(contract).examples();
    Set<String> served = new TreeSet<>();
    for (Part mapping : mappings) {
      String name = mapping.get("metadata").textOf("example");
      served.add(name);
      Part body = mapping.get("response", "jsonBody");
      if (!name.isEmpty() && !examples.containsKey(name)) {
        problems.add(mapping.get("metadata").line() + ": the contract has no example " + name);
      } else if (!name.isEmpty() && body.exists()) {
        Set<String> differences = new TreeSet<>(names(body, ""));
        Set<String> expected = names(examples.getOrDefault(name, body), "");
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(differences);
        differences.removeAll(expected);
        differences.addAll(missing);
        if (!differences.isEmpty()) {
          problems.add(
              "%s: serve the example %s as in the contract: %s"
                  .formatted(body.line(), name, String.join(", ", differences)));
        }
      }
    }
    examples.keySet().stream()
        .filter(name -> !served.contains(name))
        .forEach(
            name ->
                problems.add(
                    "%s: add a mapping that serves the example %s".formatted(MAPPINGS, name)));
  }

  private static Set<String> names(Part value, String prefix) {
    Set<String> names = new TreeSet<>();
    value
        .fields()
        .forEach(
            (name, inner) -> {
              names.add(prefix + name);
              names.addAll(names(inner, prefix + name + "."));
            });
    value.items().forEach(item -> names.addAll(names(item, prefix)));
    return names;
  }

  private void page(List<Part> mappings) throws IOException {
    List<String> lines = Files.readAllLines(root.resolve(PAGE));
    List<String> rows =
        mappings.stream()
            .filter(mapping -> mapping.textOf("name").matches(TRIGGERED))
            .map(SandboxCheck::row)
            .toList();
    rows.stream()
        .filter(row -> !lines.contains(row))
        .forEach(row -> problems.add(PAGE + ": add the row " + row));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("\\| `" + TRIGGERED) && !rows.contains(lines.get(i))) {
        problems.add(
            "%s:%d: remove the row, no mapping has this name and status".formatted(PAGE, i + 1));
      }
    }
  }

  private static String row(Part mapping) {
    String[] name = mapping.textOf("name").split(": ", 2);
    Part response = mapping.get("response");
    String status = response.get("fault").exists() ? "" : response.textOf("status");
    return String.format(
        Locale.ROOT, "| `%s` | %s | %s |", name[0].replace(", ", "`, `"), status, name[1]);
  }
}
