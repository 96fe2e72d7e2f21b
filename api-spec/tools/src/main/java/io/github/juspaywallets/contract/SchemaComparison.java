// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Compares schemas: each pair once, under the name of the component. */
final class SchemaComparison {
  private static final List<String> RULES =
      List.of(
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "pattern",
          "multipleOf",
          "uniqueItems");

  /** Takes note of a change. */
  interface Reporter {
    Change report(Kind kind, Part at, String text);
  }

  private final Reporter reporter;
  private final Set<List<Object>> compared = new HashSet<>();

  SchemaComparison(Reporter reporter) {
    this.reporter = reporter;
  }

  /** One version of an object or form. */
  private record Fields(
      String name, Map<String, Part> properties, Set<String> required, Part home) {
    static Fields of(String name, Call call) {
      Shape shape = Shape.of(call.form());
      return new Fields(name, call.formFields(), shape.required, shape.home);
    }

    /** The properties that are sent, or received. */
    Map<String, Part> visible(boolean sent) {
      String invisible = sent ? "readOnly" : "writeOnly";
      Map<String, Part> visible = new LinkedHashMap<>(properties);
      visible.values().removeIf(schema -> Shape.of(schema).is(invisible));
      return visible;
    }
  }

  /** Two versions of a schema, and the name for what no component declares. */
  private record Pair(String name, Shape was, Shape is, boolean sent) {
    String here() {
      return is.name.isEmpty() ? name : is.name;
    }

    /** The name of the component if the keyword changed there, and not beside a reference to it. */
    String owner(String keyword) {
      String before = Shape.of(was.home).text(keyword);
      return Shape.of(is.home).text(keyword).equals(before) ? name : here();
    }

    Fields fields(Shape shape) {
      return new Fields(here(), shape.properties, shape.required, shape.home);
    }
  }

  /**
   * Compares two versions of a schema.
   *
   * @param name the name of a schema without one
   * @param sent whether callers send it; otherwise they receive it
   */
  void compare(String name, Part from, Part to, boolean sent) {
    if (from.node() == null || to.node() == null) {
      if (from.exists() != to.exists()) {
        reporter.report(
            Kind.BREAKING, to, name + (to.exists() ? " has a schema" : " has no schema"));
      }
    } else if (compared.add(List.of(from.node(), to.node(), sent))) {
      compare(new Pair(name, Shape.of(from), Shape.of(to), sent));
    }
  }

  private void compare(Pair pair) {
    keywords(pair);
    if (type(pair)) {
      values(pair);
      properties(pair.fields(pair.was), pair.fields(pair.is), pair.sent);
      inner(pair, "items", "[]");
      inner(pair, "additionalProperties", "{}");
      branches(pair);
      discriminator(pair);
    }
  }

  /** Compares the fields of commands. */
  void compareForms(Call old, Call now) {
    String component = Shape.of(now.form()).name;
    String name = component.isEmpty() ? now.title() : component;
    properties(Fields.of(name, old), Fields.of(name, now), true);
  }

  private Change report(Pair pair, Kind kind, String owner, String what) {
    Change change = reporter.report(kind, pair.is.home, owner + " " + what);
    for (String name : owner.split("[.\\[\\]{}]+", -1)) {
      change.owners.add(Change.plain(name));
    }
    return change;
  }

  private void keywords(Pair pair) {
    for (String rule : RULES) {
      String was = pair.was.text(rule);
      String is = pair.is.text(rule);
      if (!was.equals(is)) {
        Kind kind = pair.sent && isStricter(rule, was, is) ? Kind.BREAKING : Kind.CHANGED;
        String what = "has %s %s, was %s".formatted(rule, orNone(is), orNone(was));
        report(pair, kind, pair.owner(rule), what);
      }
    }
    nullable(pair);
    if (!pair.was.text("default").equals(pair.is.text("default"))) {
      report(pair, Kind.CHANGED, pair.owner("default"), "has another default");
    }
    if (pair.was.isSensitive() != pair.is.isSensitive()) {
      String what = pair.is.isSensitive() ? "is now sensitive" : "is no longer sensitive";
      report(pair, Kind.CHANGED, pair.here(), what);
    }
    if (pair.was.is("deprecated") != pair.is.is("deprecated")) {
      boolean now = pair.is.is("deprecated");
      String what = now ? "is deprecated" : "is no longer deprecated";
      report(pair, now ? Kind.DEPRECATED : Kind.CHANGED, pair.owner("deprecated"), what);
    }
  }

  private void nullable(Pair pair) {
    boolean now = pair.is.isNullable();
    if (pair.was.isNullable() != now) {
      boolean beside = Shape.of(pair.was.home).isNullable() == Shape.of(pair.is.home).isNullable();
      Kind kind = pair.sent == now ? Kind.CHANGED : Kind.BREAKING;
      report(pair, kind, beside ? pair.name : pair.here(), now ? "may be null" : "is never null");
    }
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private static boolean isStricter(String rule, String was, String is) {
    if (is.isEmpty() || is.equals("false")) {
      return false;
    }
    boolean isMaximum = rule.startsWith("max") || rule.equals("exclusiveMaximum");
    boolean isMinimum = rule.startsWith("min") || rule.equals("exclusiveMinimum");
    if ((!isMaximum && !isMinimum) || !was.matches("-?[0-9.]+") || !is.matches("-?[0-9.]+")) {
      // Two patterns cannot be compared; none allows everything.
      return true;
    }
    int order = new BigDecimal(is).compareTo(new BigDecimal(was));
    return isMaximum ? order < 0 : order > 0;
  }

  /** Whether both have the same type. */
  private boolean type(Pair pair) {
    String from = pair.was.name;
    String to = pair.is.name;
    if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
      report(pair, Kind.CHANGED, from, "is now called " + to);
    }
    String was = type(pair.was);
    String is = type(pair.is);
    if (was.equals(is)) {
      return true;
    }
    String owner =
        Shape.of(pair.was.home).type().equals(Shape.of(pair.is.home).type())
            ? pair.name
            : pair.here();
    report(pair, Kind.BREAKING, owner, "is %s, was %s".formatted(is, was))
        .owners
        .addAll(within(pair.was.home));
    return false;
  }

