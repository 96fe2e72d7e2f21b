// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Derives documents from the contract for tools that do not support its commands, which share a
 * path: one with an operation for each command, and one with a single form of all fields.
 */
public final class OtherDocuments {
  private static final String NOTE =
      "# Derived from openapi.yaml by the build, for other tools. See other-tools.md.\n";

  private final Contract contract;

  private OtherDocuments(Contract contract) {
    this.contract = contract;
  }

  /**
   * Writes the documents.
   *
   * @param args the contract and the folder
   */
  public static void main(String... args) throws IOException {
    OtherDocuments documents = new OtherDocuments(Contract.read(args[0]));
    Path folder = Files.createDirectories(Path.of(args[1]));
    write(folder.resolve("openapi-operations.yaml"), documents.operations());
    write(folder.resolve("openapi-flat.yaml"), documents.flat());
  }

  private static void write(Path file, Map<String, @Nullable Object> document) throws IOException {
    simplify(document, document);
    String all = new Yaml().dump(document);
    map(at(document, "components", "schemas"))
        .keySet()
        .removeIf(name -> !all.contains("#/components/schemas/" + name + "'"));
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    options.setSplitLines(false);
    Files.writeString(file, NOTE + new Yaml(options).dump(document));
    // A new command has no example of its own before the sandbox plays it.
    Lint.refuse(
        Lint.problems(file.toString()).stream()
            .filter(problem -> !problem.endsWith(Lint.NO_EXAMPLE))
            .toList());
  }

  /**
   * Makes text of all that is sent or received as text. Of an open enum, some generators make a
   * class that reads no value; of the format decimal, a float that they write with an exponent.
   */
  private static void simplify(Map<String, @Nullable Object> root, @Nullable Object node) {
    if (node instanceof List<?> items) {
      items.forEach(item -> simplify(root, item));
    } else if (node instanceof Map<?, ?>) {
      Map<String, @Nullable Object> part = map(node);
      if ("string".equals(part.get("type"))) {
        part.remove("format", "decimal");
        for (Object branch : list(part.remove("anyOf"))) {
          String reference = String.valueOf(map(branch).get("$ref")).replaceFirst(".*/", "");
          List<?> values = list(at(root, "components", "schemas", reference, "enum"));
          part.put("description", part.get("description") + known(values));
        }
      }
      part.values().forEach(inner -> simplify(root, inner));
    }
  }

  private static String known(List<?> values) {
    return values.isEmpty()
        ? ""
        : " Known values: "
            + values.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ". Others may appear at any time.";
  }

  /** Each command at its path with the command as fragment, which is never sent. */
  private Map<String, @Nullable Object> operations() {
    Map<String, @Nullable Object> root = map(Part.of(contract).value());
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    map(root.get("paths"))
        .forEach(
            (path, item) -> {
              result.put(path, item);
              commands().stream()
                  .filter(call -> call.path().equals(path))
                  .forEach(call -> result.put(path + "#" + call.command(), split(map(item), call)));
            });
    result.values().removeIf(item -> map(item).isEmpty());
    root.put("paths", result);
    for (Call call : commands()) {
      map(at(root, "components", "schemas", call.form().name())).remove("x-operation-id");
    }
    return root;
  }

  /** A path with only the command, which the other path then lacks. */
  private static Map<String, @Nullable Object> split(
      Map<String, @Nullable Object> item, Call call) {
    item.remove(call.method());
    Map<String, @Nullable Object> own = new LinkedHashMap<>(item);
    own.keySet().retainAll(Set.of("parameters"));
    own.put(call.method(), operation(call));
    return own;
  }

  private List<Call> commands() {
    return Call.of(contract).stream().filter(Call::isCommand).toList();
  }

  private static Map<String, @Nullable Object> operation(Call call) {
    Map<String, @Nullable Object> operation = map(call.operation().value());
    Shape form = Shape.of(call.form());
    operation.put("operationId", call.id());
    operation.put("summary", words(call.id()));
    operation.put("description", form.text("description"));
    for (String key : List.of("externalDocs", "x-provenance", "deprecated")) {
      if (form.get(key).exists()) {
        operation.put(key, form.get(key).value());
      }
    }
    Map<String, @Nullable Object> media = media(operation, call);
    media.put("schema", call.form().value());
    Map<String, @Nullable Object> examples = map(media.get("examples"));
    examples
        .values()
        .removeIf(example -> !call.command().equals(at(example, "value", call.field())));
    map(operation.get("responses")).entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> at(response.getValue(), "content", "application/json", "examples"))
        .forEach(received -> map(received).keySet().retainAll(examples.keySet()));
    return operation;
  }

  /** What is in the body, which may be declared elsewhere. */
  private static Map<String, @Nullable Object> media(
      Map<String, @Nullable Object> operation, Call call) {
    operation.put("requestBody", call.operation().get("requestBody").resolve().value());
    return map(at(operation, "requestBody", "content", call.type()));
  }

  /** For example {@code Update mobile number}: menus show it. */
  private static String words(String id) {
    String words = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * The oneOf of the commands as one object: what each requires is then only in its description.
   */
  private Map<String, @Nullable Object> flat() {
    Map<String, @Nullable Object> root = map(Part.of(contract).value());
    Map<String, Map<String, @Nullable Object>> forms = new LinkedHashMap<>();
    for (Call call : commands()) {
      Map<String, @Nullable Object> form =
          forms.computeIfAbsent(call.wire(), key -> form(root, call));
      Map<String, @Nullable Object> fields = map(form.get("properties"));
      call.formFields().forEach((name, field) -> fields.put(name, field.value()));
      list(at(fields.get(call.field()), "enum")).add(call.command());
    }
    return root;
  }

  private static Map<String, @Nullable Object> form(Map<String, @Nullable Object> root, Call call) {
    Map<String, @Nullable Object> field = new LinkedHashMap<>();
    field.put("type", "string");
    field.put("description", "The command. Each has its own fields.");
    field.put("enum", new ArrayList<>());
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    form.put("type", "object");
    form.put("description", "The fields of all commands.");
    form.put("required", List.of(call.field()));
    form.put("properties", new LinkedHashMap<>(Map.of(call.field(), field)));
    String name = Call.pascal(call.operation().text("operationId")) + "Form";
    map(at(root, "components", "schemas")).put(name, form);
    Map<String, @Nullable Object> operation = map(at(root, "paths", call.path(), call.method()));
    media(operation, call).put("schema", Map.of("$ref", "#/components/schemas/" + name));
    return form;
  }

  private static @Nullable Object at(@Nullable Object node, String... keys) {
    Object part = node;
    for (String key : keys) {
      part = map(part).get(key);
    }
    return part;
  }

  /** Empty if there is none. */
  @SuppressWarnings("unchecked") // YAML has maps of texts
  private static Map<String, @Nullable Object> map(@Nullable Object node) {
    return node == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(@Nullable Object node) {
    return node == null ? new ArrayList<>() : (List<@Nullable Object>) node;
  }
}
