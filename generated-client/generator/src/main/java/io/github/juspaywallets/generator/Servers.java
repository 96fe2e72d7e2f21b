// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names the servers of the contract, and finds those of single operations. */
final class Servers {
  /** The name of an extension of operations: the base URL, if it is not the client's. */
  static final String BASE = "x-base";

  private static final int LONGEST_NAME = 40;
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
  private static final String URL = "https?://[^\\s{}?#/]+(/[^\\s{}?#]*)?";
  private static final String BASE_PATH = "/[^\\s{}?#]*";

  /**
   * A constant for a server.
   *
   * @param name name of the constant
   * @param url base URL without a slash at the end
   * @param doc description, escaped
   */
  record Constant(String name, String url, String doc) {}

  private final List<Part> global;

  Servers(Part contract) {
    List<Part> declared = contract.get("servers").items();
    this.global = declared.isEmpty() ? shared(contract) : declared;
  }

  /** The servers that all operations declare alike, or none. */
  private static List<Part> shared(Part contract) {
    List<List<Part>> all = new ArrayList<>();
    for (Part path : contract.get("paths").entries().values()) {
      PathRules.methods(path).values().forEach(operation -> all.add(effective(operation, path)));
    }
    boolean same = all.stream().map(Servers::urls).distinct().count() == 1;
    return same ? all.get(0) : List.of();
  }

  private static List<Part> effective(Part operation, Part path) {
    List<Part> own = operation.get("servers").items();
    return own.isEmpty() ? path.get("servers").items() : own;
  }

  private static List<String> urls(List<Part> servers) {
    return servers.stream().map(server -> server.textOf("url")).toList();
  }

  /** The base URL of an operation that has its own server, or null. */
  @Nullable String base(Part operation, Part path) {
    List<Part> own = effective(operation, path);
    if (own.isEmpty() || urls(global).stream().anyMatch(urls(own)::contains)) {
      return null;
    }
    if (own.size() > 1) {
      own.get(1).refuse("is not supported: an operation with several servers of its own");
    }
    String url = url(own.get(0));
    if (!url.matches(URL)) {
      own.get(0)
          .refuse(
              "has the url "
                  + url
                  + ": a server of an operation needs a scheme, a host, and a default for each variable");
    }
    return url.replaceFirst("/+$", "");
  }

  private static String url(Part server) {
    return VARIABLE
        .matcher(server.textOf("url"))
        .replaceAll(
            match -> {
              String value = server.get("variables", match.group(1)).text("default");
              return Matcher.quoteReplacement(value == null ? match.group() : value);
            });
  }

  /** The constants for the servers of the contract. */
  List<Constant> constants() {
    Set<String> taken = new HashSet<>();
    List<Constant> constants = new ArrayList<>();
    for (Part server : global) {
      String url = url(server);
      if (!url.matches(URL) && !url.matches(BASE_PATH)) {
        server.refuse(
            "has the url "
                + url
                + ": it must be http or https, with a host, or a path, and each variable needs a default");
      }
      String chosen = server.text("x-environment");
      String name = chosen == null ? derived(server, url, taken) : chosen;
      boolean first = taken.add(name);
      if (chosen != null) {
        checkChosen(server, name, first);
      }
      String fallback = "The server " + JavaText.code(name) + ".";
      String doc = JavaText.doc(server.text("description"), fallback);
      constants.add(new Constant(name, url.replaceFirst("/+$", ""), doc));
    }
    return constants;
  }

  /** Only a name that the contract chooses must be right; another one is made unique. */
  private static void checkChosen(Part server, String name, boolean first) {
    if (!name.matches("[A-Z][A-Z0-9_]*")) {
      server.refuse(
          "has the x-environment "
              + name
              + ": a constant has upper case letters, digits and underscores");
    } else if (!first) {
      server.refuse("has the same x-environment as another server: " + name);
    }
  }

  private static String derived(Part server, String url, Set<String> taken) {
    String described = JavaNames.constant(server.textOf("description"));
    boolean usable = !described.isEmpty() && described.length() <= LONGEST_NAME;
    String derived = usable ? described : JavaNames.constant(url.replaceFirst("^https?://", ""));
    String base = derived.isEmpty() ? "SERVER" : derived;
    return JavaNames.unique(base, "_", taken::contains);
  }
}
