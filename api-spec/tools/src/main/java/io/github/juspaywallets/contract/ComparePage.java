// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Compares one of Juspay's pages, as Markdown, with the contract, in both directions: the contract
 * must have every statement of the page, and the page every statement that the contract attributes
 * to it with {@code x-provenance: vendor-page}.
 */
public final class ComparePage {
  /** The types of the contract, by the words of pages and samples. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "string",
          "boolean", "boolean",
          "object", "object",
          "array", "array",
          "integer", "integer",
          "int", "integer",
          "number", "number",
          "double", "number",
          "integer or number", "integer|number");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Part contract;
  private final Page page;
  private final List<String> differences = new ArrayList<>();

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
    comparison.compare();
    List<String> differences = List.copyOf(new LinkedHashSet<>(comparison.differences));
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

  private void differ(Part at, String onPage, String inContract) {
    differences.add("%s: page: %s | contract: %s".formatted(at.line(), onPage, inContract));
  }

  /** Compares what is said only once. */
  private void single(String kind, String onPage, String inContract, Part at) {
    if (!onPage.equals(inContract)) {
      String theirs = onPage.isEmpty() ? "no " + kind : kind + ": " + onPage;
      differ(at, theirs, inContract.isEmpty() ? "none" : inContract);
    }
  }

  private void compare() {
    Map<String, String> urls = page.endpoints();
    if (urls.isEmpty()) {
      differences.add("There are no endpoints: is it a page of the API reference?");
      return;
    }
    List<String> paths = new ArrayList<>(urls.values());
    paths.replaceAll(url -> url.replaceFirst("https?://[^/]+", ""));
    // If the endpoints have different paths, one is wrong: use the one in the samples.
    String path = paths.stream().filter(this::isInSamples).findFirst().orElse(paths.get(0));
    Call call = callOf(path);
    endpoints(urls, call == null ? path : call.path());
    if (call == null) {
      differ(contract.get("paths"), page.method() + " " + path, "no such operation");
      return;
    }
    single("request type", page.method(), call.verb(), call.operation());
    Part schemes = contract.get("components", "securitySchemes");
    List<String> names =
        schemes.fields().values().stream().map(one -> one.textOf("scheme")).toList();
    single("authorization", page.authorization(), String.join(", ", names), schemes);
    single("content type", page.contentType(), call.type(), call.operation());
    parameters(call);
    responses(call);
  }

  private boolean isInSamples(String template) {
    return page.requests().stream().anyMatch(request -> fits(request.path(), template));
  }

  private static boolean fits(String path, String template) {
    return path.matches(("\\Q" + template + "\\E").replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q"));
  }

  private static boolean isSentBy(Page.Request request, Call call) {
    return call.isCommand() && call.command().equals(request.fields().get(call.field()));
  }

  /** The call that links the page, or else the one with its path, method and sample. */
  private @Nullable Call callOf(String path) {
    Call found = null;
    for (Call call : Call.of(contract, Map.of())) {
      String linked = call.home().get("externalDocs").textOf("url");
      if (!linked.isEmpty() && linked.equals(page.source())) {
        return call;
      }
      boolean here = call.path().equals(path) && call.verb().equals(page.method());
      if (here
          && (found == null
              || page.requests().stream().anyMatch(request -> isSentBy(request, call)))) {
        found = call;
      }
    }
    return found;
  }

  private void endpoints(Map<String, String> urls, String path) {
    Map<String, String> others = new LinkedHashMap<>(urls);
    for (Part server : contract.get("servers").items()) {
      String name = server.textOf("x-environment").toLowerCase(Locale.ROOT);
      String url = others.getOrDefault(name, "");
      single("endpoint " + name, url, server.textOf("url") + path, server);
      others.remove(name);
    }
    others.forEach((name, url) -> single("endpoint " + name, url, "", contract.get("servers")));
  }

  /** What the contract says about a name. */
  private record Statement(Part at, boolean required, String provenance, Shape shape) {}

  private void parameters(Call call) {
    Map<String, List<String>> headers = page.items("headers");
    headers.remove("Content-Type");
    Part at = call.operation();
    compare("header", headers, parameters(call, "header"), at);
    compare("path parameter", page.items("path parameters"), parameters(call, "path"), at);
    Map<String, Statement> fields = statements(Shape.of(call.form()), "", Set.of());
    compare("body parameter", page.items("body parameters"), fields, at);
    requests(call, fields);
  }

  private static Map<String, Statement> parameters(Call call, String in) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    for (Part declared : call.declared()) {
      Part one = declared.follow();
      if (one.textOf("in").equals(in)) {
        Shape shape = OpenEnum.of(one.get("schema"));
        String provenance = one.textOf("x-provenance");
        statements.put(
            one.textOf("name"), new Statement(one, one.is("required"), provenance, shape));
      }
    }
    return statements;
  }

  /** Compares the methods, paths, names and values in the sample requests. */
  private void requests(Call call, Map<String, Statement> fields) {
    for (Page.Request request : page.requests()) {
      if (!request.method().equals(call.verb()) || !fits(request.path(), call.path())) {
        String line = "sample request: " + request.method() + " " + request.path();
        differ(call.operation(), line, call.title());
      }
      request.fields().forEach((name, value) -> field(call, name, value, fields.get(name)));
    }
    if (call.isCommand()
        && page.requests().stream().noneMatch(request -> isSentBy(request, call))) {
      differ(call.home(), "no sample request", call.field() + "=" + call.command());
    }
  }

