// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a contract describes: calls, examples, and the names of all parts that tests can exercise.
 */
public final class Described {
  private static final List<String> CONSTRAINTS =
      List.of(
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "enum");

  /** The contract of this build, or the committed one outside of a build. */
  public static final Described CURRENT = new Described(Contract.read(location()));

  private final Contract contract;
  private final List<Call> calls;
  private final Set<String> parts = new LinkedHashSet<>();

  Described(Contract contract) {
    this.contract = contract;
    this.calls = Call.of(contract);
    Part.of(contract)
        .get("components", "securitySchemes")
        .fields()
        .keySet()
        .forEach(name -> parts.add("security " + name));
    calls.forEach(this::addCall);
  }

  private static String location() {
    String file = System.getProperty("api.spec");
    return file == null
        ? Objects.requireNonNull(Described.class.getResource("/juspay-wallets/openapi.yaml"))
            .toString()
        : file;
  }

  Contract contract() {
    return contract;
  }

  /** All operations. One with commands is replaced by its commands. */
  public List<Call> calls() {
    return calls;
  }

  /** The operation with this id. */
  public Call call(String id) {
    return calls.stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
  }

  /** The operation of a request, null if there is none. */
  Call call(LoggedRequest request) {
    return calls.stream()
        .filter(call -> isFor(request, call))
        .max(Comparator.comparing(call -> call.path().replaceAll("\\{[^}]*}", "").length()))
        .orElse(null);
  }

  /** Whether a request belongs to an operation, with any prefix before the path. */
  private static boolean isFor(LoggedRequest request, Call call) {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    var field = request.formParameters().get(call.field());
    return request.getMethod().getName().equalsIgnoreCase(call.method())
        && path.matches(
            ".*" + Pattern.quote(call.path()).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q"))
        && (!call.isCommand() || (field != null && field.firstValue().equals(call.command())));
  }

  /** For example {@code parameter header version of getWallet} or {@code property TopUp.status}. */
  public Set<String> parts() {
    return parts;
  }

  private void addCall(Call call) {
    parts.add("operation " + call.id());
    for (Parameter parameter : parameters(call)) {
      parts.add(parameter.part(call));
      for (String constraint : parameter.constraints()) {
        parts.add("constraint " + constraint + " of " + parameter.name());
      }
    }
    call.responses()
        .forEach(
            (status, response) -> {
              parts.add("status " + status + " of " + call.id());
              for (String header : response.follow().get("headers").fields().keySet()) {
                parts.add("header " + header + " of " + status);
              }
              addProperties(schema(response));
            });
  }

  private void addProperties(Part reference) {
    Shape shape = Shape.of(reference);
    String model = nameOf(shape);
    Part schema = shape.home;
    if (schema.get("items").exists()) {
      addProperties(schema.get("items"));
    }
    if (schema.get("enum").exists()) {
      parts.add("constraint enum of " + model);
    }
    for (String name : shape.required) {
      parts.add("constraint required of " + model + "." + name);
    }
    schema
        .get("properties")
        .fields()
        .forEach(
            (name, property) -> {
              boolean known = !parts.add("property " + model + "." + name);
              if (Shape.of(property).home.is("nullable")) {
                parts.add("constraint nullable of " + model + "." + name);
              }
              if (!known) {
                addProperties(property);
              }
            });
  }

  static String nameOf(Shape schema) {
    return Objects.toString(schema.name, "");
  }

  static Part schema(Part response) {
    return response.follow().get("content", "application/json", "schema");
  }

  /** The parameters and form fields of a request, in the order of the generated method. */
  public List<Parameter> parameters(Call call) {
    List<Parameter> parameters = new ArrayList<>();
    for (Part declared : call.declared()) {
      Part parameter = declared.follow();
      parameters.add(
          new Parameter(
              parameter.textOf("in"),
              parameter.textOf("name"),
              parameter.is("required"),
              Shape.of(parameter.get("schema")).home,
              parameter.get("example").value()));
    }
    call.formFields()
        .forEach(
            (name, schema) -> {
              boolean required = call.requiredFields().contains(name);
              Part home = Shape.of(schema).home;
              Object example = home.get("example").value();
              parameters.add(new Parameter("form", name, required, home, example));
            });
    return parameters;
  }

  /** The response for a status, and its key in the contract. */
  Map.Entry<String, Part> response(Call call, int status) {
    String key = call.responses().containsKey(status + "") ? status + "" : "default";
    return Map.entry(key, call.operation().get("responses", key).follow());
  }

  /** The values of all response examples by their unique names. */
  public Map<String, Object> responseExamples() {
    Map<String, Object> values = new LinkedHashMap<>();
    examples().forEach((name, example) -> values.put(name, example.value()));
    return values;
  }

  Map<String, Part> examples() {
    Map<String, Part> examples = new LinkedHashMap<>();
    for (Call call : calls) {
      call.responses().values().forEach(response -> examples.putAll(examples(response)));
    }
    return examples;
  }

  private static Map<String, Part> examples(Part response) {
    Map<String, Part> examples = new LinkedHashMap<>();
    response
        .follow()
        .get("content", "application/json", "examples")
        .fields()
        .forEach((name, example) -> examples.put(name, example.follow().get("value")));
    return examples;
  }

  /** The statuses of an operation that are errors. */
  public List<String> errors(Call call) {
    return call.responses().keySet().stream().filter(status -> !status.startsWith("2")).toList();
  }

  /** The headers of a response, with their examples. */
  public Map<String, String> headers(Call call, String status) {
    Map<String, String> headers = new LinkedHashMap<>();
    call.operation()
        .get("responses", status)
        .follow()
        .get("headers")
        .fields()
        .forEach(
            (name, header) -> {
              Part schema = Shape.of(header.follow().get("schema")).home;
              headers.put(name, schema.textOf("example"));
            });
    return headers;
  }

  /** A response in which each property has its example. */
  public Object ofExamples(Call call, String status) {
    return sample(schema(call.operation().get("responses", status)), false);
  }

  /** A result in which each nullable property is null, except objects. */
  public Object ofNulls(Call call) {
    return sample(schema(call.operation().get("responses", "200")), true);
  }

  private static Object sample(Part reference, boolean nulls) {
    Part schema = Shape.of(reference).home;
    if (schema.get("properties").exists()) {
      Map<String, Object> object = new LinkedHashMap<>();
      schema
          .get("properties")
          .fields()
          .forEach((name, property) -> object.put(name, sample(property, nulls)));
      return object;
    }
    if (schema.get("items").exists()) {
      return List.of(sample(schema.get("items"), nulls));
    }
    return nulls && schema.is("nullable") ? null : schema.get("example").value();
  }

  /** A parameter or form field of a request. */
  public record Parameter(String in, String name, boolean required, Part schema, Object example) {
    String part(Call call) {
      return "parameter " + in + " " + name + " of " + call.id();
    }

    /** The limit that a keyword sets. */
    public Object limit(String keyword) {
      return schema.get(keyword).value();
    }

    /** The keywords that constrain the value. */
    public List<String> constraints() {
      List<String> names = new ArrayList<>(CONSTRAINTS);
      names.removeIf(keyword -> !schema.get(keyword).exists());
      if (required) {
        names.add("required");
      }
      return names;
    }
  }
}
