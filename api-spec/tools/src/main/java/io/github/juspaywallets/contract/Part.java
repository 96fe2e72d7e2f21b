// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Document;
import io.github.juspaywallets.generator.contract.Places;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a contract, as one reads it who compares: what does not exist has an empty text, and a
 * reference may stand in an allOf.
 *
 * @param written the part that the generator reads
 */
public record Part(io.github.juspaywallets.generator.contract.Part written) {
  private static final int DEEPEST = 50;

  /** The whole contract. */
  public static Part of(Contract contract) {
    return new Part(io.github.juspaywallets.generator.contract.Part.of(new Document(contract)));
  }

  /** The contract that it is a part of. */
  Part root() {
    return new Part(written.root());
  }

  /** Whether the contract has this part. */
  public boolean exists() {
    return written.exists();
  }

  /** A part of this part. */
  public Part get(String... keys) {
    return new Part(written.get(keys));
  }

  /** The fields of a map, in order; empty for anything else. */
  public Map<String, Part> fields() {
    Map<String, Part> fields = new LinkedHashMap<>();
    written.fields().forEach((key, field) -> fields.put(key, new Part(field)));
    return fields;
  }

  /** The items of a list, empty for anything else. */
  public List<Part> items() {
    return written.items().stream().map(Part::new).toList();
  }

  /** A scalar as written; empty if there is none, or it is null. */
  public String text() {
    String text = written.text();
    return text == null ? "" : text;
  }

  /** The text of a field. */
  public String text(String key) {
    return written.textOf(key);
  }

  /** The texts of a list. */
  public List<String> texts() {
    return items().stream().map(Part::text).toList();
  }

  /** Whether a field is true. */
  public boolean is(String key) {
    return written.is(key);
  }

  /** The target of a reference, also if this is the only item of an allOf; otherwise this part. */
  public Part resolve() {
    Part part = this;
    for (int depth = 0; depth < DEEPEST && part.reference().written.has("$ref"); depth++) {
      part = new Part(part.reference().written.target());
    }
    return part;
  }

  private Part reference() {
    List<Part> all = get("allOf").items();
    return all.size() == 1 ? all.get(0) : this;
  }

  /** The name under which the referenced component is declared; empty if this is no reference. */
  public String name() {
    List<String> keys = Places.keys(reference().text("$ref"));
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

  /** File and line, or those of what would contain it. */
  public String place() {
    return written.line();
  }

  /** As a map, list, text, number, boolean or null. */
  public @Nullable Object value() {
    return written.value();
  }

  /** As one line without comments, to compare parts. */
  String source() {
    return exists() ? String.valueOf(value()) : "";
  }
}
