// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Converts a YAML tree to the JSON tree that swagger-parser reads. */
final class JsonTree {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private final Places places;
  private final boolean modern;

  /** What is being converted: an alias to an enclosing node would never end. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  JsonTree(Places places) {
    this.places = places;
    String version = Places.text(places.node("/openapi"));
    this.modern = version != null && !version.startsWith("3.0");
  }

  JsonNode root() {
    return of(places.root(), Kind.OTHER);
  }

  /** A document with one part, as a component or path. */
  JsonNode fragment(String pointer, String kind) {
    ObjectNode document = JSON.objectNode();
    document.set("openapi", JSON.textNode(Places.text(places.node("/openapi"))));
    document.set("info", JSON.objectNode());
    boolean path = kind.equals("paths");
    ObjectNode parent =
        path ? document.putObject(kind) : document.putObject("components").putObject(kind);
    Node node = Objects.requireNonNull(places.node(pointer));
    parent.set(
        path ? "/part" : "part", of(node, kind.equals("schemas") ? Kind.SCHEMA : Kind.OTHER));
    return document;
  }

  private JsonNode of(Node node, Kind kind) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      return JSON.nullNode();
    }
    JsonNode result = node instanceof MappingNode ? object(node, kind) : array(node, kind);
    open.remove(node);
    return result;
  }

  private ArrayNode array(Node node, Kind kind) {
    ArrayNode result = JSON.arrayNode();
    for (Node item : ((SequenceNode) node).getValue()) {
      result.add(of(item, kind.ofItems()));
    }
    return result;
  }

  private ObjectNode object(Node node, Kind kind) {
    ObjectNode result = JSON.objectNode();
    Map<String, Node> fields = places.fields(node);
    fields.forEach((key, value) -> result.set(key, of(value, kind.below(key))));
    return kind == Kind.SCHEMA && fields.size() > 1 && fields.containsKey("$ref")
        ? wrapped(result)
        : result;
  }

  /** swagger-parser drops what is beside a reference. In OpenAPI 3.0, only texts count there. */
  private ObjectNode wrapped(ObjectNode schema) {
    if (!modern) {
      schema.retain(
          schema.properties().stream()
              .map(Map.Entry::getKey)
              .filter(key -> key.matches("\\$ref|description|x-.*"))
              .toList());
    }
    ObjectNode reference = JSON.objectNode();
    reference.set("$ref", schema.remove("$ref"));
    ArrayNode parts = schema.withArray("allOf");
    parts.insert(0, reference);
    return schema;
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

  /** What a node is, as far as it matters for references. */
  private enum Kind {
    SCHEMA,
    /** A map or list of schemas. */
    SCHEMAS,
    /** A map whose keys are names, not keywords. */
    NAMES,
    DATA,
    OTHER;

    private static final Set<String> ONE = Set.of("schema", "items", "additionalProperties", "not");
    private static final Set<String> SEVERAL =
        Set.of(
            "properties", "schemas", "allOf", "oneOf", "anyOf", "patternProperties", "prefixItems");
    private static final Set<String> NAMED =
        Set.of(
            "responses", "content", "headers", "parameters", "paths", "requestBodies", "callbacks");
    private static final Set<String> VALUES = Set.of("example", "examples", "enum", "const");

    Kind below(String key) {
      if (this == SCHEMAS) {
        return SCHEMA;
      }
      if (this == NAMES) {
        return OTHER;
      }
      boolean data =
          VALUES.contains(key) || key.startsWith("x-") || (this == SCHEMA && key.equals("default"));
      if (this == DATA || data) {
        return DATA;
      }
      return ONE.contains(key)
          ? SCHEMA
          : SEVERAL.contains(key) ? SCHEMAS : NAMED.contains(key) ? NAMES : OTHER;
    }

    Kind ofItems() {
      return this == SCHEMAS ? SCHEMA : this == NAMES ? OTHER : this;
    }
  }
}
