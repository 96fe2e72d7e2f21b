// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.servers.ServerVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
   * @param url base URL without a slash at the end, as a literal
   * @param doc description, escaped
   */
  record Constant(String name, String url, String doc) {}

  private final Document document;
  private final List<Located<Server>> global = new ArrayList<>();

  Servers(Document document) {
    this.document = document;
    // Without servers, swagger-parser adds one.
    boolean any = document.places().node("/servers") != null;
    List<Located<Server>> declared = any ? located(document.model().getServers(), "") : List.of();
    global.addAll(declared.isEmpty() ? shared(document.model()) : declared);
  }

  private static List<Located<Server>> located(@Nullable List<Server> servers, String at) {
    List<Located<Server>> result = new ArrayList<>();
    for (int i = 0; servers != null && i < servers.size(); i++) {
      result.add(new Located<>(servers.get(i), Places.pointer(at, "servers", i)));
    }
    return result;
  }

  /** The servers that all paths declare alike, or none. */
  private static List<Located<Server>> shared(OpenAPI model) {
    List<Located<Server>> first = null;
    for (Map.Entry<String, PathItem> path :
        (model.getPaths() == null ? Map.<String, PathItem>of() : model.getPaths()).entrySet()) {
      String at = Places.pointer("", "paths", path.getKey());
      for (Map.Entry<PathItem.HttpMethod, Operation> operation :
          path.getValue().readOperationsMap().entrySet()) {
        List<Located<Server>> own =
            effective(
                operation.getValue(),
                at + "/" + operation.getKey().name().toLowerCase(Locale.ROOT),
                path.getValue(),
                at);
        if (first == null) {
          first = own;
        }
        if (own.isEmpty() || !urls(own).equals(urls(first))) {
          return List.of();
        }
      }
    }
    return first == null ? List.of() : first;
  }

  private static List<Located<Server>> effective(
      Operation operation, String at, PathItem path, String pathAt) {
    List<Located<Server>> own = located(operation.getServers(), at);
    return own.isEmpty() ? located(path.getServers(), pathAt) : own;
  }

  private static List<String> urls(List<Located<Server>> servers) {
    return servers.stream().map(server -> server.value().getUrl()).toList();
  }

  /** The base URL of an operation that has its own server, or null. */
  @Nullable String base(Operation operation, String at, PathItem path, String pathAt) {
    List<Located<Server>> own = effective(operation, at, path, pathAt);
    Set<String> known = new HashSet<>(urls(global));
    if (own.isEmpty() || own.stream().anyMatch(server -> known.contains(server.value().getUrl()))) {
      return null;
    }
    if (own.size() > 1) {
      document.refuse(
          own.get(1).at(), "is not supported: an operation with several servers of its own");
    }
    String url = url(own.get(0));
    if (!url.matches(URL)) {
      document.refuse(
          own.get(0).at(),
          "has the url "
              + url
              + ": a server of an operation needs a scheme, a host, and a default for each variable");
    }
    return url.replaceFirst("/+$", "");
  }

  private static String url(Located<Server> server) {
    Map<String, ServerVariable> variables =
        server.value().getVariables() == null ? Map.of() : server.value().getVariables();
    return VARIABLE
        .matcher(server.value().getUrl() == null ? "" : server.value().getUrl())
        .replaceAll(
            match -> {
              ServerVariable variable = variables.get(match.group(1));
              String value = variable == null ? null : variable.getDefault();
              return Matcher.quoteReplacement(value == null ? match.group() : value);
            });
  }

  /** The constants for the servers of the contract. */
  List<Constant> constants() {
    Map<String, Boolean> taken = new HashMap<>();
    List<Constant> constants = new ArrayList<>();
    for (Located<Server> server : global) {
      String url = url(server);
      if (!url.matches(URL) && !url.matches(BASE_PATH)) {
        document.refuse(
            server.at(),
            "has the url "
                + url
                + ": it must be http or https, with a host, or a path, and each variable needs a default");
      }
      String name = name(server, url, taken);
      String doc = JavaText.doc(server.value().getDescription());
      constants.add(
          new Constant(
              name,
              JavaText.literal(url.replaceFirst("/+$", "")),
              doc.isEmpty() ? "The server " + JavaText.code(name) + "." : doc));
    }
    return constants;
  }

  /** Only a name that the contract chooses must be right; another one is made unique. */
  private String name(Located<Server> server, String url, Map<String, Boolean> taken) {
    Map<String, Object> extensions = server.value().getExtensions();
    Object chosen = extensions == null ? null : extensions.get("x-environment");
    if (chosen != null) {
      String name = chosen.toString();
      if (!name.matches("[A-Z][A-Z0-9_]*")) {
        document.refuse(
            server.at(),
            "has the x-environment "
                + name
                + ": a constant has upper case letters, digits and underscores");
      } else if (taken.put(name, true) != null) {
        document.refuse(server.at(), "has the same x-environment as another server: " + name);
      }
      return name;
    }
    String described =
        server.value().getDescription() == null
            ? ""
            : JavaNames.constant(server.value().getDescription());
    boolean usable = !described.isEmpty() && described.length() <= LONGEST_NAME;
    String derived = usable ? described : JavaNames.constant(url.replaceFirst("^https?://", ""));
    String base = derived.isEmpty() ? "SERVER" : derived;
    String name = base;
    for (int i = 2; taken.put(name, true) != null; i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
