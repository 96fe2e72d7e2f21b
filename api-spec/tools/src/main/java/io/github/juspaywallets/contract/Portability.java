// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

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

  private final Problems problems;
  private final Set<String> seen = new LinkedHashSet<>();

  Portability(Problems problems) {
    this.problems = problems;
  }

  void check(Part root) {
    boolean anonymous = root.get("info", "contact").fields().isEmpty();
    problems.addIf(anonymous, root.get("info"), "info", "has no contact");
    root.visit("", this::everything);
    for (Call call : Call.of(root.contract())) {
      for (Part declared : call.declared()) {
        Part parameter = declared.resolve();
        boolean none =
            !parameter.get("example").exists() && parameter.get("examples").fields().isEmpty();
        problems.addIf(
            none,
            parameter,
            call.title() + " " + parameter.text("name"),
            "has no example: mocks and pages show it");
      }
      request(call);
      responses(call);
    }
  }

  private void everything(String place, Part part) {
    Part pattern = part.get("pattern");
    problems.addIf(
        NOT_PORTABLE.matcher(pattern.text()).find(),
        pattern,
        place,
        "has a pattern with look-around, a back reference, or a character above \\x7F, which Go or Ruby refuse");
    Part values = part.get("enum");
    problems.addIf(
        part.is("nullable") && values.exists() && !values.texts().contains(""),
        values,
        place,
        "is nullable: list null, because other tools refuse it");
    problems.addIf(
        part.text("type").equals("number") && part.text("format").isEmpty(),
        part,
        place,
        "has no format: some tools read a number as a float of 32 bits");
    Part example = part.get("example");
    problems.addIf(
        example.exists() && example.value() == null,
        example,
        place,
        "has null as its example, which shows nothing");
  }

  private void request(Call call) {
    Part body = body(call).get("schema");
    problems.addIf(
        !body.text("$ref").isEmpty() && body.resolve().get("oneOf").exists(),
        body,
        call.title(),
        "refers to a oneOf: write it here, or some validators ignore it");
    boolean form = Call.sent(call.operation()).endsWith("urlencoded");
    Set<String> required = call.requiredFields();
    call.formFields()
        .forEach(
            (name, field) -> {
              Shape shape = Shape.of(field);
              String place = call.title() + " " + name;
              problems.addIf(
                  required.contains(name) && shape.isNullable(),
                  field,
                  place,
                  "is required, so it cannot be nullable");
              problems.addIf(
                  form && shape.type().equals("number"),
                  field,
                  place,
                  "is text in a form: with type: string, format: decimal and a pattern, all tools send plain digits");
            });
  }

  /**
   * Mocks and pages begin with the first response. Tools pair its examples with those of the
   * request by name.
   */
  private void responses(Call call) {
    Set<String> sent = body(call).get("examples").fields().keySet();
    Set<String> received = new TreeSet<>();
    boolean failed = false;
    for (Map.Entry<String, Part> response : call.responses().entrySet()) {
      boolean success = response.getKey().startsWith("2");
      problems.addIf(
          success && failed,
          response.getValue(),
          call.title() + " " + response.getKey(),
          "stands after an error");
      failed |= !success;
      if (success) {
        Part json = response.getValue().resolve().get("content", "application/json");
        received.addAll(json.get("examples").fields().keySet());
        closed(json.get("schema"), call.title());
      }
    }
    Set<String> alone = new TreeSet<>(sent);
    alone.addAll(received);
    alone.removeIf(name -> sent.contains(name) && received.contains(name));
    problems.addIf(
        body(call).exists() && !alone.isEmpty(),
        body(call),
        call.verb() + " " + call.path(),
        "has examples of only the request or only its response: " + String.join(", ", alone));
  }

  private static Part body(Call call) {
    String sent = Call.sent(call.operation());
    return call.operation().get("requestBody").resolve().get("content", sent);
  }

  /** A new value must not break the readers of a response. */
  private void closed(Part schema, String place) {
    if (!schema.exists() || !seen.add(schema.place())) {
      return;
    }
    Shape shape = Shape.of(schema);
    boolean closed = !shape.isOpen() && shape.type().equals("string") && !shape.values().isEmpty();
    problems.addIf(
        closed,
        schema,
        place,
        "lists all values that it may ever have: write anyOf of them and a string");
    shape.properties.forEach((name, property) -> closed(property, shape.name + "." + name));
    closed(shape.get("items"), place);
  }
}
