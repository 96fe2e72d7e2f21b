// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** A schema with references followed, and with the parts of an allOf joined. */
final class Shape {
  /** The schema that a reference leads to, or the schema itself. */
  final Part home;

  /** The name of that schema in the components; empty if it has none. */
  final String name;

  final Map<String, Part> properties = new LinkedHashMap<>();
  final Set<String> required = new LinkedHashSet<>();

  /** The alternatives of a oneOf or anyOf. */
  final List<Part> branches = new ArrayList<>();

  /** Each keyword; of several declarations, the last counts. */
  private final Map<String, Part> keywords = new LinkedHashMap<>();

  /** Whether this is an enum that may have other values, too. */
  private boolean open;

  private boolean nullBeside;

  private final Set<Node> joined = new LinkedHashSet<>();

  private Shape(Part home, String name) {
    this.home = home;
    this.name = name;
  }

  static Shape of(Part schema) {
    Part listed = openEnum(schema);
    Part home = listed.resolve();
    Shape shape = new Shape(home, home.equals(listed) ? "" : listed.name());
    shape.join(listed);
    if (!listed.equals(schema)) {
      shape.open = true;
      shape.join(schema);
      shape.branches.clear();
    }
    shape.joinOnlyBranch();
    return shape;
  }

  /** The enum, if the schema is anyOf of an enum and any other string; or else the schema. */
  private static Part openEnum(Part schema) {
    List<Part> any = schema.resolve().get("anyOf").items();
    List<Part> enums = any.stream().filter(one -> one.resolve().get("enum").exists()).toList();
    boolean others =
        any.stream()
            .anyMatch(
                one ->
                    one.text("type").equals("string")
                        && Set.of("type", "nullable").containsAll(one.fields().keySet()));
    return any.size() == 2 && enums.size() == 1 && others ? enums.get(0) : schema;
  }

  boolean isOpen() {
    return open;
  }

  /** An alternative between a schema and null is this schema. */
  private void joinOnlyBranch() {
    List<Part> real = branches.stream().filter(branch -> !isNull(branch.resolve())).toList();
    if (real.size() == 1 && !get("discriminator").exists()) {
      nullBeside = branches.size() > 1;
      branches.clear();
      join(real.get(0));
    }
  }

  private static boolean isNull(Part schema) {
    List<Part> values = schema.get("enum").items();
    return schema.text("type").equals("null")
        || (!values.isEmpty() && values.stream().allMatch(value -> value.value() == null));
  }

  private void join(Part schema) {
    if (schema.node() == null || !joined.add(schema.node())) {
      return;
    }
    if (!schema.text("$ref").isEmpty()) {
      join(schema.target(schema.text("$ref")));
    }
    schema.get("allOf").items().forEach(this::join);
    schema.fields().forEach(keywords::put);
    schema.get("properties").fields().forEach(properties::put);
    required.addAll(schema.get("required").texts());
    branches.addAll(schema.get("oneOf").items());
    branches.addAll(schema.get("anyOf").items());
  }

  Part get(String keyword) {
    return keywords.getOrDefault(keyword, home.get(keyword));
  }

  /** A property, or a part that does not exist. */
  Part property(String property) {
    return properties.getOrDefault(property, home.get(""));
  }

  String text(String keyword) {
    return get(keyword).text();
  }

  boolean is(String keyword) {
    return text(keyword).equals("true");
  }

  /** The type without null; empty if there are none or several. */
  String type() {
    List<String> types = types().filter(type -> !type.equals("null")).toList();
    return types.size() == 1 ? types.get(0) : "";
  }

  /** The type, or what the keywords imply. */
  String kind() {
    String implied = !properties.isEmpty() || get("additionalProperties").exists() ? "object" : "";
    String type = type().isEmpty() && get("items").exists() ? "array" : type();
    return type.isEmpty() ? implied.isEmpty() ? "any" : implied : type;
  }

  private Stream<String> types() {
    Part type = get("type");
    return type.items().isEmpty()
        ? Stream.of(type.text()).filter(text -> !text.isEmpty())
        : type.items().stream().map(item -> item.text().isEmpty() ? "null" : item.text());
  }

  /** The enum values without null. */
  List<String> values() {
    return get("enum").items().stream()
        .filter(value -> value.value() != null)
        .map(Part::text)
        .toList();
  }

  boolean isNullable() {
    return nullBeside
        || is("nullable")
        || types().anyMatch("null"::equals)
        || get("enum").items().stream().anyMatch(value -> value.value() == null);
  }

  /** Whether the value, or a value inside a list or map, is personal data or a credential. */
  boolean isSensitive() {
    return isSensitive(new LinkedHashSet<>());
  }

  private boolean isSensitive(Set<Node> within) {
    return is("x-sensitive")
        || text("format").equals("password")
        || Stream.of("items", "additionalProperties")
            .map(this::get)
            .filter(inner -> inner.node() != null && within.add(inner.node()))
            .anyMatch(inner -> of(inner).isSensitive(within));
  }
}
