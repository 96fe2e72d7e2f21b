// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import com.google.common.base.Splitter;
import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Converts paths of a contract to Retrofit paths, and refuses those that it would not send. */
final class PathRules {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Pattern UNSUPPORTED = Pattern.compile("[?#\\\\{}\\p{Cntrl}]");

  private PathRules() {}

  /** The operations of a path. */
  static Map<HttpMethod, Part> methods(Part path) {
    Map<HttpMethod, Part> methods = new LinkedHashMap<>();
    Stream.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")
        .filter(method -> path.has(method.toLowerCase(Locale.ROOT)))
        .forEach(
            method ->
                methods.put(HttpMethod.valueOf(method), path.get(method.toLowerCase(Locale.ROOT))));
    return methods;
  }

  /** Refuses unsupported paths, and paths that differ only in the names of their parameters. */
  static void check(Map<String, Part> paths) {
    Map<String, String> seen = new HashMap<>();
    paths.forEach(
        (path, item) -> {
          String shape = PLACEHOLDER.matcher(path).replaceAll("{}");
          String other = seen.put(shape, path);
          if (other != null) {
            item.refuse("is ambiguous with " + other);
          }
          boolean dots =
              Splitter.on('/')
                  .splitToStream(path.replaceAll("(?i)%2e", "."))
                  .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
          if (!path.matches("/[^/].*|/")
              || UNSUPPORTED.matcher(shape.replace("{}", "")).find()
              || dots) {
            item.refuse(
                "is not supported: a path begins with one slash, and has no query, fragment,"
                    + " backslash, unbalanced brace or dot segment");
          }
        });
  }

  /** Reports how a path does not fit its parameters. */
  static void check(
      String path, List<Part> parameters, boolean ownServer, Consumer<String> refuse) {
    List<String> placeholders =
        PLACEHOLDER.matcher(path).results().map(match -> match.group(1)).toList();
    Set<String> missing = new LinkedHashSet<>(placeholders);
    for (Part parameter : parameters) {
      String name = parameter.textOf("name");
      boolean inPath = parameter.textOf("in").equals("path");
      if (inPath && !missing.remove(name) && !placeholders.contains(name)) {
        refuse.accept("has the path parameter " + name + ", which its path does not contain");
      }
    }
    missing.forEach(p -> refuse.accept("has no path parameter " + p + ", which its path contains"));
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
