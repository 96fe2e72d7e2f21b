// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Compares one of Juspay's pages, as Markdown, with the contract, in both directions: the contract
 * must have every statement of the page, and the page every statement that the contract attributes
 * to it with {@code x-provenance: vendor-page}.
 */
public final class ComparePage {
  /** Juspay's synonyms for the types of the contract. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "string", "boolean", "boolean", "object", "object", "number", "number",
          "integer", "integer", "array", "array", "int", "integer", "double", "number");

  private final Part contract;
  private final Page page;
  private final Set<String> differences = new LinkedHashSet<>();

  /** What the contract says about a name on the page. */
  private record Statement(Part part, boolean required, String provenance, Shape shape) {}

  private ComparePage(Contract contract, Page page) {
    this.contract = Part.of(contract);
    this.page = page;
  }

  /**
   * Compares.
   *
   * @param args the contract, and a path or URL
   */
  public static void main(String... args) throws IOException {
    Contract contract = Contract.read(args[0]);
    ComparePage comparison = new ComparePage(contract, new Page(text(args[1])));
    comparison.run();
    if (!comparison.differences.isEmpty()) {
      throw new Refusal(
          "The page and the contract differ:",
          List.copyOf(comparison.differences),
          "Change the contract, or give the statement another source (x-provenance).");
    }
    System.out.println("The contract matches " + args[1] + ".");
  }

  private static String text(String location) throws IOException {
    if (!location.matches("https?:.*")) {
      return Files.readString(Path.of(location));
    }
    try (InputStream stream = URI.create(location).toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void differ(Part at, String onPage, String inContract) {
    differences.add(
        "%s: page: %s | contract: %s"
            .formatted((at.exists() ? at : contract).place(), onPage, inContract));
  }

  private void run() {
    Map<String, String> endpoints = new LinkedHashMap<>();
    Pattern.compile("- (\\w+): (\\S+)")
        .matcher(page.section("endpoints"))
        .results()
        .forEach(m -> endpoints.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2)));
    if (endpoints.isEmpty()) {
      throw new Refusal(
          "There are no endpoints on this page.", List.of(), "Is it a page of the API reference?");
    }
    String method = page.section("request type").strip().toLowerCase(Locale.ROOT);
    // If the endpoints have different paths, one is wrong: use the one in the samples.
    List<String> paths =
        endpoints.values().stream().map(url -> url.replaceFirst("https?://[^/]+", "")).toList();
    String path =
        paths.stream()
            .filter(one -> page.requests().stream().anyMatch(request -> fits(request.path(), one)))
            .findFirst()
            .orElse(paths.get(0));
    Call call = callOf(method, path);
    endpoints(endpoints, call == null ? path : call.path());
    if (call == null) {
      differ(
          contract.get("paths"), method.toUpperCase(Locale.ROOT) + " " + path, "no such operation");
      return;
    }
    if (!method.equals(call.method())) {
      differ(call.operation(), "request type " + method.toUpperCase(Locale.ROOT), call.title());
    }
    authorization();
    parameters(call);
    body(call);
    responses(call);
  }