  private void field(Call call, String name, String value, @Nullable Statement field) {
    List<String> values = field == null ? List.of() : field.shape.values();
    if (field == null) {
      differ(call.home(), "sample request: " + name, "no such field");
    } else if (!values.isEmpty() && !values.contains(value)) {
      differ(field.at, "sample request: " + name + "=" + value, String.join(", ", values));
    }
  }

  private void responses(Call call) {
    Map<String, Map<String, List<String>>> documented = page.responses();
    documented.forEach(
        (status, items) -> {
          if (call.responses().containsKey(status)) {
            Map<String, Statement> known = statements(call, status);
            compare(status + " response field", items, known, call.operation());
          } else {
            differ(call.operation(), "response " + status, "no such response");
          }
        });
    call.responses()
        .forEach(
            (status, response) -> {
              String provenance = response.follow().textOf("x-provenance");
              if (!documented.containsKey(status) && provenance.equals("vendor-page")) {
                differ(response, "no response " + status, "x-provenance: vendor-page");
              }
            });
    for (String sample : page.sampleResponses()) {
      Map<String, List<String>> items = new LinkedHashMap<>();
      flatten("", JSON.valueToTree(new Yaml().load(sample)), items);
      // A sample may be one of an error.
      if (call.responses().keySet().stream().noneMatch(status -> fits(items, call, status))) {
        sample(items, call, "200");
      }
    }
  }

  private boolean fits(Map<String, List<String>> items, Call call, String status) {
    int before = differences.size();
    sample(items, call, status);
    List<String> found = differences.subList(before, differences.size());
    boolean fits = found.isEmpty();
    found.clear();
    return fits;
  }

  private void sample(Map<String, List<String>> items, Call call, String status) {
    Map<String, Statement> known = statements(call, status);
    known.keySet().retainAll(items.keySet());
    compare("property in a sample response", items, known, call.operation());
  }

  /** Adds the types of the values, with those within objects and lists. */
  private static void flatten(String prefix, JsonNode json, Map<String, List<String>> items) {
    if (json.isArray()) {
      json.forEach(item -> flatten(prefix, item, items));
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      items.put(prefix + field.getKey(), List.of(type(field.getValue())));
      flatten(prefix + field.getKey() + ".", field.getValue(), items);
    }
  }

  private static String type(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer or number"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Statement> statements(Call call, String status) {
    Part response = call.operation().get("responses", status).follow();
    return statements(
        Shape.of(response.get("content", "application/json", "schema")), "", Set.of());
  }

  /** The properties of a schema, with nested ones ("metadata.mobile_number", "list.id"). */
  private static Map<String, Statement> statements(Shape shape, String prefix, Set<String> within) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    Set<String> inner = new LinkedHashSet<>(within);
    if (!shape.home.exists() || !inner.add(shape.home.line())) {
      return statements;
    }
    statements.putAll(statements(Shape.of(shape.get("items")), prefix, inner));
    shape.properties.forEach(
        (name, property) -> {
          Shape type = OpenEnum.of(property);
          boolean required = shape.required.contains(name);
          String provenance = type.textOf("x-provenance");
          statements.put(prefix + name, new Statement(property, required, provenance, type));
          statements.putAll(statements(type, prefix + name + ".", inner));
        });
    return statements;
  }

  /** Compares names, types and required flags in both directions. */
  private void compare(
      String kind, Map<String, List<String>> onPage, Map<String, Statement> ours, Part at) {
    onPage.forEach(
        (name, tags) -> {
          Statement known = ours.get(name);
          String answer = known == null ? "no such " + kind : answer(known, tags, kind);
          if (!answer.isEmpty()) {
            String words = "%s %s: %s".formatted(kind, name, String.join(", ", tags));
            differ(known == null ? at : known.at, words, answer);
          }
        });
    ours.forEach(
        (name, known) -> {
          String parent = name.replaceFirst("\\.?[^.]*$", "");
          // A missing parent is already reported.
          boolean expected = parent.isEmpty() || onPage.containsKey(parent);
          if (expected && known.provenance.equals("vendor-page") && !onPage.containsKey(name)) {
            String words = Objects.toString(known.shape.type(), "") + ", x-provenance: vendor-page";
            differ(known.at, "no " + kind + " " + name, words);
          }
        });
  }

  /** What the contract says instead of the tags; empty if it says the same. */
  private static String answer(Statement ours, List<String> tags, String kind) {
    String type = Objects.toString(ours.shape.type(), "");
    for (String tag : tags) {
      if (tag.equals("null") && !ours.shape.nullable()) {
        return type + ", never null";
      }
      if (!type.matches(TYPES.getOrDefault(tag, ".*"))) {
        return type;
      }
    }
    boolean required = tags.contains("required") || tags.contains("mandatory");
    return kind.contains("response") || required == ours.required
        ? ""
        : ours.required ? "required" : "not required";
  }
}
