// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** The contract as YAML, and the names of all its parts that a test can exercise. */
public final class Contract {
  private static final List<String> CONSTRAINTS =
      List.of("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems");
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options");

  /** The one that the build uses, or the committed one outside of it. */
  public static final Contract CURRENT = new Contract(text());

  private final String text;
  private final Map<String, Object> root;
  private final Set<String> parts = new LinkedHashSet<>();

  private Contract(String text) {
    this.text = text;
    this.root = new Yaml().load(text);
    map(root.get("components"), "securitySchemes")
        .keySet()
        .forEach(name -> parts.add("security " + name));
    operations().forEach(this::addOperation);
  }

  private static String text() {
    String file = System.getProperty("api.spec");
    try (InputStream resource =
        file == null
            ? Contract.class.getResourceAsStream("/juspay-wallets/openapi.yaml")
            : Files.newInputStream(Path.of(file))) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it stands in the file. */
  public String yaml() {
    return text;
  }

  /** For example {@code parameter header version} or {@code property WalletAccount.id}. */
  public Set<String> parts() {
    return parts;
  }

  /** The values of all examples of responses by their names, which are unique. */
  public Map<String, Object> responseExamples() {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (Map<String, Object> operation : operations()) {
      for (Object response : map(operation, "responses").values()) {
        Map<String, Object> json = map(map(resolve(response), "content"), "application/json");
        map(json, "examples")
            .forEach((name, example) -> examples.put(name, map(example).get("value")));
      }
    }
    return examples;
  }

  Collection<Map<String, Object>> operations() {
    List<Map<String, Object>> operations = new ArrayList<>();
    map(root, "paths")
        .values()
        .forEach(path -> METHODS.forEach(method -> addIfPresent(operations, map(path, method))));
    return operations;
  }

  private static void addIfPresent(List<Map<String, Object>> list, Map<String, Object> item) {
    if (!item.isEmpty()) {
      list.add(item);
    }
  }

  private void addOperation(Map<String, Object> operation) {
    parts.add("operation " + operation.get("operationId"));
    for (Parameter parameter : parameters(operation)) {
      parts.add(parameter.part());
      parameter
          .constraints()
          .forEach(constraint -> parts.add("constraint " + constraint + " of " + parameter.name()));
    }
    map(operation, "responses")
        .forEach((status, response) -> addResponse(status, resolve(response)));
  }

  /** What the requests of the only operation carry, in the order of the generated method. */
  public List<Parameter> parameters() {
    return parameters(operations().iterator().next());
  }

  /** What a request carries: path and header parameters, and the fields of its form. */
  List<Parameter> parameters(Map<String, Object> operation) {
    List<Parameter> parameters = new ArrayList<>();
    for (Object reference : (List<?>) operation.getOrDefault("parameters", List.of())) {
      Map<String, Object> parameter = resolve(reference);
      parameters.add(
          new Parameter(
              (String) parameter.get("in"),
              (String) parameter.get("name"),
              Boolean.TRUE.equals(parameter.get("required")),
              resolve(parameter.get("schema")),
              parameter.get("example")));
    }
    map(resolve(operation.get("requestBody")), "content")
        .values()
        .forEach(body -> addFields(parameters, resolve(map(body).get("schema"))));
    return parameters;
  }

  private void addFields(List<Parameter> parameters, Map<String, Object> form) {
    Collection<?> required = (Collection<?>) form.getOrDefault("required", List.of());
    map(form, "properties")
        .forEach(
            (name, schema) ->
                parameters.add(
                    new Parameter(
                        "form",
                        name,
                        required.contains(name),
                        resolve(schema),
                        resolve(schema).get("example"))));
  }

  private void addResponse(String status, Map<String, Object> response) {
    parts.add("status " + status);
    map(response, "headers")
        .keySet()
        .forEach(name -> parts.add("header " + name + " of " + status));
    addProperties(jsonSchema(response));
  }

  Object jsonSchema(Map<String, Object> response) {
    return map(map(response, "content"), "application/json").get("schema");
  }

  private void addProperties(Object reference) {
    String model = modelName(reference);
    Map<String, Object> schema = resolve(reference);
    if (schema.containsKey("items")) {
      addProperties(schema.get("items"));
    }
    if (schema.containsKey("enum")) {
      parts.add("constraint enum of " + model);
    }
    for (Object name : (Collection<?>) schema.getOrDefault("required", List.of())) {
      parts.add("constraint required of " + model + "." + name);
    }
    map(schema, "properties")
        .forEach(
            (name, property) -> {
              boolean known = !parts.add("property " + model + "." + name);
              if (Boolean.TRUE.equals(resolve(property).get("nullable"))) {
                parts.add("constraint nullable of " + model + "." + name);
              }
              if (!known) {
                addProperties(property);
              }
            });
  }

  /** The response of a status, and under which key it stands. */
  Map.Entry<String, Map<String, Object>> response(Map<String, Object> operation, int status) {
    Map<String, Object> responses = map(operation, "responses");
    String key = responses.containsKey(status + "") ? status + "" : "default";
    return Map.entry(key, resolve(responses.get(key)));
  }

  /** A reference's schema, also where it stands alone below allOf. */
  Map<String, Object> resolve(Object node) {
    Map<String, Object> map = map(node);
    if (map.get("$ref") instanceof String reference) {
      Object target = root;
      for (String key : reference.substring(2).split("/")) {
        target = map(target).get(key);
      }
      return resolve(target);
    }
    return map.get("allOf") instanceof List<?> all && all.size() == 1 ? resolve(all.get(0)) : map;
  }

  String modelName(Object node) {
    Map<String, Object> map = map(node);
    if (map.get("$ref") instanceof String reference) {
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    return map.get("allOf") instanceof List<?> all && all.size() == 1 ? modelName(all.get(0)) : "";
  }

  static Map<String, Object> map(Object node, String key) {
    return map(map(node).get(key));
  }

  /** Empty for whatever is no map, so that what is missing needs no question. */
  static Map<String, Object> map(Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  /** A value that a request carries. */
  public record Parameter(
      String in, String name, boolean required, Map<String, Object> schema, Object example) {
    String part() {
      return "parameter " + in + " " + name;
    }

    /** The keywords that limit it. */
    public List<String> constraints() {
      List<String> names =
          new ArrayList<>(CONSTRAINTS.stream().filter(schema::containsKey).toList());
      if (required) {
        names.add("required");
      }
      if (schema.containsKey("enum")) {
        names.add("enum");
      }
      return names;
    }
  }
}
