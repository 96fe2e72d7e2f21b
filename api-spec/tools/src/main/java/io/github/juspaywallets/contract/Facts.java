// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static io.github.juspaywallets.generator.contract.Shape.Kind.ANY;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the facts of a contract that matter to callers. */
final class Facts {
  private static final Set<String> NOT_SENT = Set.of("accept", "content-type", "authorization");
  static final List<String> RULES =
      List.of(
          ("minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum minItems maxItems"
                  + " minProperties maxProperties pattern multipleOf uniqueItems")
              .split(" ", -1));

  private final Part root;

  private Facts(Part root) {
    this.root = root;
  }

  /**
   * Reads a contract.
   *
   * @param fields form fields that select commands in the other contract, by {@link Call#wire()}
   */
  static Fact of(Contract contract, Map<String, String> fields) {
    Facts facts = new Facts(Part.of(contract));
    Fact whole = new Fact("", facts.root.get("paths"), true);
    for (Part server : facts.root.get("servers").items()) {
      String url = server.textOf("url");
      String name = server.textOf("x-environment");
      String label = "the server " + (name.isEmpty() ? url : name);
      whole.part(label, label, server, fact -> fact.with("URL", url));
    }
    for (Call call : Call.of(facts.root, fields)) {
      String key = call.wire() + call.command();
      whole.part(key, call.title(), call.home(), fact -> facts.operation(fact, call));
    }
    return whole;
  }

  private void operation(Fact fact, Call call) {
    fact.ordered = true;
    fact.with("operationId", call.id()).with("deprecated", call.isDeprecated() ? "true" : "");
    Part servers = call.inherited("servers");
    fact.with("servers", servers.line().equals(root.get("servers").line()) ? "" : servers.value());
    fact.with("security", security(call));
    for (Part declared : call.declared()) {
      String in = declared.follow().textOf("in");
      String name = declared.follow().textOf("name");
      // HTTP ignores the case of headers. What identifies a path parameter is its place.
      String key = in.equals("header") ? name.toLowerCase(Locale.ROOT) : name;
      if (!in.equals("header") || !NOT_SENT.contains(key)) {
        String place = in + " " + (in.equals("path") ? call.wireUntil(name) : key);
        fact.part(place, in + " parameter " + name, declared, Facts::parameter);
      }
    }
    Part body = call.operation().get("requestBody");
    if (body.follow().exists()) {
      fact.part("body", "body", body, one -> body(one, call));
    }
    call.responses()
        .forEach((status, one) -> fact.part(status, "response " + status, one, Facts::response));
  }

  /** The schemes by what they are, not by their names. */
  private String security(Call call) {
    StringBuilder text = new StringBuilder();
    for (Part choice : call.inherited("security").items()) {
      for (String name : choice.fields().keySet()) {
        Part scheme = root.get("components", "securitySchemes", name);
        for (String key : List.of("type", "scheme", "in", "name")) {
          text.append(scheme.textOf(key)).append(' ');
        }
      }
      text.append(';');
    }
    return text.toString().replaceAll(" +", " ");
  }

  private static void parameter(Fact fact) {
    Part parameter = fact.at;
    fact.required = parameter.is("required");
    fact.renamable = true;
    boolean inPath = parameter.textOf("in").equals("path");
    boolean isForm = parameter.textOf("in").matches("query|cookie");
    fact.with("deprecated", parameter.textOf("deprecated"));
    fact.with("name", inPath ? parameter.textOf("name") : "");
    fact.with("style", parameter.textOf("style").replaceFirst(isForm ? "form" : "simple", ""));
    fact.with("explode", parameter.textOf("explode").replaceFirst(isForm + "", ""));
    fact.with("allowReserved", parameter.textOf("allowReserved").replaceFirst("false", ""));
    Map<String, Part> content = parameter.get("content").fields();
    schema(fact, content.values().stream().findFirst().orElse(parameter).get("schema"), false);
  }

  private static void body(Fact fact, Call call) {
    fact.required = fact.at.is("required");
    fact.with("type", call.type());
    media(fact);
    if (call.isCommand()) {
      fact.part(call.type(), "form", call.form(), form -> form(form, call));
    }
  }

  private static void form(Fact fact, Call call) {
    fact.ordered = true;
    fact.with("encoding", call.media().get("encoding").value());
    Shape shape = Shape.of(call.form());
    call.formFields().forEach((name, part) -> property(fact, name, part, shape));
  }

