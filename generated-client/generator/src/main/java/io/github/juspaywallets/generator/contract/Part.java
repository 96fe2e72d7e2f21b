// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
public final class Part {
  private static final int LONGEST_CHAIN = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its JSON pointer. */
  public final String at;

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

  /**
   * Returns a part of a contract, or all of it.
   *
   * @param document the contract
   * @param keys the keys that lead to it
   * @return the part, which need not exist
   */
  public static Part of(Document document, Object... keys) {
    String at = Places.pointer("", keys);
    return new Part(document, at, document.places().node(at));
  }

  /**
   * Returns all of a contract that nobody has refused yet.
   *
   * @param contract the contract
   * @return the part that contains all others
   */
  public static Part of(Contract contract) {
    return of(new Document(contract));
  }

  /**
   * Returns the whole contract.
   *
   * @return the part that contains all others
   */
  public Part root() {
    return of(document);
  }

  /**
   * Returns whether the contract has it.
   *
   * @return whether it exists
   */
  public boolean exists() {
    return node != null;
  }

  /**
   * Returns whether it is a map.
   *
   * @return whether it has fields
   */
  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it has the form of a schema: a map or, in OpenAPI 3.1, {@code true}. */
  boolean isSchema() {
    return isMap() || (isModern() && "true".equals(text()));
  }

  /**
   * Returns whether it has a field.
   *
   * @param key the field
   * @return whether the field is there, whatever its value
   */
  public boolean has(String key) {
    return fields.containsKey(key);
  }

  /**
   * Returns a part of it.
   *
   * @param keys the fields that lead to it
   * @return the part, which need not exist
   */
  public Part get(String... keys) {
    Part part = this;
    for (String key : keys) {
      part = new Part(document, Places.pointer(part.at, key), part.fields.get(key));
    }
    return part;
  }

  /**
   * Returns the fields of a map.
   *
   * @return the fields in their order, empty for anything else
   */
  public Map<String, Part> fields() {
    Map<String, Part> parts = new LinkedHashMap<>();
    fields.keySet().forEach(key -> parts.put(key, get(key)));
    return parts;
  }

  /**
   * Returns the fields of a map without extensions.
   *
   * @return the fields whose names do not begin with {@code x-}
   */
  public Map<String, Part> entries() {
    Map<String, Part> parts = fields();
    parts.keySet().removeIf(key -> key.startsWith("x-"));
    return parts;
  }

  /**
   * Returns the items of a list.
   *
   * @return the items, empty for anything else
   */
  public List<Part> items() {
    List<Part> parts = new ArrayList<>();
    for (Node item : Places.items(node)) {
      parts.add(new Part(document, Places.pointer(at, parts.size()), item));
    }
    return parts;
  }

  /**
   * Returns a scalar as written.
   *
   * @return the text, null for a null and for anything else
   */
  public @Nullable String text() {
    return Places.text(node);
  }

  /**
   * Returns the text of a field.
   *
   * @param key the field
   * @return its text as written, null if it has none
   */
  public @Nullable String text(String key) {
    return Places.text(fields.get(key));
  }

  /**
   * Returns the text of a field.
   *
   * @param key the field
   * @return its text as written, empty if it has none
   */
  public String textOf(String key) {
    String text = text(key);
    return text == null ? "" : text;
  }

  /**
   * Returns whether a field is true.
   *
   * @param key the field
   * @return whether it is {@code true}
   */
  public boolean is(String key) {
    return textOf(key).equals("true");
  }

  /**
   * Returns it as a map, list, text, number, boolean or null.
   *
   * @return a copy, null if it does not exist
   */
  public @Nullable Object value() {
    try {
      return node == null
          ? null
          : JSON.readValue(JsonTree.of(document.places(), node).toString(), Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns whether it is a string in YAML, not a number or boolean.
   *
   * @return whether it is a string
   */
  public boolean isText() {
    return node != null && Places.isText(node);
  }

  /**
   * Returns whether it is a scalar without quotes.
   *
   * @return whether it has no quotes
   */
  public boolean isPlain() {
    return Places.isPlain(node);
  }

  /**
   * Returns whether keywords of OpenAPI 3.1 count.
   *
   * @return whether the contract is later than OpenAPI 3.0
   */
  public boolean isModern() {
    return document.isModern();
  }

  /**
   * Follows references.
   *
   * @return what it refers to in the end, or itself
   */
  public Part follow() {
    Part part = this;
    for (int i = 0; i < LONGEST_CHAIN && part.has("$ref"); i++) {
      part = part.target();
    }
    return part;
  }

  /**
   * Follows one reference.
   *
   * @return what it refers to
   */
  public Part target() {
    return of(document, Places.keys(textOf("$ref")).toArray());
  }

  /**
   * Returns the name of what it refers to.
   *
   * @return the last key of its reference, empty if it has none
   */
  public String targetName() {
    List<String> keys = Places.keys(textOf("$ref"));
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
  }

  /**
   * Returns the name of a schema.
   *
   * @return its name among the components, null for other parts
   */
  public @Nullable String component() {
    List<String> keys = Places.keys(at);
    return keys.size() == 3 && at.startsWith("/components/schemas/") ? keys.get(2) : null;
  }

  /**
   * Returns it as a schema. In OpenAPI 3.0, only texts count beside a reference. What counts is
   * joined with the target.
   *
   * @return a schema with either a reference or other keywords
   */
  public Part asSchema() {
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

  /** What this and another schema declare alike: a schema whose pointer names both. */
  Part and(Part other) {
    String both = Places.pointer(other.at, "allOf", at);
    return new Part(document, both, other.node, Map.of(), List.of(this, other));
  }

  /**
   * Returns the schemas that a keyword lists.
   *
   * @param keyword {@code allOf}, {@code oneOf} or {@code anyOf}
   * @return the schemas, empty if there is no such list
   */
  public List<Part> branches(String keyword) {
    List<Part> branches = new ArrayList<>(keyword.equals("allOf") ? joined : List.of());
    branches.addAll(get(keyword).items());
    return branches;
  }

  /**
   * Returns its name in messages.
   *
   * @return for example {@code components.schemas.Wallet.id}
   */
  public String name() {
    return PlaceNames.of(document.places(), at);
  }

  /**
   * Returns file and line.
   *
   * @return those of the deepest part around it that exists
   */
  public String line() {
    return document.places().of(at);
  }

  /**
   * Refuses the contract because of this part.
   *
   * @param reason what is wrong, which follows its name
   */
  public void refuse(String reason) {
    refuse(name(), reason);
  }

  /**
   * Refuses the contract because of this part, under another name.
   *
   * @param name what the message calls it
   * @param reason what is wrong, which follows the name
   */
  public void refuse(String name, String reason) {
    document.refuse(line(), name, reason);
  }

  /**
   * Refuses the contract if an option chose a name that is not Java. The others are.
   *
   * @param name the name, or nothing
   */
  public void checkIdentifier(String name) {
    if (!name.isEmpty() && !SourceVersion.isName(name)) {
      refuse("maps to " + name + ", which is not a Java name");
    }
  }

  /** Whether it is at the same place of the same contract. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Part part
        && at.equals(part.at)
        && document.places() == part.document.places();
  }

  @Override
  public int hashCode() {
    return at.hashCode();
  }
}
