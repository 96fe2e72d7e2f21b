// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The declarations of types, such as {@code public class Wallet<T> extends Thing<T>}, and those of
 * their members, such as {@code Wallet: public String id();}.
 */
final class JavaApi {
  private static final String PACKAGES = "io/github/juspaywallets(/api|/model)?/[^/]+\\.class";

  /** Not all JDKs print the same about sealed types. */
  private static final String NOISE =
      "(non-)?sealed | permits .*(?= \\{)| \\{$|io\\.github\\.juspaywallets\\.|java\\.lang\\.";

  private static final String ARGUMENTS = "<(?:[^<>]|<[^<>]*>)*>";
  private static final Pattern TYPE =
      Pattern.compile(
          "((?:[^<>]|%1$s)*?(?:class|interface|enum|record) ([\\w.$]+)(?:%1$s)?)(.*)"
              .formatted(ARGUMENTS));
  private static final Pattern SUPERTYPE = Pattern.compile("(?:[^<>, ]|%s)+".formatted(ARGUMENTS));

  private record Type(String declaration, Set<String> members) {
    boolean isPublic() {
      return declaration.startsWith("public ");
    }

    /** Constructors are not inherited. */
    Stream<String> members(boolean withConstructors) {
      return members.stream()
          .filter(member -> withConstructors || !member.contains(" " + part(2) + "("));
    }

    private String part(int group) {
      Matcher parts = TYPE.matcher(declaration);
      return parts.matches() ? parts.group(group) : "";
    }

    /** The declaration without the supertypes. */
    String own() {
      return part(1);
    }

    Set<String> supertypes() {
      Set<String> names = new LinkedHashSet<>();
      SUPERTYPE.matcher(part(3)).results().map(MatchResult::group).forEach(names::add);
      names.removeAll(Set.of("extends", "implements"));
      return names;
    }
  }

  private static final Type NONE = new Type("", Set.of());

  private final Map<String, Type> types = new LinkedHashMap<>();

  JavaApi(List<String> lines) {
    for (String line : lines) {
      String type = owner(line);
      if (line.contains(": ")) {
        type(type).members.add(line.substring(type.length()));
      } else {
        types.put(type, new Type(line, new LinkedHashSet<>()));
      }
    }
  }

  /** Reads compiled classes. */
  static JavaApi of(List<Path> folders) throws IOException {
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
    List<String> lines = new ArrayList<>();
    String type = "";
    for (String line : output.toString().lines().toList()) {
      String text = line.replaceAll(NOISE, "").strip();
      if (line.endsWith("{")) {
        type = owner(text);
        lines.add(text);
      } else if (line.startsWith("  ")) {
        lines.add(type + ": " + text);
      }
    }
    return new JavaApi(lines);
  }

  /** The type that a line declares, or whose member it declares. */
  static String owner(String line) {
    return line.contains(": ") ? line.replaceFirst(": .*", "") : new Type(line, Set.of()).part(2);
  }

  private Type type(String name) {
    return types.getOrDefault(name.replaceFirst("<.*", ""), NONE);
  }

  /** A type and all types that it inherits from. */
  private Stream<String> lineage(String name) {
    return Stream.concat(Stream.of(name), type(name).supertypes().stream().flatMap(this::lineage));
  }

  /** What callers see. Members of a superclass that is not public are those of the public class. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Type> type : types.entrySet()) {
      if (type.getValue().isPublic()) {
        lines.add(type.getValue().declaration);
        lineage(type.getKey())
            .filter(name -> name.equals(type.getKey()) || !type(name).isPublic())
            .flatMap(name -> type(name).members(name.equals(type.getKey())))
            .distinct()
            .forEach(member -> lines.add(type.getKey() + member));
      }
    }
    return lines;
  }

  /** Whether callers can go on using what a line declares. */
  boolean keeps(String line) {
    String type = owner(line);
    String member = line.substring(type.length());
    if (line.contains(": ")) {
      return lineage(type).anyMatch(name -> isOrIsFinal(member, type(name).members));
    }
    Type was = new Type(line, Set.of());
    return isOrIsFinal(was.own(), Set.of(type(type).own()))
        && lineage(type).toList().containsAll(was.supertypes());
  }

  private static boolean isOrIsFinal(String declared, Set<String> now) {
    return now.contains(declared) || now.contains(declared.replace(" final ", " "));
  }
}