  private static void media(Fact parent) {
    parent
        .at
        .get("content")
        .fields()
        .forEach(
            (type, media) ->
                parent.part(
                    type,
                    type,
                    media,
                    fact -> {
                      fact.with("encoding", media.get("encoding").value());
                      boolean isForm = type.matches(".*(form-data|urlencoded).*");
                      schema(fact, media.get("schema"), isForm);
                    }));
  }

  private static void response(Fact fact) {
    fact.sent = false;
    media(fact);
    fact.at
        .get("headers")
        .fields()
        .forEach(
            (name, declared) ->
                fact.part(
                    "header " + name.toLowerCase(Locale.ROOT),
                    "header " + name,
                    declared,
                    header -> schema(header, header.at.get("schema"), false)));
  }

  private static void property(Fact fact, String name, Part part, Shape parent) {
    if (!Shape.of(part).is(fact.sent ? "readOnly" : "writeOnly")) {
      fact.parts.put(
          "." + name,
          () -> {
            Fact property = new Fact(name, part, fact.sent);
            property.required = parent.required.contains(name);
            property.renamable = true;
            schema(property, part, false);
            return property;
          });
    }
  }

  /** Adds the schema of a parameter, property or content. */
  private static void schema(Fact fact, Part schema, boolean ordered) {
    if (schema.exists()) {
      fact.parts.put("", () -> schema("", schema, fact.sent, ordered));
    }
  }

  private static Fact schema(String label, Part schema, boolean sent, boolean ordered) {
    Shape shape = OpenEnum.of(schema);
    Fact fact = new Fact(label, shape.home, sent);
    fact.component = Objects.requireNonNullElse(shape.name, "");
    fact.ordered = ordered;
    attributes(fact, shape);
    Fact home = new Fact(label, shape.home, sent);
    attributes(home, Shape.of(shape.home));
    fact.own = home.attributes;
    for (String value : shape.values()) {
      fact.part("=" + value, value, shape.home, one -> {});
    }
    shape.properties.forEach((name, part) -> property(fact, name, part, shape));
    inner(fact, "[]", shape.get("items"));
    inner(fact, "{}", shape.get("additionalProperties"));
    int number = 1;
    for (Shape branch : shape.union()) {
      String name = Objects.requireNonNullElse(branch.name, "number " + number);
      inner(fact, "alternative " + name, branch.home);
      number++;
    }
    Map<String, Part> mapping = shape.get("discriminator").get("mapping").fields();
    mapping.forEach((value, part) -> fact.with("alternative for " + value, part.text()));
    return fact;
  }

  private static void inner(Fact fact, String label, Part schema) {
    if (!schema.fields().isEmpty()) {
      fact.parts.put(label + " ", () -> schema(label, schema, fact.sent, false));
    }
  }

  private static void attributes(Fact fact, Shape shape) {
    String format = shape.textOf("format");
    String type = shape.union().isEmpty() ? kind(shape) : "union";
    String listed = shape.values().isEmpty() ? "" : " with listed values";
    fact.with("type", type + (format.isEmpty() ? "" : " (" + format + ")") + listed);
    fact.with("discriminator", shape.get("discriminator").textOf("propertyName"));
    fact.with("nullable", shape.nullable() ? "true" : "");
    fact.with("sensitive", isSensitive(shape) ? "true" : "");
    fact.with("deprecated", shape.textOf("deprecated").replace("false", ""));
    fact.with("default", shape.textOf("default"));
    for (String rule : RULES) {
      String nothing = rule.matches("min[LIP].*") ? "^0$" : "^false$";
      fact.with(rule, shape.textOf(rule).replaceFirst(nothing, ""));
    }
    fact.with("further properties", shape.textOf("additionalProperties").replace("true", ""));
    fact.with("class", shape.properties.isEmpty() && shape.values().isEmpty() ? null : shape.name);
  }

  /** The type, or what the keywords imply. */
  private static String kind(Shape shape) {
    String implied = shape.get("items").exists() ? "array" : shape.kind() == ANY ? "any" : "object";
    return Objects.requireNonNullElse(shape.type(), implied);
  }

  /** Whether a value, or a value inside a list or map, is personal data or a credential. */
  static boolean isSensitive(Shape shape) {
    return isSensitive(shape, new HashSet<>());
  }

  private static boolean isSensitive(Shape shape, Set<String> within) {
    return shape.sensitive()
        || Stream.of("items", "additionalProperties")
            .map(shape::get)
            .filter(inner -> inner.exists() && within.add(inner.at))
            .anyMatch(inner -> isSensitive(Shape.of(inner), within));
  }
}
