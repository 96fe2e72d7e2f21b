// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules for contracts that tools of other makers and languages read in the same way as ours. */
final class Portability {
  /** What Go, Ruby or JavaScript refuse, or read in another way. */
  private static final Pattern NOT_PORTABLE =
      Pattern.compile("\\(\\?<?[=!]|\\\\x[89A-Fa-f][0-9A-Fa-f]|\\\\[uk1-9]");

  private static final String NARROW =
      "has a pattern with look-around, a back reference, or a character above \\x7F,"
          + " which Go or Ruby refuse";
  private static final String DIGITS =
      "is text in a form: with type: string, format: decimal and a pattern,"
          + " all tools send plain digits";

  private final Problems problems;
  private final Set<String> seen = new LinkedHashSet<>();

  Portability(Problems problems) {
    this.problems = problems;
  }

  void check(Part root) {
    Part info = root.get("info");
    problems.addIf(info.get("contact").fields().isEmpty(), info, "info", "has no contact");
    Problems.visit(root, "", this::everything);
    for (Call call : Call.of(root, Map.of())) {
      call.declared().forEach(declared -> parameter(declared.follow(), call.title()));
      call.formFields().forEach((name, field) -> field(call, name, field));
      request(call);
      responses(call);
    }
  }

  private void everything(String place, Part part) {
    Part pattern = part.get("pattern");
    boolean narrow = NOT_PORTABLE.matcher(part.textOf("pattern")).find();
    problems.addIf(narrow, pattern, place, NARROW);
    Part values = part.get("enum");
    boolean listsNull = values.items().stream().anyMatch(value -> value.text() == null);
    boolean lacksNull = part.is("nullable") && values.exists() && !listsNull;
    String refused = "is nullable: list null, because other tools refuse it";
    problems.addIf(lacksNull, values, place, refused);
    boolean vague = part.textOf("type").equals("number") && part.textOf("format").isEmpty();
    String read = "has no format: some tools read a number as a float of 32 bits";
    problems.addIf(vague, part, place, read);
    Part example = part.get("example");
    boolean isNull = example.exists() && example.value() == null;
    problems.addIf(isNull, example, place, "has null as its example, which shows nothing");
  }

  private void parameter(Part parameter, String title) {
    boolean shown = parameter.get("example").exists() || parameter.get("examples").exists();
    String place = title + " " + parameter.textOf("name");
    problems.addIf(!shown, parameter, place, "has no example: mocks and pages show it");
  }

  private void field(Call call, String name, Part field) {
    Shape shape = Shape.of(field);
    String place = call.title() + " " + name;
    boolean both = call.requiredFields().contains(name) && shape.nullable();
    problems.addIf(both, field, place, "is required, so it cannot be nullable");
    boolean isText = Media.isForm(call.type()) && "number".equals(shape.type());
    problems.addIf(isText, field, place, DIGITS);
  }

  private void request(Call call) {
    Part schema = call.media().get("schema");
    boolean hidden = !schema.textOf("$ref").isEmpty() && schema.follow().has("oneOf");
    String rule = "refers to a oneOf: write it here, or some validators ignore it";
    problems.addIf(hidden, schema, call.title(), rule);
  }

  /** Mocks and pages begin with the first response, and pair examples by name. */
  private void responses(Call call) {
    Set<String> sent = call.media().get("examples").fields().keySet();
    Set<String> received = new TreeSet<>();
    boolean failed = false;
    for (Map.Entry<String, Part> response : call.responses().entrySet()) {
      boolean success = response.getKey().startsWith("2");
      String place = call.title() + " " + response.getKey();
      problems.addIf(success && failed, response.getValue(), place, "stands after an error");
      failed |= !success;
      if (success) {
        Part json = response.getValue().follow().get("content", "application/json");
        received.addAll(json.get("examples").fields().keySet());
        closed(json.get("schema"), call.title());
      }
    }
    Set<String> alone = new TreeSet<>(sent);
    alone.addAll(received);
    alone.removeIf(name -> sent.contains(name) && received.contains(name));
    boolean unpaired = call.media().exists() && !alone.isEmpty();
    String place = call.verb() + " " + call.path();
    String rule = "has examples of only the request or only its response: ";
    problems.addIf(unpaired, call.media(), place, rule + String.join(", ", alone));
  }

  /** A new value must not break the readers of a response. */
  private void closed(Part schema, String place) {
    if (!schema.exists() || !seen.add(schema.line())) {
      return;
    }
    Shape shape = Shape.of(schema);
    boolean closed = "string".equals(shape.type()) && !shape.values().isEmpty();
    String rule = "lists all values that it may ever have: write anyOf of them and a string";
    problems.addIf(closed, schema, place, rule);
    shape.properties.forEach(
        (name, property) -> closed(property, Objects.toString(shape.name, "") + "." + name));
    closed(shape.get("items"), place);
  }
}
