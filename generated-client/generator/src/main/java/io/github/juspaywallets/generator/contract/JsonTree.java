// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Converts a YAML tree to the JSON tree that swagger-parser reads. */
final class JsonTree {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private final Places places;

  /** What is being converted: an alias to an enclosing node would never end. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private JsonTree(Places places) {
    this.places = places;
  }

  static JsonNode of(Places places, Node node) {
    return new JsonTree(places).of(node);
  }

  private JsonNode of(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      return JSON.nullNode();
    }
    ObjectNode object = JSON.objectNode();
    places.fields(node).forEach((key, value) -> object.set(key, of(value)));
    ArrayNode array = JSON.arrayNode();
    Places.items(node).forEach(item -> array.add(of(item)));
    open.remove(node);
    return node instanceof MappingNode ? object : array;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = Places.text(node);
    if (text == null) {
      return JSON.nullNode();
    }
    if (YamlText.isBoolean(node)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return YamlText.isNumber(node) ? number(text) : JSON.textNode(text);
  }

  private static JsonNode number(String text) {
    // swagger-parser knows small integers only by their Java type.
    return text.matches("[-+]?\\d{1,9}")
        ? JSON.numberNode(Integer.parseInt(text))
        : text.matches("[-+]?\\d{1,18}")
            ? JSON.numberNode(Long.parseLong(text))
            : JSON.numberNode(new BigDecimal(text));
  }
}
