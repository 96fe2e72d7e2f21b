// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A part of the contract as it is written: swagger-parser's model has no lines, drops values that
 * it does not expect, and adds others. It need not exist, so that its own parts can be asked for.
 */
final class Part {
  private static final int LONGEST_CHAIN = 50;

  /** Its JSON pointer. */
  final String at;

  private final Document document;
  private final @Nullable Node node;
  private final Map<String, Node> fields;

  /** If it is a schema, what it joins besides what its own allOf lists. */
  private final List<Part> joined;

  private Part(
      Document document,
      String at,
      @Nullable Node node,
      Map<String, Node> fields,
      List<Part> joined) {
    this.document = document;
    this.at = at;
    this.node = node;
    this.fields = fields;
    this.joined = joined;
  }

  private Part(Document document, String at, @Nullable Node node) {
    this(document, at, node, document.places().fields(node), List.of());
  }

  static Part of(Document document, Object... keys) {
    String at = Places.pointer("", keys);
    return new Part(document, at, document.places().node(at));
  }

  boolean exists() {
    return node != null;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it has the form of a schema, which is true in OpenAPI 3.1 if anything is valid. */
  boolean isSchema() {
    return isMap() || (isModern() && "true".equals(text()));
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  Part get(String... keys) {
    Part part = this;
    for (String key : keys) {
      part = new Part(document, Places.pointer(part.at, key), part.fields.get(key));
    }
    return part;
  }

  /** The fields of a map, empty for anything else. */
  Map<String, Part> fields() {
    Map<String, Part> parts = new LinkedHashMap<>();
    fields.keySet().forEach(key -> parts.put(key, get(key)));
    return parts;
  }

  /** The fields of a map without extensions. */
  Map<String, Part> entries() {
    Map<String, Part> parts = fields();
    parts.keySet().removeIf(key -> key.startsWith("x-"));
    return parts;
  }

  /** The items of a list, empty for anything else. */
  List<Part> items() {
    List<Part> parts = new ArrayList<>();
    for (Node item : Places.items(node)) {
      parts.add(new Part(document, Places.pointer(at, parts.size()), item));
    }
    return parts;
  }

  /** A scalar as written, null for a null and for anything else. */
  @Nullable String text() {
    return Places.text(node);
  }

  @Nullable String text(String key) {
    return Places.text(fields.get(key));
  }

  /** The text of a field, empty if there is none. */
  String textOf(String key) {
    String text = text(key);
    return text == null ? "" : text;
  }

  boolean is(String key) {
    return textOf(key).equals("true");
  }

  /** Whether it is a string in YAML, not a number or boolean. */
  boolean isText() {
    return node != null && Places.isText(node);
  }

  boolean isPlain() {
    return Places.isPlain(node);
  }

  boolean isModern() {
    return document.isModern();
  }

  /** What it refers to in the end. */
  Part follow() {
    Part part = this;
    for (int i = 0; i < LONGEST_CHAIN && part.has("$ref"); i++) {
      part = part.target();
    }
    return part;
  }

  /** What it refers to. */
  Part target() {
    return of(document, Places.keys(textOf("$ref")).toArray());
  }

  /** The name of the schema among the components, or null. */
  @Nullable String component() {
    List<String> keys = Places.keys(at);
    return keys.size() == 3 && at.startsWith("/components/schemas/") ? keys.get(2) : null;
  }

  /**
   * As a schema. In OpenAPI 3.0, only texts count beside a reference. What counts is joined with
   * the target.
   */
  Part asSchema() {
    if (!has("$ref") || fields.size() == 1) {
      return this;
    }
    Map<String, Node> beside = new LinkedHashMap<>(fields);
    beside
        .keySet()
        .removeIf(k -> k.equals("$ref") || !(isModern() || k.matches("description|x-.*")));
    Map<String, Node> reference = new LinkedHashMap<>(fields);
    reference.keySet().retainAll(List.of("$ref"));
    Part joined = new Part(document, Places.pointer(at, "allOf", 0), node, reference, List.of());
    return new Part(document, at, node, beside, List.of(joined));
  }

  /** What this and another schema declare alike. Its pointer names both. */
  Part and(Part other) {
    String both = Places.pointer(other.at, "allOf", at);
    return new Part(document, both, other.node, Map.of(), List.of(this, other));
  }

  /** The schemas that an allOf, oneOf or anyOf lists. */
  List<Part> branches(String keyword) {
    List<Part> branches = new ArrayList<>(keyword.equals("allOf") ? joined : List.of());
    branches.addAll(get(keyword).items());
    return branches;
  }

  /** Its name in messages. */
  String name() {
    return PlaceNames.of(document.places(), at);
  }

  /** Its line. */
  String line() {
    return document.places().of(at);
  }

  /** Refuses the contract because of this part. */
  void refuse(String reason) {
    refuse(name(), reason);
  }

  void refuse(String name, String reason) {
    document.refuse(line(), name, reason);
  }

  /** Refuses a name that an option chooses. The others are Java names. */
  void checkIdentifier(String name) {
    if (!name.isEmpty() && !SourceVersion.isName(name)) {
      refuse("maps to " + name + ", which is not a Java name");
    }
  }
}
