// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Compares one of Juspay's pages, as Markdown, with the contract, in both directions: the contract
 * must have every statement of the page, and the page every statement that the contract attributes
 * to it with {@code x-provenance: vendor-page}.
 */
public final class ComparePage {
  /** Types, and Juspay's synonyms for them. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "string", "boolean", "boolean", "object", "object", "number", "number",
          "integer", "integer", "array", "array", "int", "integer", "double", "number");

  private final Part contract;
  private final Page page;

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
    ComparePage comparison = new ComparePage(Contract.read(args[0]), new Page(text(args[1])));
    List<String> differences = List.copyOf(new LinkedHashSet<>(comparison.differences()));
    if (!differences.isEmpty()) {
      String advice = "Change the contract, or give the statement its source (x-provenance).";
      throw new Refusal("The page and the contract differ:", differences, advice);
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

  private static String difference(Part at, String onPage, String inContract) {
    return "%s: page: %s | contract: %s".formatted(at.place(), onPage, inContract);
  }

  private List<String> differences() {
    Map<String, String> urls = page.endpoints();
    if (urls.isEmpty()) {
      return List.of("There are no endpoints: is it a page of the API reference?");
    }
    List<String> paths = new ArrayList<>(urls.values());
    paths.replaceAll(url -> url.replaceFirst("https?://[^/]+", ""));
    // If the endpoints have different paths, one is wrong: use the one in the samples.
    String path = paths.stream().filter(this::isInSamples).findFirst().orElse(paths.get(0));
    Call call = callOf(path);
    List<String> differences = endpoints(urls, call == null ? path : call.path());
    if (call == null) {
      String request = page.method() + " " + path;
      differences.add(difference(contract.get("paths"), request, "no such operation"));
      return differences;
    }
    differences.addAll(simple("request type", page.method(), call.verb(), call.operation()));
    Part schemes = contract.get("components", "securitySchemes");
    List<String> names = schemes.fields().values().stream().map(one -> one.text("scheme")).toList();
    differences.addAll(
        simple("authorization", page.authorization(), String.join(", ", names), schemes));
    String sent = Call.sent(call.operation());
    differences.addAll(simple("content type", page.contentType(), sent, call.operation()));
    parameters(call, differences);
    responses(call, differences);
    return differences;
  }

  private boolean isInSamples(String template) {
    return page.requests().stream().anyMatch(request -> Call.fits(request.path(), template));
  }

  /** The call that links the page, or else the one with its path, method and sample. */
  private @Nullable Call callOf(String path) {
    Call found = null;
    for (Call call : Call.of(contract.contract())) {
      if (!page.source().isEmpty()
          && call.home().get("externalDocs").text("url").equals(page.source())) {
        return call;
      }
      boolean here = call.path().equals(path) && call.verb().equals(page.method());
      if (here && (found == null || page.requests().stream().anyMatch(call::isSentBy))) {
        found = call;
      }
    }
    return found;
  }

  private List<String> endpoints(Map<String, String> urls, String path) {
    List<String> differences = new ArrayList<>();
    Map<String, String> others = new LinkedHashMap<>(urls);
    for (Part server : contract.get("servers").items()) {
      String name = server.text("x-environment").toLowerCase(Locale.ROOT);
      String url = others.getOrDefault(name, "");
      differences.addAll(simple("endpoint " + name, url, server.text("url") + path, server));
      others.remove(name);
    }
    others.forEach(
        (name, url) ->
            differences.addAll(simple("endpoint " + name, url, "", contract.get("servers"))));
    return differences;
  }

  private static List<String> simple(String kind, String onPage, String inContract, Part at) {
    String theirs = onPage.isEmpty() ? "no " + kind : kind + ": " + onPage;
    String ours = inContract.isEmpty() ? "none" : inContract;
    return onPage.equals(inContract) ? List.of() : List.of(difference(at, theirs, ours));
  }

  /** What the contract says about a name. */
  private record Statement(Part at, boolean required, String provenance, Shape shape) {}

  private void parameters(Call call, List<String> differences) {
    Map<String, Map<String, Statement>> byKind = new LinkedHashMap<>();
    byKind.put("header", new LinkedHashMap<>());
    byKind.put("path", new LinkedHashMap<>());
    for (Part declared : call.declared()) {
      Part parameter = declared.resolve();
      String provenance = parameter.text("x-provenance");
      Shape shape = Shape.of(parameter.get("schema"));
      byKind
          .computeIfAbsent(parameter.text("in"), in -> new LinkedHashMap<>())
          .put(
              parameter.text("name"),
              new Statement(parameter, parameter.is("required"), provenance, shape));
    }
    byKind.put("body", statements(Shape.of(call.form()), "", Set.of()));
    Map<String, List<String>> headers = page.items("headers");
    headers.remove("Content-Type");
    Part at = call.operation();
    differences.addAll(compare("header", headers, byKind.getOrDefault("header", Map.of()), at));
    for (String kind : List.of("path", "body")) {
      Map<String, List<String>> items = page.items(kind + " parameters");
      differences.addAll(
          compare(kind + " parameter", items, byKind.getOrDefault(kind, Map.of()), at));
    }
    requests(call, byKind.getOrDefault("body", Map.of()), differences);
  }

