// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Refuses documents in which swagger-parser would lose something, before it is asked. */
final class DocumentRules {
  /** Keys whose values are data, unless they are names. */
  private static final Set<String> DATA = Set.of("example", "examples", "default", "enum");

  private static final Set<String> NAMED = Set.of("properties", "schemas", "responses");

  private final Document document;
  private final Places places;
  private final Set<Node> within = Collections.newSetFromMap(new IdentityHashMap<>());

  DocumentRules(Document document) {
    this.document = document;
    this.places = document.places();
  }

  /** Checks the version. Without it, nothing else has a meaning. */
  boolean hasVersion() {
    String version = Places.text(places.node("/openapi"));
    boolean known = version != null && version.matches("3\\.[01](\\.\\d+)?");
    if (!known) {
      document.refuse(
          places.node("/swagger") == null ? "/openapi" : "/swagger",
          "openapi",
          "must be 3.0 or 3.1");
    }
    return known;
  }

  /** Checks for keys that are declared twice, and references that lead nowhere. */
  void check() {
    check(places.root(), "", false);
  }

  private void check(Node node, String at, boolean names) {
    if (!within.add(node)) {
      document.refuse(at, "contains itself");
      return;
    }
    if (node instanceof MappingNode mapping) {
      twice(mapping, at);
      Map<String, Node> fields = places.fields(node);
      String reference = names ? null : Places.text(fields.get("$ref"));
      if (reference != null && (!reference.startsWith("#/") || places.node(reference) == null)) {
        document.refuse(
            at,
            "refers to "
                + reference
                + (reference.startsWith("#")
                    ? ", which does not exist"
                    : ": a contract must be one file"));
      }
      for (NodeTuple tuple : mapping.getValue()) {
        String key = Places.key(tuple);
        boolean data = !names && (DATA.contains(key) || key.startsWith("x-"));
        if (!data) {
          check(tuple.getValueNode(), Places.pointer(at, key), !names && NAMED.contains(key));
        }
      }
    }
    int index = 0;
    for (Node item : Places.items(node)) {
      check(item, Places.pointer(at, index++), false);
    }
    within.remove(node);
  }

  private void twice(MappingNode mapping, String at) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = Places.key(tuple);
      if (!seen.add(key) && !key.equals("<<")) {
        document.refuseAt(
            Objects.requireNonNull(tuple.getKeyNode()),
            PlaceNames.of(places, Places.pointer(at, key)),
            "is declared twice");
      }
    }
  }
}
