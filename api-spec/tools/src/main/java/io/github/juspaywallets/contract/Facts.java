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
  private final Fact whole;

  private Facts(Contract contract) {
    this.root = Part.of(contract);
    this.whole = new Fact("", root.get("paths"), true);
  }

  /**
   * Reads a contract.
   *
   * @param fields form fields that select commands in the other contract, by {@link Call#wire()}
   */
  static Fact of(Contract contract, Map<String, String> fields) {
    Facts facts = new Facts(contract);
    facts.servers();
    for (Call call : Call.of(contract, fields)) {
      facts.whole.parts.put(call.wire() + call.command(), () -> facts.operation(call));
    }
    return facts.whole;
  }

  private void servers() {
    for (Part server : root.get("servers").items()) {
      String name = server.text("x-environment");
      Fact fact =
          new Fact("the server " + (name.isEmpty() ? server.text("url") : name), server, true);
      whole.parts.put(fact.label, () -> fact.with("URL", server.text("url")));
    }
  }

  private Fact operation(Call call) {
    Fact fact = new Fact(call.title(), call.home(), true);
    fact.ordered = true;
    fact.with("operationId", call.id()).with("deprecated", call.isDeprecated() ? "true" : "");
    Part servers = call.inherited("servers");
    fact.with("servers", servers.equals(root.get("servers")) ? "" : servers.source());
    fact.with("security", security(call));
    for (Part declared : call.declared()) {
      Part parameter = declared.resolve();
      String name = parameter.text("name");
      String in = parameter.text("in");
      if (!in.equals("header") || !NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
        // What identifies a path parameter is its place in the path.
        String named = in.equals("header") ? name.toLowerCase(Locale.ROOT) : name;
        String key = in + " " + (in.equals("path") ? call.wireUntil(name) : named);
        fact.parts.put(key, () -> parameter(declared));
      }
    }
    Part body = call.operation().get("requestBody").resolve();
    if (body.exists()) {
      fact.parts.put("body", () -> body(call, body));
    }
    call.responses()
        .forEach((status, part) -> fact.parts.put(status, () -> response(status, part)));
    return fact;
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

  private Fact parameter(Part declared) {
    Part parameter = declared.resolve();
    String in = parameter.text("in");
    String kind = in.equals("path") ? "path parameter " : in + " parameter ";
    Fact fact = new Fact(kind + parameter.text("name"), parameter, true);
    fact.component = declared.name();
    fact.required = parameter.is("required");
    fact.renamable = true;
    fact.with("deprecated", parameter.text("deprecated"));
    fact.with("name", in.equals("path") ? parameter.text("name") : "");
    boolean isForm = in.matches("query|cookie");
    fact.with("style", parameter.text("style").replaceFirst(isForm ? "form" : "simple", ""));
    fact.with("explode", parameter.text("explode").replaceFirst(isForm + "", ""));
    fact.with("allowReserved", parameter.text("allowReserved").replaceFirst("false", ""));
    Part content =
        parameter.get("content").fields().values().stream().findFirst().orElse(parameter);
    schema(fact, content.get("schema"), false);
    return fact;
  }

  private Fact body(Call call, Part body) {
    Fact fact = new Fact("body", body, true);
    fact.component = call.operation().get("requestBody").name();
    fact.required = body.is("required");
    fact.with("type", Call.sent(call.operation()));
    media(fact, body, true);
    if (call.isCommand()) {
      String type = Call.sent(call.operation());
      fact.parts.put(type, () -> form(call, body.get("content", type, "encoding").source()));
    }
    return fact;
  }

  private Fact form(Call call, String encoding) {
    Shape shape = Shape.of(call.form());
    Fact fact = new Fact("form", shape.home, true).with("encoding", encoding);
    fact.component = shape.name;
    fact.ordered = true;
    call.formFields().forEach((name, part) -> property(fact, name, part, shape));
    return fact;
  }

  private void media(Fact fact, Part part, boolean sent) {
    part.get("content")
        .fields()
        .forEach(
            (type, media) ->
                fact.parts.put(
                    type,
                    () -> {
                      Fact inner = new Fact(type, media, sent);
                      inner.with("encoding", media.get("encoding").source());
                      schema(
                          inner, media.get("schema"), type.matches(".*(form-data|urlencoded).*"));
                      return inner;
                    }));
  }

  private Fact response(String status, Part declared) {
    Fact fact = new Fact("response " + status, declared.resolve(), false);
    fact.component = declared.name();
    media(fact, fact.at, false);
    fact.at
        .get("headers")
        .fields()
        .forEach(
            (name, part) ->
                fact.parts.put(
                    "header " + name.toLowerCase(Locale.ROOT), () -> header(name, part)));
    return fact;
  }

  private Fact header(String name, Part declared) {
    Fact fact = new Fact("header " + name, declared.resolve(), false);
    fact.component = declared.name();
    schema(fact, fact.at.get("schema"), false);
    return fact;
  }

  private void property(Fact fact, String name, Part part, Shape parent) {
    if (Shape.of(part).is(fact.sent ? "readOnly" : "writeOnly")) {
      return;
    }
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

  /** Adds the schema of a parameter, property or content. */
  private void schema(Fact fact, Part schema, boolean ordered) {
    if (schema.exists()) {
      fact.parts.put("", () -> schema("", schema, fact.sent, ordered));
    }
  }

  private Fact schema(String label, Part schema, boolean sent, boolean ordered) {
    Shape shape = Shape.of(schema);
    Fact fact = new Fact(label, shape.home, sent);
    fact.component = shape.name;
    fact.ordered = ordered;
    attributes(fact, shape);
    Fact home = new Fact(label, shape.home, sent);
    attributes(home, Shape.of(shape.home));
    fact.own = home.attributes;
    for (String value : shape.values()) {
      fact.parts.put("=" + value, () -> new Fact(value, shape.home, sent));
    }
    shape.properties.forEach((name, part) -> property(fact, name, part, shape));
    inner(fact, "[]", shape.get("items"));
    inner(fact, "{}", shape.get("additionalProperties"));
    for (Part branch : shape.branches) {
      String number = "number " + (shape.branches.indexOf(branch) + 1);
      String name = branch.name().isEmpty() ? number : branch.name();
      inner(fact, "alternative " + name, branch);
    }
    shape
        .get("discriminator")
        .get("mapping")
        .fields()
        .forEach((value, part) -> fact.with("alternative for " + value, part.text()));
    return fact;
  }

  private void inner(Fact fact, String label, Part schema) {
    if (!schema.fields().isEmpty()) {
      fact.parts.put(label + " ", () -> schema(label, schema, fact.sent, false));
    }
  }

  private static void attributes(Fact fact, Shape shape) {
    String format = shape.text("format");
    String type = shape.branches.isEmpty() ? shape.kind() : "union";
    String listed = shape.values().isEmpty() ? "" : " with listed values";
    fact.with("type", type + (format.isEmpty() ? "" : " (" + format + ")") + listed);
    fact.with("discriminator", shape.get("discriminator").get("propertyName").text());
    fact.with("nullable", shape.isNullable() ? "true" : "");
    fact.with("sensitive", shape.isSensitive() ? "true" : "");
    fact.with("deprecated", shape.text("deprecated").replace("false", ""));
    fact.with("default", shape.text("default"));
    for (String rule : RULES) {
      String nothing = rule.matches("min[LIP].*") ? "^0$" : "^false$";
      fact.with(rule, shape.text(rule).replaceFirst(nothing, ""));
    }
    fact.with("further properties", shape.text("additionalProperties").replace("true", ""));
    fact.with("class", shape.properties.isEmpty() && shape.values().isEmpty() ? "" : shape.name);
  }
}