  private static String type(Shape shape) {
    String type = shape.type().isEmpty() ? "of any type" : shape.type();
    String format = shape.text("format");
    return (shape.branches.isEmpty() ? type : "a union")
        + (format.isEmpty() ? "" : " (" + format + ")")
        + (shape.values().isEmpty() ? "" : " with listed values");
  }

  private void values(Pair pair) {
    for (String value : pair.was.values()) {
      if (!pair.is.values().contains(value)) {
        Change change = report(pair, Kind.BREAKING, pair.owner("enum"), "lost " + value);
        change.members.add(Change.plain(value));
      }
    }
    for (String value : pair.is.values()) {
      if (!pair.was.values().contains(value)) {
        report(pair, Kind.ADDED, pair.owner("enum"), "gained " + value);
      }
    }
  }

  private void inner(Pair pair, String keyword, String suffix) {
    Part was = pair.was.get(keyword);
    Part is = pair.is.get(keyword);
    if (!was.fields().isEmpty() && !is.fields().isEmpty()) {
      compare(pair.here() + suffix, was, is, pair.sent);
    } else if (!was.source().replace("true", "").equals(is.source().replace("true", ""))) {
      report(pair, Kind.BREAKING, pair.here(), "has other " + keyword);
    }
  }

  private void branches(Pair pair) {
    Versions<Part> branches = Versions.of(branches(pair.was), branches(pair.is));
    for (Versions.Pair<Part> branch : branches.both) {
      String name = pair.here() + " alternative " + branch.to();
      compare(name, branch.was(), branch.is(), pair.sent);
    }
    for (String lost : branches.lost.keySet()) {
      report(pair, Kind.BREAKING, pair.here(), "lost the alternative " + lost);
    }
    for (String gained : branches.gained.keySet()) {
      report(pair, Kind.ADDED, pair.here(), "gained the alternative " + gained);
    }
  }

  private static Map<String, Part> branches(Shape shape) {
    Map<String, Part> branches = new LinkedHashMap<>();
    for (Part branch : shape.branches) {
      String number = String.valueOf(branches.size() + 1);
      branches.put(branch.name().isEmpty() ? number : branch.name(), branch);
    }
    return branches;
  }

  private void discriminator(Pair pair) {
    Part was = pair.was.get("discriminator");
    Part is = pair.is.get("discriminator");
    if (!was.text("propertyName").equals(is.text("propertyName"))) {
      report(pair, Kind.BREAKING, pair.here(), "has another discriminator");
    }
    was.get("mapping")
        .fields()
        .forEach(
            (value, target) -> {
              if (!is.get("mapping", value).text().equals(target.text())) {
                report(pair, Kind.BREAKING, pair.here(), "has another alternative for " + value);
              }
            });
  }

  private void properties(Fields was, Fields is, boolean sent) {
    String name = is.name;
    Versions<Part> properties = Versions.withRenames(was.visible(sent), is.visible(sent));
    for (Versions.Pair<Part> pair : properties.both) {
      String property = pair.to();
      boolean required = is.required.contains(property);
      if (was.required.contains(property) != required) {
        String text = name + "." + property + " became " + (required ? "required" : "optional");
        note(sent == required ? Kind.BREAKING : Kind.CHANGED, pair.is(), name, property, text);
      }
      compare(name + "." + property, pair.was(), pair.is(), sent);
    }
    for (Versions.Pair<Part> pair : properties.renamed) {
      String text = "%s.%s is now called %s".formatted(name, pair.from(), pair.to());
      note(Kind.BREAKING, pair.is(), name, pair.from(), text);
    }
    properties.lost.forEach(
        (property, part) ->
            note(Kind.BREAKING, is.home, name, property, name + " lost " + property)
                .owners
                .addAll(within(part)));
    properties.gained.forEach(
        (property, part) -> {
          boolean required = sent && is.required.contains(property);
          String text = name + (required ? " requires the new " : " gained ") + property;
          note(required ? Kind.BREAKING : Kind.ADDED, part, name, property, text);
        });
  }

  private Change note(Kind kind, Part at, String name, String property, String text) {
    Change change = reporter.report(kind, at, text);
    String member = Change.plain(property);
    change.members.add(member);
    List<String> owners = new ArrayList<>(change.owners);
    owners.add(Change.plain(name));
    // The class of a schema without a name is called after the property.
    owners.forEach(owner -> change.owners.addAll(List.of(owner, owner + member)));
    return change;
  }

  /** The names of all schemas that a part refers to: their classes are lost with it. */
  Set<String> within(Part part) {
    Set<String> names = new LinkedHashSet<>();
    collect(part, names, new HashSet<>());
    return names;
  }

  private void collect(Part part, Set<String> names, Set<Node> seen) {
    if (part.node() == null || !seen.add(part.node())) {
      return;
    }
    String reference = part.text("$ref");
    if (!reference.isEmpty()) {
      names.add(Change.plain(reference.replaceFirst(".*/", "")));
      collect(part.target(reference), names, seen);
    }
    part.fields().values().forEach(inner -> collect(inner, names, seen));
    part.items().forEach(inner -> collect(inner, names, seen));
  }
}
