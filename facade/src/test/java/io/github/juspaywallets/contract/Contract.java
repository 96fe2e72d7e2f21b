// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The contract as YAML, and the names of all parts that tests can exercise. */
public final class Contract {
  private static final List<String> CONSTRAINTS =
      List.of(
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "multipleOf",
          "minItems",
          "maxItems");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options");

  /** The contract of this build, or the committed one outside of a build. */
  public static final Contract CURRENT = new Contract(text());

  private final String text;
  private final Map<String, Object> root;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> parts = new LinkedHashSet<>();

  Contract(String text) {
    this.text = text;
    this.root = new Yaml().load(text);
    map(root.get("components"), "securitySchemes")
        .keySet()
        .forEach(name -> parts.add("security " + name));
    map(root, "paths")
        .forEach(
            (path, item) ->
                METHODS.stream()
                    .filter(method -> !map(item, method).isEmpty())
                    .forEach(
                        method -> operations.addAll(operations(path, method, map(item, method)))));
    operations.forEach(this::addOperation);
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

  /** The text of the file. */
  public String yaml() {
    return text;
  }

  /**
   * For example {@code parameter header version of getWallet} or {@code property WalletAccount.id}.
   */
  public Set<String> parts() {
    return parts;
  }

  /** Returns the contract, in which a command has only its own form. */
  String yaml(Operation operation) {
    if (operation == null || !operation.isCommand()) {
      return text;
    }
    Map<String, Object> copy = new Yaml().load(text);
    Object body = child(child(child(copy, "paths"), operation.path()), operation.method());
    put(
        body,
        "requestBody",
        Map.of("required", true, "content", Map.of(FORM, Map.of("schema", operation.form()))));
    return new Yaml().dump(copy);
  }

  private static Object child(Object node, String key) {
    return ((Map<?, ?>) node).get(key);
  }

  @SuppressWarnings("unchecked") // YAML has maps of texts
  private static void put(Object node, String key, Object value) {
    ((Map<String, Object>) node).put(key, value);
  }

  /** The values of all response examples by their unique names. */
  public Map<String, Object> responseExamples() {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (Operation operation : operations()) {
      for (Object response : map(operation.node(), "responses").values()) {
        Map<String, Object> json = map(map(resolve(response), "content"), "application/json");
        map(json, "examples")
            .forEach((name, example) -> examples.put(name, map(example).get("value")));
      }
    }
    return examples;
  }

  /** The first example of each error response of an operation, by status. */
  public Map<String, Object> errorExamples(Operation operation) {
    Map<String, Object> examples = new LinkedHashMap<>();
    map(operation.node(), "responses").keySet().stream()
        .filter(status -> !status.startsWith("2"))
        .forEach(
            status ->
                examples.put(
                    status,
                    map(map(json(operation, status), "examples").values().stream()
                            .findFirst()
                            .orElseThrow())
                        .get("value")));
    return examples;
  }

  /** A result of an operation in which each nullable property is null, except objects. */
  public Object resultOfNulls(Operation operation) {
    return nulls(json(operation, "200").get("schema"));
  }

  private Object nulls(Object reference) {
    Map<String, Object> schema = resolve(reference);
    if (schema.containsKey("properties")) {
      Map<String, Object> object = new LinkedHashMap<>();
      map(schema, "properties").forEach((name, property) -> object.put(name, nulls(property)));
      return object;
    }
    return schema.containsKey("items")
        ? List.of(nulls(schema.get("items")))
        : Boolean.TRUE.equals(schema.get("nullable")) ? null : schema.get("example");
  }

  private Map<String, Object> json(Operation operation, String status) {
    Object response = resolve(map(operation.node(), "responses").get(status));
    return map(map(response, "content"), "application/json");
  }

  /** All operations. One with commands is replaced by its commands. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operation with this id. */
  public Operation operation(String id) {
    return operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The operation of a request, null if there is none. */
  Operation operation(LoggedRequest request) {
    return operations().stream()
        .filter(operation -> operation.matches(request))
        .max(Comparator.comparing(Operation::fixedLength))
        .orElse(null);
  }

  private List<Operation> operations(String path, String method, Map<String, Object> node) {
    String id = (String) node.get("operationId");
    Map<String, Object> content = map(resolve(node.get("requestBody")), "content");
    Map<String, Object> form =
        content.isEmpty()
            ? Map.of()
            : resolve(map(content.values().iterator().next()).get("schema"));
    Map<String, Object> discriminator = map(form, "discriminator");
    if (!content.containsKey(FORM) || discriminator.isEmpty()) {
      return List.of(new Operation(id, method, path, null, null, object(form), node));
    }
    String field = (String) discriminator.get("propertyName");
    Object branches = form.getOrDefault("oneOf", form.get("anyOf"));
    List<Operation> commands = new ArrayList<>();
    for (Object reference : (List<?>) branches) {
      Map<String, Object> branch = object(resolve(reference));
      for (String value : values(reference, branch, field, map(discriminator, "mapping"))) {
        Object own = branch.get("x-operation-id");
        String name = own == null ? id + capitalized(value) : (String) own;
        commands.add(new Operation(name, method, path, field, value, branch, node));
      }
    }
    return commands;
  }

  /** The discriminator values of a branch: from the mapping, its enum, or its name. */
  private List<String> values(
      Object reference, Map<String, Object> branch, String field, Map<String, Object> mapping) {
    String name = modelName(reference);
    List<String> values =
        mapping.entrySet().stream()
            .filter(entry -> String.valueOf(entry.getValue()).replaceFirst(".*/", "").equals(name))
            .map(Map.Entry::getKey)
            .toList();
    if (!values.isEmpty()) {
      return values;
    }
    return resolve(map(branch, "properties").get(field)).get("enum") instanceof List<?> listed
            && listed.size() == 1
        ? List.of(String.valueOf(listed.get(0)))
        : List.of(name);
  }

  private static String capitalized(String value) {
    return Stream.of(value.split("[^A-Za-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private void addOperation(Operation operation) {
    parts.add("operation " + operation.id());
    for (Parameter parameter : parameters(operation)) {
      parts.add(parameter.part(operation));
      parameter
          .constraints()
          .forEach(constraint -> parts.add("constraint " + constraint + " of " + parameter.name()));
    }
    map(operation.node(), "responses")
        .forEach((status, response) -> addResponse(operation, status, resolve(response)));
  }

  /** The parameters of a request, in the order of the generated method. */
  public List<Parameter> parameters(Operation operation) {
    List<Parameter> parameters = new ArrayList<>();
    for (Object reference : (List<?>) operation.node().getOrDefault("parameters", List.of())) {
      Map<String, Object> parameter = resolve(reference);
      parameters.add(
          new Parameter(
              (String) parameter.get("in"),
              (String) parameter.get("name"),
              Boolean.TRUE.equals(parameter.get("required")),
              resolve(parameter.get("schema")),
              parameter.get("example")));
    }
    addFields(parameters, operation);
    return parameters;
  }

  /** All fields but the one with the command, which the method sends by itself. */
  private void addFields(List<Parameter> parameters, Operation operation) {
    Collection<?> required = (Collection<?>) operation.form().getOrDefault("required", List.of());
    map(operation.form(), "properties")
        .forEach(
            (name, schema) -> {
              if (!name.equals(operation.commandField())) {
                parameters.add(
                    new Parameter(
                        "form",
                        name,
                        required.contains(name),
                        resolve(schema),
                        resolve(schema).get("example")));
              }
            });
  }

  private void addResponse(Operation operation, String status, Map<String, Object> response) {
    parts.add("status " + status + " of " + operation.id());
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

  /** The response for a status, and its key in the contract. */
  Map.Entry<String, Map<String, Object>> response(Operation operation, int status) {
    Map<String, Object> responses = map(operation.node(), "responses");
    String key = responses.containsKey(status + "") ? status + "" : "default";
    return Map.entry(key, resolve(responses.get(key)));
  }

  /** Resolves a reference, also as the only item of an allOf. */
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

  /** A schema with the properties of all items of its allOf. */
  private Map<String, Object> object(Map<String, Object> schema) {
    if (!(schema.get("allOf") instanceof List<?> all)) {
      return schema;
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    Set<Object> required = new LinkedHashSet<>();
    Map<String, Object> own = new LinkedHashMap<>(schema);
    own.remove("allOf");
    List<Map<String, Object>> joined = new ArrayList<>();
    all.forEach(part -> joined.add(object(resolve(part))));
    joined.add(own);
    for (Map<String, Object> part : joined) {
      properties.putAll(map(part, "properties"));
      required.addAll((Collection<?>) part.getOrDefault("required", List.of()));
    }
    own.put("type", "object");
    own.put("properties", properties);
    own.put("required", List.copyOf(required));
    return own;
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

  /** Empty if the node is not a map, so that callers need no check. */
  static Map<String, Object> map(Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  /** A parameter or form field of a request. */
  public record Parameter(
      String in, String name, boolean required, Map<String, Object> schema, Object example) {
    String part(Operation operation) {
      return "parameter " + in + " " + name + " of " + operation.id();
    }

    /** The keywords that constrain the value. */
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
