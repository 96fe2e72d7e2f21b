// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lints the contract. Few rules, each without exceptions. */
public final class Lint {
  /** YAML 1.1 parsers read these as booleans, dates or numbers. */
  private static final Pattern YAML_1_1 =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|\\d{4}-\\d\\d?-\\d\\d?.*|[-+]?\\d+(:[0-5]?\\d)+(\\.\\d*)?"
              + "|[-+]?[\\d_]*_[\\d_]*|0b[01_]+");

  /** Names of personal data in Juspay's API. Whole words only: "mobile_number", not "immobile". */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(^|[_-])(mobile|phone|email|otp|token|address|routing|(user|error|developer)_message)"
              + "([_-]|$)");

  private static final Pattern KEYS = Pattern.compile("'([^']+)'|([\\w/{}-]+)");

  /** The last words of a rule for the contract, not for what is derived from it. */
  static final String NO_EXAMPLE = "has no example: the sandbox serves the examples";

  private final Contract contract;
  private final Part root;
  private final SchemaValidator validator;
  private final Problems problems = new Problems();

  private Lint(Contract contract) {
    this.contract = contract;
    this.root = Part.of(contract);
    this.validator = new SchemaValidator(contract.openApi(), new MessageResolver());
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
    Lint lint = new Lint(Contract.read(file));
    lint.check();
    return lint.problems.lines();
  }

  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal("The contract breaks rules:", problems, "Correct each.");
    }
  }

  private void check() {
    Problems.visit(root, "", this::reference);
    syntax();
    for (Part server : root.get("servers").items()) {
      server(server);
    }
    Map<String, String> ids = new HashMap<>();
    for (Call call : Call.of(root, Map.of())) {
      String other = ids.put(call.id(), call.title());
      String rule = "has the same operationId as " + other;
      problems.addIf(other != null, call.operation(), call.title(), rule);
      operation(call);
    }
    root.get("components", "schemas").fields().forEach(this::schema);
    new Portability(problems).check(root);
  }

  private void reference(String place, Part part) {
    String reference = part.textOf("$ref");
    boolean dangling = !reference.isEmpty() && !part.target().exists();
    problems.addIf(dangling, part, place, "refers to " + reference + ", which does not exist");
  }

  /** What swagger-parser finds. It says in its own words where, without the line. */
  private void syntax() {
    List<String> complaints = contract.complaints();
    if (problems.lines().isEmpty() && !complaints.isEmpty()) {
      problems.addIf(true, near(complaints.get(0)), "this is not OpenAPI:", complaints.get(0));
    }
    String rule = "must be 3.0: the test tools support no other version";
    problems.addIf(!root.textOf("openapi").startsWith("3.0"), root.get("openapi"), "openapi", rule);
  }

  private Part near(String complaint) {
    Part part = root;
    Matcher keys = KEYS.matcher(complaint);
    while (keys.find()) {
      String key = keys.group(1) == null ? keys.group(2) : keys.group(1);
      Part resolved = part.follow();
      Part next =
          resolved.items().stream()
              .filter(item -> item.follow().textOf("name").equals(key))
              .findFirst()
              .orElse(resolved.get(key));
      part = next.exists() ? next : part;
    }
    return part;
  }

  private void server(Part server) {
    String insecure = "must be https: every call carries the API key";
    problems.addIf(!server.textOf("url").startsWith("https://"), server, "servers", insecure);
    String unnamed = "has no x-environment: it names the constant, such as SANDBOX";
    problems.addIf(server.textOf("x-environment").isEmpty(), server, "servers", unnamed);
  }

  private void operation(Call call) {
    Part operation = call.operation();
    String place = call.method() + " " + call.path();
    describe(operation, place);
    String rule = "has no operationId: it becomes the name of the method";
    problems.addIf(operation.textOf("operationId").isEmpty(), operation, place, rule);
    for (Part declared : call.declared()) {
      Part parameter = declared.follow();
      parameter(parameter, nameOr(declared, place + " " + parameter.textOf("name")));
    }
    Part body = operation.get("requestBody").follow();
    if (body.exists()) {
      content(body, place + " body");
    }
    call.responses().forEach((status, one) -> content(one, nameOr(one, place + " " + status)));
  }

  /** The name of the component that a part refers to, or another name. */
  private static String nameOr(Part part, String other) {
    return part.has("$ref") ? part.targetName() : other;
  }

  private void describe(Part part, String place) {
    boolean described = !part.textOf("description").isBlank() || !part.textOf("summary").isBlank();
    problems.addIf(!described, part, place, "has no description: it becomes the Javadoc");
  }

  private void parameter(Part parameter, String place) {
    describe(parameter, place);
    String name = parameter.textOf("name");
    if (parameter.textOf("in").equals("header")) {
      name(parameter, place, name, "[a-z][a-z0-9-]*", "lower case with dashes");
    } else {
      name(parameter, place, name, "[a-z][a-z0-9_]*", "lower case with underscores");
    }
    if (!parameter.is("x-sensitive")) {
      personal(parameter, place, name, parameter.get("schema"));
    }
    example(parameter.get("example"), parameter.get("schema"), place + " example");
  }

  private void name(Part part, String place, String name, String form, String words) {
    problems.addIf(!name.matches(form), part, place, "is not " + words);
  }

  private void personal(Part part, String place, String name, Part schema) {
    boolean exposed = PERSONAL.matcher(name).find() && !Facts.isSensitive(Shape.of(schema));
    String rule = "is personal data: mark it x-sensitive, so that it is never printed";
    problems.addIf(exposed, part, place, rule);
  }

  /** A request body or response. */
  private void content(Part declared, String place) {
    Part part = declared.follow();
    describe(part, place);
    for (Part media : part.get("content").fields().values()) {
      Part schema = media.get("schema");
      Map<String, Part> examples = media.get("examples").fields();
      inline(schema, place);
      example(media.get("example"), schema, place + " example");
      examples.forEach(
          (name, one) -> example(one.follow().get("value"), schema, place + " " + name));
      boolean none = !media.get("example").exists() && examples.isEmpty();
      problems.addIf(none, part, place, NO_EXAMPLE);
    }
    part.get("headers")
        .fields()
        .forEach((name, header) -> describe(header.follow(), place + " " + name));
  }

  private void example(Part example, Part schema, String place) {
    Object value = example.value();
    if (value == null || !schema.exists()) {
      return;
    }
    // The validator expects a string as it is, not as JSON.
    String json = value instanceof String text ? text : Json.pretty(value);
    Schema<?> rules = Json.mapper().convertValue(schema.value(), Schema.class);
    for (var message : validator.validate(json, rules, "example").getMessages()) {
      String reason = message.getMessage().replaceFirst("(?s)\\R.*", "");
      problems.addIf(true, example, place, "does not match its schema: " + reason);
    }
  }

  private void inline(Part schema, String place) {
    boolean inline = !schema.has("$ref") && schema.has("properties");
    String rule = "is an object without a name: declare it under components";
    problems.addIf(inline, schema, place, rule);
  }

  private void schema(String name, Part schema) {
    name(schema, name, name, "[A-Z][A-Za-z0-9]*", "a class name");
    describe(schema, name);
    quotes(schema, name);
    schema.get("properties").fields().forEach((property, part) -> property(name, property, part));
  }

  private void property(String owner, String name, Part property) {
    String place = owner + "." + name;
    Part resolved = Shape.of(property).home;
    quotes(property, place);
    // A property that is only a reference has the description of its schema.
    describe(property.textOf("$ref").isEmpty() ? property : resolved, place);
    name(property, place, name, "[a-z][a-z0-9_]*", "lower case with underscores");
    if (resolved.equals(property)) {
      if (!resolved.textOf("type").matches("object|boolean")) {
        personal(property, place, name, property);
      }
      inline(resolved, place);
    }
    inline(resolved.get("items"), place);
    example(property.get("example"), property, place + " example");
  }

  private void quotes(Part schema, String place) {
    for (Part value : schema.get("enum").items()) {
      String text = Objects.toString(value.text(), "");
      boolean ambiguous = value.isPlain() && YAML_1_1.matcher(text).matches();
      String rule = "lists %s without quotes, which YAML 1.1 does not read as a string";
      problems.addIf(ambiguous, value, place, rule.formatted(text));
    }
  }
}
