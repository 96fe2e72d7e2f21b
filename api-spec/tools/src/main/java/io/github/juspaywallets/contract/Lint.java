// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lints the contract. Few rules, each without exceptions. */
public final class Lint {
  /** YAML 1.1 parsers read these as booleans, dates or numbers. */
  private static final Pattern YAML_1_1 =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|\\d{4}-\\d\\d?-\\d\\d?.*|[-+]?\\d+(:[0-5]?\\d)+(\\.\\d*)?"
              + "|[-+]?[\\d_]+|0b[01_]+");

  /** Names of personal data in Juspay's API. Whole words only: "mobile_number", not "immobile". */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(^|[_-])(mobile|phone|email|otp|token|address|routing|(user|error|developer)_message)"
              + "([_-]|$)");

  private static final Pattern KEYS = Pattern.compile("'([^']+)'|([\\w/{}-]+)");

  /** The last words of a rule for the contract, not for what is derived from it. */
  static final String NO_EXAMPLE = "has no example: the sandbox serves the examples";

  private final Part root;
  private final ExampleCheck examples;
  private final Set<String> problems = new LinkedHashSet<>();

  private Lint(Contract contract) {
    this.root = Part.of(contract);
    this.examples = new ExampleCheck(contract, this::problem);
  }

  /**
   * Lints a contract.
   *
   * @param args the contract
   */
  public static void main(String... args) {
    refuse(problems(args[0]));
  }

  static List<String> problems(String file) {
    return new Lint(Contract.read(file)).problems();
  }

  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal("The contract breaks rules:", problems, "Correct each.");
    }
  }

  private List<String> problems() {
    references(root, "");
    syntax();
    servers();
    Map<String, String> ids = new HashMap<>();
    for (Call call : Call.of(root.contract())) {
      String other = ids.put(call.id(), call.title());
      if (other != null) {
        problem(call.operation(), call.title(), "has the same operationId as " + other);
      }
      operation(call);
    }
    root.get("components", "schemas").fields().forEach(this::schema);
    new Portability(this::problem).check(root);
    return new ArrayList<>(problems);
  }

  private void problem(Part at, String place, String rule) {
    problems.add(at.place() + ": " + place + " " + rule);
  }

  private void references(Part part, String place) {
    String reference = part.text("$ref");
    if (!reference.isEmpty() && !part.target(reference).exists()) {
      problem(part, place, "refers to " + reference + ", which does not exist");
    }
    part.fields().forEach((key, value) -> references(value, place + "." + key));
    part.items().forEach(item -> references(item, place + "[]"));
  }

  /** What swagger-parser finds. It says in its own words where, without the line. */
  private void syntax() {
    for (String complaint : root.contract().complaints()) {
      if (problems.isEmpty()) {
        problem(near(complaint), "this is not OpenAPI:", complaint);
      }
    }
    if (!root.text("openapi").startsWith("3.0")) {
      problem(
          root.get("openapi"), "openapi", "must be 3.0: the test tools support no other version");
    }
  }

  private Part near(String complaint) {
    Part part = root;
    Matcher keys = KEYS.matcher(complaint);
    while (keys.find()) {
      String key = keys.group(1) == null ? keys.group(2) : keys.group(1);
      Part resolved = part.resolve();
      Part next =
          resolved.items().stream()
              .filter(item -> item.resolve().text("name").equals(key))
              .findFirst()
              .orElse(resolved.get(key));
      part = next.exists() ? next : part;
    }
    return part;
  }

  private void servers() {
    for (Part server : root.get("servers").items()) {
      if (!server.text("url").startsWith("https://")) {
        problem(server, "servers", "must be https: every call carries the API key");
      }
      if (server.text("x-environment").isEmpty()) {
        problem(server, "servers", "has no x-environment: it names the constant, such as SANDBOX");
      }
    }
  }

  private void operation(Call call) {
    Part operation = call.operation();
    String place = call.method() + " " + call.path();
    describe(operation, place);
    if (operation.text("operationId").isEmpty()) {
      problem(operation, place, "has no operationId: it becomes the name of the method");
    }
    for (Part declared : call.declared()) {
      String name = declared.name();
      Part parameter = declared.resolve();
      parameter(parameter, name.isEmpty() ? place + " " + parameter.text("name") : name);
    }
    Part body = operation.get("requestBody").resolve();
    if (body.exists()) {
      describe(body, place + " body");
      content(body, place + " body");
    }
    call.responses()
        .forEach(
            (status, declared) -> {
              Part response = declared.resolve();
              String here = declared.name().isEmpty() ? place + " " + status : declared.name();
              describe(response, here);
              content(response, here);
              response
                  .get("headers")
                  .fields()
                  .forEach((name, header) -> describe(header.resolve(), here + " " + name));
            });
  }

  private void describe(Part part, String place) {
    if (part.text("description").isBlank() && part.text("summary").isBlank()) {
      problem(part, place, "has no description: it becomes the Javadoc");
    }
  }

  private void parameter(Part parameter, String place) {
    describe(parameter, place);
    if (parameter.text("in").equals("header")) {
      name(parameter, place, parameter.text("name"), "[a-z][a-z0-9-]*", "lower case with dashes");
    } else {
      name(
          parameter,
          place,
          parameter.text("name"),
          "[a-z][a-z0-9_]*",
          "lower case with underscores");
    }
    if (!parameter.is("x-sensitive")) {
      personal(parameter, place, parameter.text("name"), parameter.get("schema"));
    }
    examples.check(parameter.get("example"), parameter.get("schema"), place + " example");
  }

  private void name(Part part, String place, String name, String form, String words) {
    if (!name.matches(form)) {
      problem(part, place, "is not " + words);
    }
  }

  private void personal(Part part, String place, String name, Part schema) {
    if (PERSONAL.matcher(name).find() && !Shape.of(schema).isSensitive()) {
      problem(part, place, "is personal data: mark it x-sensitive, so that it is never printed");
    }
  }

  private void content(Part part, String place) {
    for (Part media : part.get("content").fields().values()) {
      Part schema = media.get("schema");
      inline(schema, place);
      examples.check(media.get("example"), schema, place + " example");
      media
          .get("examples")
          .fields()
          .forEach(
              (name, example) ->
                  examples.check(example.resolve().get("value"), schema, place + " " + name));
      if (!media.get("example").exists() && media.get("examples").fields().isEmpty()) {
        problem(part, place, NO_EXAMPLE);
      }
    }
  }

  private void inline(Part schema, String place) {
    if (schema.name().isEmpty() && schema.get("properties").exists()) {
      problem(schema, place, "is an object without a name: declare it under components");
    }
  }

  private void schema(String name, Part schema) {
    name(schema, name, name, "[A-Z][A-Za-z0-9]*", "a class name");
    describe(schema, name);
    quotes(schema, name);
    schema.get("properties").fields().forEach((property, part) -> property(name, property, part));
  }

  private void property(String owner, String name, Part property) {
    String place = owner + "." + name;
    Part resolved = property.resolve();
    quotes(property, place);
    // A property that is only a reference has the description of its schema.
    describe(property.text("$ref").isEmpty() ? property : resolved, place);
    name(property, place, name, "[a-z][a-z0-9_]*", "lower case with underscores");
    if (property.name().isEmpty()) {
      if (!resolved.text("type").matches("object|boolean")) {
        personal(property, place, name, property);
      }
      inline(resolved, place);
    }
    inline(resolved.get("items"), place);
    examples.check(property.get("example"), property, place + " example");
  }

  private void quotes(Part schema, String place) {
    for (Part value : schema.get("enum").items()) {
      String text = value.text();
      if (Places.isPlain(value.node())
          && YAML_1_1.matcher(text).matches()
          && !text.matches("[-+]?[0-9]+")) {
        problem(
            value,
            place,
            "lists " + text + " without quotes, which YAML 1.1 does not read as a string");
      }
    }
  }
}
