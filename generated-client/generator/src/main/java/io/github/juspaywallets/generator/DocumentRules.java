// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Document;
import io.github.juspaywallets.generator.contract.PlaceNames;
import io.github.juspaywallets.generator.contract.Places;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

  private DocumentRules(Document document) {
    this.document = document;
    this.places = document.places();
  }

  /** Without a version that is known, nothing else has a meaning. */
  static void check(Document document) {
    Places places = document.places();
    String version = Places.text(places.node("/openapi"));
    if (version != null && version.matches("3\\.[01](\\.\\d+)?")) {
      new DocumentRules(document).check(places.root(), "", false);
    } else {
      String at = places.node("/swagger") == null ? "/openapi" : "/swagger";
      document.refuse(places.of(at), "openapi", "must be 3.0 or 3.1");
    }
    document.stopIfRefused();
  }

  private void check(Node node, String at, boolean names) {
    if (!within.add(node)) {
      refuse(node, at, "contains itself");
      return;
    }
    if (node instanceof MappingNode mapping) {
      fields(mapping, at, names);
    }
    int index = 0;
    for (Node item : Places.items(node)) {
      check(item, Places.pointer(at, index++), false);
    }
    within.remove(node);
  }

  private void fields(MappingNode mapping, String at, boolean names) {
    String reference = names ? null : Places.text(places.fields(mapping).get("$ref"));
    if (reference != null && (!reference.startsWith("#/") || places.node(reference) == null)) {
      String one = ": a contract must be one file";
      refuse(
          mapping,
          at,
          "refers to " + reference + (reference.startsWith("#") ? ", which does not exist" : one));
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = Places.key(tuple);
      String below = Places.pointer(at, key);
      if (!seen.add(key) && !key.equals("<<")) {
        refuse(tuple.getKeyNode(), below, "is declared twice");
      }
      boolean data = !names && (DATA.contains(key) || key.startsWith("x-"));
      if (!data) {
        check(tuple.getValueNode(), below, !names && NAMED.contains(key));
      }
    }
  }

  private void refuse(Node line, String at, String reason) {
    document.refuse(places.of(line), PlaceNames.of(places, at), reason);
  }
}
