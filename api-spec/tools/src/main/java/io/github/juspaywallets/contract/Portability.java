// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules for contracts that tools of other makers and languages read in the same way as ours. */
final class Portability {
  /** What Go, Ruby or JavaScript refuse, or read in another way. */
  private static final Pattern NOT_PORTABLE =
      Pattern.compile("\\(\\?<?[=!]|\\\\x[89A-Fa-f][0-9A-Fa-f]|\\\\[uk1-9]");

  private final ExampleCheck.Reporter reporter;
  private final Set<String> seen = new LinkedHashSet<>();

  Portability(ExampleCheck.Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Part root) {
    if (root.get("info", "contact").fields().isEmpty()) {
      reporter.report(root.get("info"), "info", "has no contact");
    }
    everything(root, "");
    for (Call call : Call.of(root.contract())) {
      call.declared().forEach(parameter -> parameter(parameter.resolve(), call.title()));
      order(call);
      request(call);
      pairs(call);
      success(call)
          .values()
          .forEach(response -> closed(json(response).get("schema"), call.title()));
    }
  }

  private void everything(Part part, String place) {
    if (NOT_PORTABLE.matcher(part.text("pattern")).find()) {
      reporter.report(
          part.get("pattern"),
          place,
          "has a pattern with look-around, a back reference, or a character above \\x7F, which Go or Ruby refuse");
    }
    Part values = part.get("enum");
    if (part.is("nullable") && values.exists() && !values.texts().contains("")) {
      reporter.report(values, place, "is nullable: list null, because other tools refuse it");
    }
    if (part.text("type").equals("number") && part.text("format").isEmpty()) {
      reporter.report(part, place, "has no format: some tools read a number as a float of 32 bits");
    }
    Part example = part.get("example");
    if (example.exists() && example.value() == null) {
      reporter.report(example, place, "has null as its example, which shows nothing");
    }
    part.fields()
        .forEach((key, inner) -> everything(inner, place.isEmpty() ? key : place + "." + key));
    part.items().forEach(inner -> everything(inner, place + "[]"));
  }

  private void parameter(Part parameter, String title) {
    if (!parameter.get("example").exists() && parameter.get("examples").fields().isEmpty()) {
      reporter.report(
          parameter,
          title + " " + parameter.text("name"),
          "has no example: mocks and pages show it");
    }
  }

  /** Mocks and pages begin with the first response. */
  private void order(Call call) {
    boolean failed = false;
    for (Map.Entry<String, Part> response : call.responses().entrySet()) {
      boolean success = response.getKey().startsWith("2");
      if (success && failed) {
        reporter.report(
            response.getValue(), call.title() + " " + response.getKey(), "stands after an error");
      }
      failed |= !success;
    }
  }

  private void request(Call call) {
    Part body = body(call).get("schema");
    if (!body.text("$ref").isEmpty() && body.resolve().get("oneOf").exists()) {
      reporter.report(
          body, call.title(), "refers to a oneOf: write it here, or some validators ignore it");
    }
    Map<String, Part> fields = call.formFields();
    for (String name : call.requiredFields()) {
      if (fields.containsKey(name) && Shape.of(fields.get(name)).isNullable()) {
        reporter.report(
            fields.get(name), call.title() + " " + name, "is required, so it cannot be nullable");
      }
    }
    boolean form = Call.sent(call.operation()).endsWith("urlencoded");
    fields.forEach(
        (name, field) -> {
          if (form && Shape.of(field).type().equals("number")) {
            reporter.report(
                field,
                call.title() + " " + name,
                "is text in a form: with type: string, format: decimal and a pattern, all tools send plain digits");
          }
        });
  }

  /** Tools pair the examples of a request and of its response by name. */
  private void pairs(Call call) {
    Set<String> sent = body(call).get("examples").fields().keySet();
    Set<String> received = new TreeSet<>();
    success(call).values().forEach(response -> received.addAll(examples(response)));
    if (!body(call).exists() || sent.equals(received)) {
      return;
    }
    Set<String> alone = new TreeSet<>(sent);
    alone.addAll(received);
    alone.removeIf(name -> sent.contains(name) && received.contains(name));
    reporter.report(
        body(call),
        call.verb() + " " + call.path(),
        "has examples of only the request or only its response: " + String.join(", ", alone));
  }

  private static Part body(Call call) {
    return call.operation()
        .get("requestBody")
        .resolve()
        .get("content", Call.sent(call.operation()));
  }

  private static Map<String, Part> success(Call call) {
    Map<String, Part> responses = new LinkedHashMap<>(call.responses());
    responses.keySet().removeIf(status -> !status.startsWith("2"));
    return responses;
  }

  private static Part json(Part response) {
    return response.resolve().get("content", "application/json");
  }

  private static Set<String> examples(Part response) {
    return json(response).get("examples").fields().keySet();
  }

  /** A new value must not break the readers of a response. */
  private void closed(Part schema, String place) {
    if (!schema.exists() || !seen.add(schema.place())) {
      return;
    }
    Shape shape = Shape.of(schema);
    if (!shape.isOpen() && shape.type().equals("string") && !shape.values().isEmpty()) {
      reporter.report(
          schema,
          place,
          "lists all values that it may ever have: write anyOf of them and a string");
    }
    shape.properties.forEach((name, property) -> closed(property, shape.name + "." + name));
    closed(shape.get("items"), place);
  }
}
