// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
      String url = server.text("url");
      String name = server.text("x-environment");
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
    fact.with(
        "servers", servers.place().equals(root.get("servers").place()) ? "" : servers.source());
    fact.with("security", security(call));
    for (Part declared : call.declared()) {
      String in = declared.resolve().text("in");
      String name = declared.resolve().text("name");
      // HTTP ignores the case of headers. What identifies a path parameter is its place.
      String key = in.equals("header") ? name.toLowerCase(Locale.ROOT) : name;
      if (!in.equals("header") || !NOT_SENT.contains(key)) {
        String place = in + " " + (in.equals("path") ? call.wireUntil(name) : key);
        fact.part(place, in + " parameter " + name, declared, Facts::parameter);
      }
    }
    Part body = call.operation().get("requestBody");
    if (body.resolve().exists()) {
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
          text.append(scheme.text(key)).append(' ');
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
    boolean inPath = parameter.text("in").equals("path");
    boolean isForm = parameter.text("in").matches("query|cookie");
    fact.with("deprecated", parameter.text("deprecated"));
    fact.with("name", inPath ? parameter.text("name") : "");
    fact.with("style", parameter.text("style").replaceFirst(isForm ? "form" : "simple", ""));
    fact.with("explode", parameter.text("explode").replaceFirst(isForm + "", ""));
    fact.with("allowReserved", parameter.text("allowReserved").replaceFirst("false", ""));
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
    fact.with("encoding", call.media().get("encoding").source());
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
                      fact.with("encoding", media.get("encoding").source());
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
            property.required = parent.required().contains(name);
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
    Shape shape = Shape.of(schema);
    Fact fact = new Fact(label, shape.home(), sent);
    fact.component = shape.name();
    fact.ordered = ordered;
    attributes(fact, shape);
    Fact home = new Fact(label, shape.home(), sent);
    attributes(home, Shape.of(shape.home()));
    fact.own = home.attributes;
    for (String value : shape.values()) {
      fact.part("=" + value, value, shape.home(), one -> {});
    }
    shape.properties().forEach((name, part) -> property(fact, name, part, shape));
    inner(fact, "[]", shape.get("items"));
    inner(fact, "{}", shape.get("additionalProperties"));
    int number = 1;
    for (Shape branch : shape.branches()) {
      String name = branch.name().isEmpty() ? "number " + number : branch.name();
      inner(fact, "alternative " + name, branch.home());
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
    String format = shape.text("format");
    String type = shape.branches().isEmpty() ? shape.kind() : "union";
    String listed = shape.values().isEmpty() ? "" : " with listed values";
    fact.with("type", type + (format.isEmpty() ? "" : " (" + format + ")") + listed);
    fact.with("discriminator", shape.get("discriminator").text("propertyName"));
    fact.with("nullable", shape.isNullable() ? "true" : "");
    fact.with("sensitive", shape.isSensitive() ? "true" : "");
    fact.with("deprecated", shape.text("deprecated").replace("false", ""));
    fact.with("default", shape.text("default"));
    for (String rule : RULES) {
      String nothing = rule.matches("min[LIP].*") ? "^0$" : "^false$";
      fact.with(rule, shape.text(rule).replaceFirst(nothing, ""));
    }
    fact.with("further properties", shape.text("additionalProperties").replace("true", ""));
    fact.with(
        "class", shape.properties().isEmpty() && shape.values().isEmpty() ? "" : shape.name());
  }
}
