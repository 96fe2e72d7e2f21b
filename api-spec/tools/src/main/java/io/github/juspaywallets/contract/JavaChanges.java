// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Adds the Java to the changes of a contract: the same fact once. */
final class JavaChanges {
  private static final String PACKAGES = "io/github/juspaywallets(/api|/model)?/[^/]+\\.class";
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) ([\\w.$]+)");
  private static final Pattern MEMBER = Pattern.compile("([\\w$]+)(\\(.*)?;");

  private JavaChanges() {}

  /** The public declarations of compiled classes: lines of type and member. */
  static List<String> declarations(List<Path> folders) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-protected"));
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> folder.relativize(file).toString().replace('\\', '/').matches(PACKAGES))
            .map(Path::toString)
            .sorted()
            .forEach(arguments::add);
      }
    }
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    ToolProvider.findFirst("javap")
        .orElseThrow()
        .run(printer, printer, arguments.toArray(String[]::new));
    return declarations(output.toString());
  }

  private static List<String> declarations(String javap) {
    List<String> lines = new ArrayList<>();
    String type = "";
    boolean isPublic = false;
    for (String line : javap.lines().toList()) {
      // Not all JDKs print the same about sealed types.
      String text =
          line.replaceAll(
              "(non-)?sealed | permits .*(?= \\{)|io\\.github\\.juspaywallets\\.|java\\.lang\\.",
              "");
      if (line.endsWith("{")) {
        isPublic = line.startsWith("public ");
        type = text.replace(" {", "");
      }
      if (isPublic && line.endsWith("{")) {
        lines.add(type);
      } else if (isPublic && line.startsWith("  ")) {
        lines.add(type(type) + ": " + text.strip());
      }
    }
    return lines;
  }

  private static String type(String declaration) {
    Matcher type = TYPE.matcher(declaration);
    return type.find() ? type.group(1) : "";
  }

  /**
   * A declaration that the release had and that is gone is breaking. If a change of the contract
   * explains it, this is one breaking change; otherwise it is one of its own.
   */
  static List<Change> add(List<Change> changes, List<String> released, List<String> current) {
    Set<String> lost = new LinkedHashSet<>(released);
    Set<String> kept = Set.copyOf(current);
    lost.removeIf(line -> kept.contains(line) || kept.contains(line.replace(" final ", " ")));
    List<Change> all = new ArrayList<>(changes);
    Set<String> gone = new LinkedHashSet<>();
    for (String line : lost) {
      String type = line.contains(": ") ? line.replaceFirst(": .*", "") : type(line);
      List<Change> reasons = reasons(changes, line, type);
      explain(reasons);
      if (reasons.isEmpty() && !gone.contains(type)) {
        all.add(new Change(Kind.BREAKING, "java " + line, "api-spec/src/released/java-api.txt"));
        gone.add(line.contains(": ") ? "" : type);
      }
    }
    return all;
  }

  /** The changes that concern type and member or, if there are none, the type. */
  private static List<Change> reasons(List<Change> changes, String line, String type) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : type.replaceFirst("^(api|model)\\.", "").split("\\$", -1)) {
      names.add(Change.plain(name));
    }
    Matcher member = MEMBER.matcher(line);
    if (member.find()) {
      names.add(Change.plain(member.group(1)));
    }
    names.removeAll(Set.of("apispec", "operations", "parameters"));
    List<Change> ofType = changes.stream().filter(change -> change.isOf(names)).toList();
    List<Change> exact = ofType.stream().filter(change -> change.names(names)).toList();
    return exact.isEmpty() ? ofType : exact;
  }

  /** What is only added breaks no caller that does not call generated methods by itself. */
  private static void explain(List<Change> reasons) {
    if (reasons.stream().noneMatch(Change::isBreaking)) {
      reasons.stream()
          .filter(change -> change.kind() == Kind.CHANGED)
          .forEach(change -> change.atLeast(Kind.BREAKING));
    }
  }
}
