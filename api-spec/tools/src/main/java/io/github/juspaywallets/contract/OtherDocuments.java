// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.juspaywallets.generator.JavaNames;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Places;
import io.github.juspaywallets.generator.contract.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Derives documents from the contract for tools that do not support its commands, which share a
 * path: one with an operation for each command, and one with a single form of all fields.
 */
public final class OtherDocuments {
  private static final String NOTE =
      "# Derived from openapi.yaml by the build, for other tools. See other-tools.md.\n";
  private static final String SCHEMAS = "/components/schemas";
  private static final ObjectMapper JSON = new ObjectMapper();

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

  private static void write(Path file, ObjectNode document) throws IOException {
    simplify(document, document);
    String all = document.toString();
    document
        .withObject(SCHEMAS)
        .properties()
        .removeIf(schema -> !all.contains("\"#" + SCHEMAS + "/" + schema.getKey() + "\""));
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    Object plain = JSON.convertValue(document, Object.class);
    Files.writeString(file, NOTE + new Yaml(options).dump(plain));
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
  private static void simplify(JsonNode root, JsonNode node) {
    if (node instanceof ObjectNode part && part.path("type").asText().equals("string")) {
      if (part.path("format").asText().equals("decimal")) {
        part.remove("format");
      }
      for (JsonNode branch : part.path("anyOf")) {
        String reference = branch.path("$ref").asText().replaceFirst("#", "");
        part.put("description", part.path("description").asText() + known(root.at(reference)));
      }
      part.remove("anyOf");
    }
    node.forEach(inner -> simplify(root, inner));
  }

  private static String known(JsonNode schema) {
    List<String> values = new ArrayList<>();
    schema.path("enum").forEach(value -> values.add(value.asText()));
    return values.isEmpty()
        ? ""
        : " Known values: " + String.join(", ", values) + ". Others may appear at any time.";
  }

  /** Each command at its path with the command as fragment, which is never sent. */
  private ObjectNode operations() {
    ObjectNode root = tree(Part.of(contract));
    ObjectNode paths = JSON.createObjectNode();
    root.path("paths")
        .properties()
        .forEach(
            path -> {
              ObjectNode item = paths.putObject(path.getKey());
              item.setAll((ObjectNode) path.getValue());
              commands().stream()
                  .filter(call -> call.path().equals(path.getKey()))
                  .forEach(call -> split(paths, item, call));
            });
    paths.properties().removeIf(path -> path.getValue().isEmpty());
    root.set("paths", paths);
    for (Call call : commands()) {
      root.withObject(SCHEMAS).withObject("/" + call.form().targetName()).remove("x-operation-id");
    }
    return root;
  }

  /** Adds a path with only the command, which the other path then lacks. */
  private static void split(ObjectNode paths, ObjectNode item, Call call) {
    item.remove(call.method());
    ObjectNode own = paths.putObject(call.path() + "#" + call.command());
    own.setAll(item.deepCopy().retain("parameters"));
    own.set(call.method(), operation(call));
  }

  private List<Call> commands() {
    return Call.of(contract).stream().filter(Call::isCommand).toList();
  }

  private static ObjectNode operation(Call call) {
    ObjectNode operation = tree(call.operation());
    Shape form = Shape.of(call.form());
    operation.put("operationId", call.id());
    operation.put("summary", words(call.id()));
    operation.put("description", form.textOf("description"));
    for (String key : List.of("externalDocs", "x-provenance", "deprecated")) {
      if (form.get(key).exists()) {
        operation.set(key, JSON.valueToTree(form.get(key).value()));
      }
    }
    ObjectNode media = media(operation, call);
    media.set("schema", tree(call.form()));
    JsonNode examples = media.path("examples");
    String command = Places.pointer("/value", call.field());
    examples
        .properties()
        .removeIf(one -> !call.command().equals(one.getValue().at(command).asText()));
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        JsonNode received = response.getValue().at("/content/application~1json/examples");
        received.properties().removeIf(one -> !examples.has(one.getKey()));
      }
    }
    return operation;
  }

  /** What is in the body, which may be declared elsewhere. */
  private static ObjectNode media(ObjectNode operation, Call call) {
    operation.set("requestBody", tree(call.operation().get("requestBody").follow()));
    return (ObjectNode) operation.at(Places.pointer("/requestBody/content", call.type()));
  }

  /** For example {@code Update mobile number}: menus show it. */
  private static String words(String id) {
    String words = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * The oneOf of the commands as one object: what each requires is then only in its description.
   */
  private ObjectNode flat() {
    ObjectNode root = tree(Part.of(contract));
    Map<String, ObjectNode> forms = new LinkedHashMap<>();
    for (Call call : commands()) {
      ObjectNode fields = forms.computeIfAbsent(call.wire(), key -> form(root, call));
      call.formFields().forEach((name, field) -> fields.set(name, tree(field)));
      fields.withObject("/" + call.field()).withArray("/enum").add(call.command());
    }
    return root;
  }

  /** Declares the form and returns its fields. */
  private static ObjectNode form(ObjectNode root, Call call) {
    String name = JavaNames.pascal(call.operation().textOf("operationId")) + "Form";
    String operation = Places.pointer("/paths", call.path(), call.method());
    media((ObjectNode) root.at(operation), call)
        .putObject("schema")
        .put("$ref", "#" + SCHEMAS + "/" + name);
    ObjectNode form = root.withObject(SCHEMAS).putObject(name);
    form.put("type", "object").put("description", "The fields of all commands.");
    form.putArray("required").add(call.field());
    ObjectNode fields = form.putObject("properties");
    fields
        .putObject(call.field())
        .put("type", "string")
        .put("description", "The command. Each has its own fields.");
    return fields;
  }

  private static ObjectNode tree(Part part) {
    return JSON.valueToTree(part.value());
  }
}
