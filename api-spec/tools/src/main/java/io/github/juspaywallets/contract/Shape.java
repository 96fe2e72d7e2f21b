// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static io.github.juspaywallets.generator.contract.Shape.Kind.ANY;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A schema as one, as the generator reads it. An enum that may have other values is an enum. */
final class Shape {
  private final io.github.juspaywallets.generator.contract.Shape shape;
  private final boolean open;

  private Shape(io.github.juspaywallets.generator.contract.Shape shape, boolean open) {
    this.shape = shape;
    this.open = open;
  }

  static Shape of(Part schema) {
    var shape = io.github.juspaywallets.generator.contract.Shape.of(schema.written());
    var values = openEnum(shape);
    values.ifPresent(found -> found.absorb(shape));
    return new Shape(values.orElse(shape), values.isPresent());
  }

  /** The enum, if the schema is anyOf of an enum and any other string. */
  private static Optional<io.github.juspaywallets.generator.contract.Shape> openEnum(
      io.github.juspaywallets.generator.contract.Shape shape) {
    boolean others = shape.union().stream().anyMatch(Shape::isAnyString);
    return shape.union().stream()
        .filter(branch -> others && shape.union().size() == 2 && !branch.values().isEmpty())
        .findFirst();
  }

  private static boolean isAnyString(io.github.juspaywallets.generator.contract.Shape shape) {
    return "string".equals(shape.type())
        && Set.of("type", "nullable").containsAll(shape.home.fields().keySet());
  }

  boolean isOpen() {
    return open;
  }

  /** The schema that a reference leads to, or the schema itself. */
  Part home() {
    return new Part(shape.home);
  }

  /** The name of that schema in the components; empty if it has none. */
  String name() {
    return shape.name == null ? "" : shape.name;
  }

  Map<String, Part> properties() {
    Map<String, Part> properties = new LinkedHashMap<>();
    shape.properties.forEach((name, property) -> properties.put(name, new Part(property)));
    return properties;
  }

  /** A property, or a part that does not exist. */
  Part property(String property) {
    return properties().getOrDefault(property, home().get(""));
  }

  Set<String> required() {
    return shape.required;
  }

  /** The alternatives of a oneOf or anyOf, if there are several. */
  List<Shape> branches() {
    return shape.union().stream().map(branch -> new Shape(branch, false)).toList();
  }

  Part get(String keyword) {
    return new Part(shape.get(keyword));
  }

  String text(String keyword) {
    return get(keyword).text();
  }

  boolean is(String keyword) {
    return shape.is(keyword);
  }

  /** The type without null; empty if there are none or several. */
  String type() {
    String type = shape.type();
    return type == null ? "" : type;
  }

  /** The type, or what the keywords imply. */
  String kind() {
    String implied = get("items").exists() ? "array" : shape.kind() == ANY ? "any" : "object";
    return type().isEmpty() ? implied : type();
  }

  /** The enum values without null. */
  List<String> values() {
    return shape.values();
  }

  boolean isNullable() {
    return shape.nullable();
  }

  /** Whether the value, or a value inside a list or map, is personal data or a credential. */
  boolean isSensitive() {
    return isSensitive(new LinkedHashSet<>());
  }

  private boolean isSensitive(Set<String> within) {
    return shape.sensitive()
        || Stream.of("items", "additionalProperties")
            .map(this::get)
            .filter(inner -> inner.exists() && within.add(inner.written().at))
            .anyMatch(inner -> of(inner).isSensitive(within));
  }
}