  /** Compares the methods, paths, names and values in the sample requests. */
  private void requests(Call call, Map<String, Statement> fields, List<String> differences) {
    for (Page.Request request : page.requests()) {
      if (!request.method().equals(call.verb()) || !Call.fits(request.path(), call.path())) {
        String line = "sample request: " + request.method() + " " + request.path();
        differences.add(difference(call.operation(), line, call.title()));
      }
      request
          .fields()
          .forEach(
              (name, value) -> {
                Statement field = fields.get(name);
                List<String> values = field == null ? List.of() : field.shape.values();
                if (field == null) {
                  differences.add(
                      difference(call.home(), "sample request: " + name, "no such field"));
                } else if (!values.isEmpty() && !values.contains(value)) {
                  String sample = "sample request: " + name + "=" + value;
                  differences.add(difference(field.at, sample, String.join(", ", values)));
                }
              });
    }
    if (call.isCommand() && page.requests().stream().noneMatch(call::isSentBy)) {
      String command = call.field() + "=" + call.command();
      differences.add(difference(call.home(), "no sample request", command));
    }
  }

  private void responses(Call call, List<String> differences) {
    Map<String, Map<String, List<String>>> documented = page.responses();
    documented.forEach(
        (status, items) -> {
          if (call.responses().containsKey(status)) {
            Map<String, Statement> ours = statements(call, status);
            differences.addAll(compare(status + " response field", items, ours, call.operation()));
          } else {
            differences.add(difference(call.operation(), "response " + status, "no such response"));
          }
        });
    call.responses()
        .forEach(
            (status, response) -> {
              String provenance = response.resolve().text("x-provenance");
              if (!documented.containsKey(status) && provenance.equals("vendor-page")) {
                differences.add(
                    difference(response, "no response " + status, "x-provenance: vendor-page"));
              }
            });
    for (String sample : page.sampleResponses()) {
      Map<String, List<String>> items = new LinkedHashMap<>();
      flatten("", new Yaml().load(sample), items);
      List<String> statuses = new ArrayList<>(call.responses().keySet());
      statuses.removeIf(status -> !status.matches("\\d+"));
      // A sample may be one of an error.
      if (statuses.stream().noneMatch(status -> sample(items, call, status).isEmpty())) {
        differences.addAll(sample(items, call, "200"));
      }
    }
  }

  private static List<String> sample(Map<String, List<String>> items, Call call, String status) {
    Map<String, Statement> known = statements(call, status);
    known.keySet().retainAll(items.keySet());
    return compare("property in a sample response", items, known, call.operation());
  }

  /** Adds the types of the values, with those within objects and lists. */
  private static void flatten(String name, @Nullable Object json, Map<String, List<String>> items) {
    if (json instanceof List<?> list) {
      list.forEach(item -> flatten(name, item, items));
    } else if (json instanceof Map<?, ?> map) {
      String prefix = name.isEmpty() ? "" : name + ".";
      map.forEach(
          (key, value) -> {
            items.put(prefix + key, List.of(type(value)));
            flatten(prefix + key, value, items);
          });
    }
  }

  private static String type(@Nullable Object value) {
    if (value == null || value instanceof Map) {
      return value == null ? "null" : "object";
    }
    if (value instanceof Number) {
      return value instanceof Double ? "number" : "integer or number";
    }
    return value instanceof List ? "array" : value instanceof Boolean ? "boolean" : "string";
  }

  private static Map<String, Statement> statements(Call call, String status) {
    Part response = call.operation().get("responses", status).resolve();
    return statements(
        Shape.of(response.get("content", "application/json", "schema")), "", Set.of());
  }

  /** The properties of a schema, with nested ones ("metadata.mobile_number", "list.id"). */
  private static Map<String, Statement> statements(Shape shape, String prefix, Set<Part> within) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    Set<Part> inner = new LinkedHashSet<>(within);
    if (!shape.home.exists() || !inner.add(shape.home)) {
      return statements;
    }
    if (shape.get("items").exists()) {
      statements.putAll(statements(Shape.of(shape.get("items")), prefix, inner));
    }
    shape.properties.forEach(
        (name, property) -> {
          Shape type = Shape.of(property);
          boolean required = shape.required.contains(name);
          String provenance = type.text("x-provenance");
          statements.put(prefix + name, new Statement(property, required, provenance, type));
          statements.putAll(statements(type, prefix + name + ".", inner));
        });
    return statements;
  }

  /** Compares names, types and required flags in both directions. */
  private static List<String> compare(
      String kind, Map<String, List<String>> onPage, Map<String, Statement> ours, Part at) {
    List<String> differences = new ArrayList<>();
    onPage.forEach(
        (name, tags) -> {
          String words = "%s %s: %s".formatted(kind, name, String.join(", ", tags));
          Statement statement = ours.get(name);
          String answer = statement == null ? "no such " + kind : answer(statement, tags, kind);
          if (!answer.isEmpty()) {
            differences.add(difference(statement == null ? at : statement.at, words, answer));
          }
        });
    ours.forEach(
        (name, statement) -> {
          String parent = name.replaceFirst("\\.?[^.]*$", "");
          // A missing parent is already reported.
          boolean expected = parent.isEmpty() || onPage.containsKey(parent);
          if (expected && statement.provenance.equals("vendor-page") && !onPage.containsKey(name)) {
            String words = statement.shape.type() + ", x-provenance: vendor-page";
            differences.add(difference(statement.at, "no " + kind + " " + name, words));
          }
        });
    return differences;
  }

  /** What the contract says instead of the tags; empty if it says the same. */
  private static String answer(Statement ours, List<String> tags, String kind) {
    String type = ours.shape.type();
    for (String tag : tags) {
      if (TYPES.containsKey(tag) && !type.equals(TYPES.get(tag))) {
        return type;
      }
      if (tag.equals("integer or number") && !type.matches("integer|number")) {
        return type;
      }
      if (tag.equals("null") && !ours.shape.isNullable()) {
        return type + ", never null";
      }
    }
    boolean required = tags.contains("required") || tags.contains("mandatory");
    return kind.contains("response") || required == ours.required
        ? ""
        : ours.required ? "required" : "not required";
  }
}
