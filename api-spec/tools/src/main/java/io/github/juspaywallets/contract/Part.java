// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a contract.
 *
 * @param contract the contract
 * @param node null if there is no such part, so that callers can look for parts of it all the same
 */
public record Part(Contract contract, @Nullable Node node) {
  private static final int DEEPEST = 50;

  /** The whole contract. */
  public static Part of(Contract contract) {
    return new Part(contract, contract.places().root());
  }

  /** Whether the contract has this part. */
  public boolean exists() {
    return node != null;
  }

  /** A part of this part. */
  public Part get(String... keys) {
    Part part = this;
    for (String key : keys) {
      part = new Part(contract, contract.places().fields(part.node).get(key));
    }
    return part;
  }

  /** The fields of a map, in order; empty for anything else. */
  public Map<String, Part> fields() {
    Map<String, Part> fields = new LinkedHashMap<>();
    contract
        .places()
        .fields(node)
        .forEach((key, value) -> fields.put(key, new Part(contract, value)));
    return fields;
  }

  /** The items of a list, empty for anything else. */
  public List<Part> items() {
    return Places.items(node).stream().map(item -> new Part(contract, item)).toList();
  }

  /** A scalar as written; empty if there is none, or it is null. */
  public String text() {
    String text = Places.text(node);
    return text == null ? "" : text;
  }

  /** The text of a field. */
  public String text(String key) {
    return get(key).text();
  }

  /** The texts of a list. */
  public List<String> texts() {
    return items().stream().map(Part::text).toList();
  }

  /** Whether a field is true. */
  public boolean is(String key) {
    return text(key).equals("true");
  }

  /** The target of a reference, also if this is the only item of an allOf; otherwise this part. */
  public Part resolve() {
    Part part = this;
    for (int depth = 0; depth < DEEPEST && !part.reference().isEmpty(); depth++) {
      part = target(part.reference());
    }
    return part;
  }

  /** The part that a reference within the contract points to. */
  Part target(String reference) {
    return reference.startsWith("#/")
        ? new Part(contract, contract.places().node(reference))
        : new Part(contract, null);
  }

  private String reference() {
    List<Part> all = get("allOf").items();
    return all.size() == 1 ? all.get(0).text("$ref") : text("$ref");
  }

  /** The name under which the referenced component is declared; empty if this is no reference. */
  public String name() {
    List<String> keys = Places.keys(reference());
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
  }

  /** The name of the component that this refers to, or another name. */
  String nameOr(String other) {
    return name().isEmpty() ? other : name();
  }

  /** Visits this part, and all parts of it with the keys that lead to them. */
  void visit(String place, BiConsumer<String, Part> visitor) {
    visitor.accept(place, this);
    fields().forEach((key, part) -> part.visit(place.isEmpty() ? key : place + "." + key, visitor));
    items().forEach(part -> part.visit(place + "[]", visitor));
  }

  /** File and line, or those of the whole contract. */
  public String place() {
    return contract.places().of(node == null ? contract.places().root() : node);
  }

  /** As a map, list, text, number, boolean or null. */
  public @Nullable Object value() {
    if (node instanceof MappingNode) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      fields().forEach((key, part) -> map.put(key, part.value()));
      return map;
    }
    if (node instanceof SequenceNode) {
      List<@Nullable Object> list = new ArrayList<>();
      items().forEach(part -> list.add(part.value()));
      return list;
    }
    String text = Places.text(node);
    if (node == null || text == null || Places.isText(node)) {
      return text;
    }
    if (text.matches("(?i)true|false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("[-+]?\\d{1,9}") ? (Object) Integer.valueOf(text) : Double.valueOf(text);
  }

  /** As one line without comments, to compare parts. */
  String source() {
    return node == null ? "" : String.valueOf(value());
  }
}
