// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import com.google.common.base.Splitter;
import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts paths of a contract to Retrofit paths, and refuses those that it would not send. */
final class PathRules {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Pattern UNSUPPORTED = Pattern.compile("[?#\\\\{}\\p{Cntrl}]");

  private PathRules() {}

  /** Refuses unsupported paths, and paths that differ only in the names of their parameters. */
  static void check(Document document, Map<String, PathItem> paths) {
    Map<String, String> seen = new HashMap<>();
    for (String path : paths.keySet()) {
      String at = Places.pointer("", "paths", path);
      String shape = PLACEHOLDER.matcher(path).replaceAll("{}");
      String other = seen.put(shape, path);
      if (other != null) {
        document.refuse(at, "is ambiguous with " + other);
      }
      boolean dots =
          Splitter.on('/')
              .splitToStream(path)
              .map(segment -> segment.replaceAll("(?i)%2e", "."))
              .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
      if (!path.matches("/[^/].*|/")
          || UNSUPPORTED.matcher(shape.replace("{}", "")).find()
          || dots) {
        document.refuse(
            at,
            "is not supported: a path begins with one slash, and has no query, fragment, backslash,"
                + " unbalanced brace or dot segment");
      }
    }
  }

  /** Reports how a path does not fit its parameters. */
  static void check(
      String path,
      List<Located<Parameter>> parameters,
      boolean ownServer,
      Consumer<String> refuse) {
    List<String> placeholders = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(path);
    while (matcher.find()) {
      placeholders.add(matcher.group(1));
    }
    List<String> declared =
        parameters.stream()
            .map(Located::value)
            .filter(p -> "path".equals(p.getIn()))
            .map(Parameter::getName)
            .toList();
    Set<String> missing = new HashSet<>(placeholders);
    declared.forEach(missing::remove);
    missing.forEach(p -> refuse.accept("has no path parameter " + p + ", which its path contains"));
    declared.stream()
        .filter(p -> !placeholders.contains(p))
        .forEach(
            p ->
                refuse.accept("has the path parameter " + p + ", which its path does not contain"));
    String first = path.replaceFirst("^/", "").replaceFirst("/.*", "");
    if (Set.copyOf(placeholders).size() < placeholders.size()) {
      refuse.accept("is not supported: its path contains a parameter twice");
    } else if (first.contains("{") && !ownServer) {
      refuse.accept(
          "is not supported: the first segment of a path must be fixed, because a value there could"
              + " name another host");
    } else if (first.contains(":") && !placeholders.isEmpty() && !ownServer) {
      refuse.accept("is not supported: a colon in the first segment of a path that has parameters");
    }
  }

  /** Retrofit allows only letters, digits, dashes and underscores in placeholders. */
  static String placeholder(String wire) {
    if (wire.matches("[a-zA-Z][a-zA-Z0-9_-]*")) {
      return wire;
    }
    String camel = JavaNames.camel(wire);
    return (camel.isEmpty() ? "p" : camel) + "_" + Integer.toHexString(wire.hashCode());
  }

  /** Removes the leading slash, with which the path would replace that of the base URL. */
  static String forRetrofit(String path) {
    String relative =
        PLACEHOLDER
            .matcher(path.replaceFirst("^/", ""))
            .replaceAll(match -> Matcher.quoteReplacement("{" + placeholder(match.group(1)) + "}"));
    boolean ambiguous = relative.isEmpty() || relative.replaceFirst("/.*", "").contains(":");
    return ambiguous ? "./" + relative : relative;
  }
}