  private static boolean fits(String path, String template) {
    return path.matches(Pattern.quote(template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q"));
  }

  /** The call that links the page, or else the one with its path, method and sample. */
  private @Nullable Call callOf(String method, String path) {
    List<Call> calls = Call.of(contract.contract());
    List<Call> here =
        calls.stream()
            .filter(call -> call.path().equals(path) && call.method().equals(method))
            .toList();
    return calls.stream()
        .filter(call -> !page.source.isEmpty() && call.page().equals(page.source))
        .findFirst()
        .or(
            () ->
                here.stream()
                    .filter(
                        call ->
                            page.requests().stream()
                                .anyMatch(
                                    request ->
                                        call.isCommand()
                                            && call.command()
                                                .equals(request.fields().get(call.field()))))
                    .findFirst())
        .or(() -> here.stream().findFirst())
        .orElse(null);
  }

  private void endpoints(Map<String, String> endpoints, String path) {
    Map<String, Part> servers = new LinkedHashMap<>();
    contract
        .get("servers")
        .items()
        .forEach(
            server -> servers.put(server.text("x-environment").toLowerCase(Locale.ROOT), server));
    Versions<?> names = Versions.of(endpoints, urls(servers, path));
    names.both.stream()
        .filter(pair -> !pair.was().equals(pair.is()))
        .forEach(
            pair ->
                differ(
                    contract.get("servers"),
                    "endpoint " + pair.to() + ": " + pair.was(),
                    pair.is().toString()));
    names.lost.forEach(
        (name, url) ->
            differ(contract.get("servers"), "endpoint " + name + ": " + url, "no such server"));
    names.gained.forEach(
        (name, url) -> differ(contract.get("servers"), "no endpoint " + name, url.toString()));
  }

  private static Map<String, String> urls(Map<String, Part> servers, String path) {
    Map<String, String> urls = new LinkedHashMap<>();
    servers.forEach((name, server) -> urls.put(name, server.text("url") + path));
    return urls;
  }

  private void authorization() {
    Part schemes = contract.get("components", "securitySchemes");
    String ours =
        String.join(
            ", ", schemes.fields().values().stream().map(scheme -> scheme.text("scheme")).toList());
    String theirs =
        Page.found("#### (\\w+) Auth", page.section("authorization")).toLowerCase(Locale.ROOT);
    if (!ours.equals(theirs)) {
      differ(
          schemes,
          "authorization " + (theirs.isEmpty() ? "none" : theirs),
          ours.isEmpty() ? "none" : ours);
    }
  }

  private void parameters(Call call) {
    Map<String, Statement> headers = new LinkedHashMap<>();
    Map<String, Statement> path = new LinkedHashMap<>();
    for (Part declared : call.declared()) {
      Part parameter = declared.resolve();
      (parameter.text("in").equals("header") ? headers : path)
          .put(
              parameter.text("name"),
              new Statement(
                  parameter,
                  parameter.is("required"),
                  parameter.text("x-provenance"),
                  Shape.of(parameter.get("schema"))));
    }
    Map<String, List<String>> named = Page.items(page.section("headers"));
    named.remove("Content-Type");
    compare("header", named, headers, call.operation(), true);
    compare(
        "path parameter",
        Page.items(page.section("path parameters")),
        path,
        call.operation(),
        true);
  }

  private void body(Call call) {
    String theirs = Page.found("#### Content-Type:\\s+(\\S+)", page.section("headers"));
    String ours = Call.sent(call.operation());
    if (!theirs.equals(ours)) {
      differ(
          call.operation(),
          "content type " + (theirs.isEmpty() ? "none" : theirs),
          ours.isEmpty() ? "none" : ours);
    }
    Map<String, Statement> fields =
        call.form().exists()
            ? statements(Shape.of(call.form()), "", new LinkedHashSet<>())
            : Map.of();
    compare(
        "body parameter",
        Page.items(page.section("body parameters")),
        fields,
        call.operation(),
        true);
    requests(call, fields);
  }

  /** Compares the methods, paths, names and values in the sample requests. */
  private void requests(Call call, Map<String, Statement> fields) {
    if (call.isCommand() && page.requests().isEmpty()) {
      differ(call.form().resolve(), "no sample request", call.field() + "=" + call.command());
    }
    for (Page.Request request : page.requests()) {
      if (!request.method().equals(call.method()) || !fits(request.path(), call.path())) {
        differ(
            call.operation(),
            "sample request: " + request.method().toUpperCase(Locale.ROOT) + " " + request.path(),
            call.title());
      }
      String command = request.fields().getOrDefault(call.field(), "");
      if (call.isCommand() && !command.equals(call.command())) {
        differ(
            call.form().resolve(),
            "sample request: " + call.field() + "=" + command,
            call.command());
      }
      request
          .fields()
          .forEach(
              (name, value) -> {
                Statement field = fields.get(name);
                if (field == null) {
                  differ(call.operation(), "sample request: " + name, "no such field");
                } else if (!name.equals(call.field())
                    && !field.shape.values().isEmpty()
                    && !field.shape.values().contains(value)) {
                  differ(
                      field.part,
                      "sample request: " + name + "=" + value,
                      String.join(", ", field.shape.values()));
                }
              });
    }
  }

  private void responses(Call call) {
    Map<String, Map<String, List<String>>> documented = page.responses();
    documented.forEach(
        (status, items) -> {
          if (call.responses().containsKey(status)) {
            compare(
                status + " response field",
                items,
                statements(call, status),
                call.operation(),
                false);
          } else {
            differ(call.operation(), "response " + status, "no such response");
          }
        });
    call.responses()
        .forEach(
            (status, response) -> {
              if (!documented.containsKey(status)
                  && response.resolve().text("x-provenance").equals("vendor-page")) {
                differ(response, "no response " + status, "x-provenance: vendor-page");
              }
            });
    Pattern.compile("(?s)```json\\s*(.*?)```")
        .matcher(page.section("sample code snippets"))
        .results()
        .forEach(json -> sample(new Yaml().load(json.group(1)), call));
  }

  /**
   * Reports the differences of a sample from the successful response, unless it fits another one.
   */
  private void sample(Object json, Call call) {
    List<String> statuses =
        call.responses().keySet().stream().filter(status -> status.matches("\\d+")).toList();
    if (statuses.stream()
        .noneMatch(status -> faults(json, statements(call, status), "").isEmpty())) {
      faults(json, statements(call, "200"), "")
          .forEach(
              (onPage, inContract) ->
                  differ(call.operation(), "sample response: " + onPage, inContract));
    }
  }

  /** The values in a sample that a response with these properties cannot have. */
  private static Map<String, String> faults(
      Object json, Map<String, Statement> known, String prefix) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (json instanceof List<?> list) {
      list.forEach(item -> faults.putAll(faults(item, known, prefix)));
    } else if (json instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String name = prefix + key;
            Statement ours = known.get(name);
            String type = type(value);
            if (ours == null) {
              faults.put(name, "no such property");
            } else if (type.equals("null")
                ? !ours.shape.isNullable()
                : !ours.shape.type().isEmpty()
                    && !type.equals(ours.shape.type())
                    && !(type.equals("integer") && ours.shape.type().equals("number"))) {
              faults.put(
                  name + " is " + type,
                  ours.shape.type() + (type.equals("null") ? ", never null" : ""));
            }
            if (value != null) {
              faults.putAll(faults(value, known, name + "."));
            }
          });
    }
    return faults;
  }

  private static String type(@Nullable Object value) {
    return value == null
        ? "null"
        : value instanceof Map
            ? "object"
            : value instanceof List
                ? "array"
                : value instanceof Boolean
                    ? "boolean"
                    : value instanceof Double
                        ? "number"
                        : value instanceof Number ? "integer" : "string";
  }

  private static Map<String, Statement> statements(Call call, String status) {
    Part schema =
        call.operation()
            .get("responses", status)
            .resolve()
            .get("content", "application/json", "schema");
    return schema.exists() ? statements(Shape.of(schema), "", new LinkedHashSet<>()) : Map.of();
  }

  /** The properties of a schema, with nested ones ("metadata.mobile_number", "list.id"). */
  private static Map<String, Statement> statements(Shape shape, String prefix, Set<Node> within) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    if (shape.home.node() == null || !within.add(shape.home.node())) {
      return statements;
    }
    if (shape.type().equals("array")) {
      statements.putAll(statements(Shape.of(shape.get("items")), prefix, within));
    }
    shape.properties.forEach(
        (name, property) -> {
          Shape inner = Shape.of(property);
          statements.put(
              prefix + name,
              new Statement(
                  property, shape.required.contains(name), inner.text("x-provenance"), inner));
          statements.putAll(statements(inner, prefix + name + ".", within));
        });
    within.remove(shape.home.node());
    return statements;
  }

  /** Compares names, types and required flags in both directions. */
  private void compare(
      String kind,
      Map<String, List<String>> onPage,
      Map<String, Statement> inContract,
      Part parent,
      boolean flags) {
    onPage.forEach(
        (name, tags) -> {
          Statement ours = inContract.get(name);
          String words = tags.isEmpty() ? "no tags" : String.join(", ", tags);
          if (ours == null) {
            differ(parent, "%s %s: %s".formatted(kind, name, words), "no such " + kind);
            return;
          }
          for (String type : tags) {
            if (TYPES.containsKey(type) && !ours.shape.type().equals(TYPES.get(type))) {
              differ(ours.part, "%s %s: %s".formatted(kind, name, type), ours.shape.type());
            }
          }
          if (tags.contains("null") && !ours.shape.isNullable()) {
            differ(
                ours.part, "%s %s: null".formatted(kind, name), ours.shape.type() + ", never null");
          }
          boolean required = tags.contains("required") || tags.contains("mandatory");
          if (flags && required != ours.required) {
            differ(
                ours.part,
                "%s %s: %s".formatted(kind, name, words),
                ours.required ? "required" : "not required");
          }
        });
    inContract.forEach(
        (name, ours) -> {
          String whole = name.replaceFirst("\\.[^.]*$", "");
          // A missing parent is already reported.
          boolean parentIsKnown = whole.equals(name) || onPage.containsKey(whole);
          if (ours.provenance.equals("vendor-page") && !onPage.containsKey(name) && parentIsKnown) {
            differ(
                ours.part,
                "no %s %s".formatted(kind, name),
                ours.shape.type() + ", x-provenance: vendor-page");
          }
        });
  }
}
