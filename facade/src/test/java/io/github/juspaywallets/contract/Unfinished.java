// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a new call still misses, all at once: each with the file and what to write. */
public final class Unfinished {
  private static final String FACADE = "facade/src/main/java/io/github/juspaywallets";
  private static final String CALLS =
      "facade/src/test/java/io/github/juspaywallets/EveryOperation.java";
  private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

  private final Path root;
  private final Contract contract;
  private final Contract released;
  private final List<String> problems = new ArrayList<>();

  Unfinished(Path root, Contract contract, Contract released) {
    this.root = root;
    this.contract = contract;
    this.released = released;
  }

  /**
   * Stops the build if something is missing.
   *
   * @param args the root of the repository, the contract, and the released one
   */
  public static void main(String... args) throws IOException {
    Path root = Path.of(args[0]);
    Contract released = Contract.read(args[2]);
    List<String> problems = new Unfinished(root, Contract.read(args[1]), released).problems();
    if (!problems.isEmpty()) {
      String advice = "See api-spec/docs/changing-the-api.md";
      Refusal.unlessCandidate(
          root,
          args[1],
          () -> {
            throw new Refusal("Missing:", problems, advice);
          });
    }
  }

  List<String> problems() throws IOException {
    Map<String, String> facade = sources();
    String table = text(CALLS);
    List<String> known = Call.of(released).stream().map(Call::id).toList();
    for (Call call : Call.of(contract)) {
      String method = methodOf(call, facade);
      if (method.isEmpty()) {
        problems.add(
            "%s: add a method, and its ...Async, that calls api.%s(...)"
                .formatted(fileFor(call, facade), call.id()));
      }
      if (!table.isEmpty() && !table.contains("\"" + call.id() + "\"")) {
        problems.add("%s: add a row for \"%s\", %s".formatted(CALLS, call.id(), call.title()));
      }
      if (!known.contains(call.id()) && (method.isEmpty() || !unreleased().contains(method))) {
        problems.add(
            "CHANGELOG.md: say under Unreleased what %s does"
                .formatted(method.isEmpty() ? "the method for " + call.id() : method));
      }
    }
    problems.addAll(new SandboxCheck(root, contract).problems());
    return problems;
  }

  private Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(root.resolve(FACADE))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
        sources.put(FACADE + "/" + file.getFileName(), Files.readString(file));
      }
    }
    return sources;
  }

  private String text(String file) throws IOException {
    Path path = root.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }

  private String unreleased() throws IOException {
    return text("CHANGELOG.md")
        .replaceFirst("(?s).*?\n## Unreleased", "")
        .replaceFirst("(?s)\n## .*", "");
  }

  /** The name before the call of the generated method, with which the facade reports it. */
  private static String methodOf(Call call, Map<String, String> facade) {
    for (String source : facade.values()) {
      Matcher use = Pattern.compile("\\bapi\\s*\\.\\s*" + call.id() + "\\(").matcher(source);
      if (use.find()) {
        return LITERAL
            .matcher(source.substring(0, use.start()))
            .results()
            .reduce((a, b) -> b)
            .map(m -> m.group(1))
            .orElse(call.id());
      }
    }
    return "";
  }

  /** The file with calls of the same path, or of one that begins in the same way. */
  private String fileFor(Call call, Map<String, String> facade) {
    List<Call> alike =
        Call.of(contract).stream().filter(other -> first(other).equals(first(call))).toList();
    return facade.entrySet().stream()
        .filter(
            file ->
                alike.stream()
                    .anyMatch(other -> !methodOf(other, Map.of("", file.getValue())).isEmpty()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(FACADE);
  }

  private static String first(Call call) {
    return call.path().replaceFirst("(?<=[^/])/.*", "");
  }
}
