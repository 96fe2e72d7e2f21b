// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the parts of a contract by their JSON pointers, and says in which line they are. */
public final class Places {
  private final String file;
  private final Node root;
  private final IdentityHashMap<Node, Map<String, Node>> fields = new IdentityHashMap<>();

  Places(String file, Node root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Returns the JSON pointer of a part.
   *
   * @param pointer a JSON pointer
   * @param keys names of properties, or indexes of items
   * @return the longer pointer
   */
  public static String pointer(String pointer, Object... keys) {
    StringBuilder result = new StringBuilder(pointer);
    for (Object key : keys) {
      result.append('/').append(key.toString().replace("~", "~0").replace("/", "~1"));
    }
    return result.toString();
  }

  /**
   * Returns the keys of a JSON pointer.
   *
   * @param pointer a JSON pointer, with or without {@code #}; may be percent-encoded after it
   * @return the keys, decoded
   */
  public static List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    boolean encoded = pointer.startsWith("#");
    for (String key : pointer.replaceFirst("^#?/?", "").split("/", -1)) {
      String plain =
          encoded ? URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8) : key;
      keys.add(plain.replace("~1", "/").replace("~0", "~"));
    }
    return pointer.replaceFirst("^#?/?", "").isEmpty() ? List.of() : keys;
  }

  /**
   * Returns file and line of a part, or of the deepest part around it that exists.
   *
   * @param pointer a JSON pointer
   * @return for example {@code src/openapi.yaml:12}
   */
  public String of(String pointer) {
    Node node = root;
    for (String key : keys(pointer)) {
      Node next = child(node, key);
      if (next == null) {
        break;
      }
      node = next;
    }
    return of(node);
  }

  /**
   * Returns file and line of a node.
   *
   * @param node a node of this document
   * @return for example {@code src/openapi.yaml:12}
   */
  public String of(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  /**
   * Returns the whole document.
   *
   * @return the outermost node
   */
  public Node root() {
    return root;
  }

  /**
   * Returns a part.
   *
   * @param pointer a JSON pointer
   * @return the node, null if there is none
   */
  public @Nullable Node node(String pointer) {
    Node node = root;
    for (String key : keys(pointer)) {
      node = node == null ? null : child(node, key);
    }
    return node;
  }

  private @Nullable Node child(Node node, String key) {
    List<Node> items = items(node);
    return items.isEmpty()
        ? fields(node).get(key)
        : key.matches("\\d{1,9}") && Integer.parseInt(key) < items.size()
            ? items.get(Integer.parseInt(key))
            : null;
  }

  /**
   * Returns the fields of a mapping, in the order of the document, with those of merge keys.
   *
   * @param node a node or null
   * @return the fields, empty if the node is not a mapping
   */
  public Map<String, Node> fields(@Nullable Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return Map.of();
    }
    Map<String, Node> known = fields.get(node);
    if (known == null) {
      known = Collections.unmodifiableMap(read(mapping));
      fields.put(node, known);
    }
    return known;
  }

  private Map<String, Node> read(MappingNode mapping) {
    Map<String, Node> result = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (key(tuple).equals("<<")) {
        List<Node> merged = new ArrayList<>(items(tuple.getValueNode()));
        Collections.reverse(merged);
        (merged.isEmpty() ? List.of(tuple.getValueNode()) : merged)
            .forEach(part -> result.putAll(fields(part)));
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!key(tuple).equals("<<")) {
        result.put(key(tuple), tuple.getValueNode());
      }
    }
    return result;
  }

  /**
   * Returns the key of an entry of a mapping.
   *
   * @param tuple the entry
   * @return its key, as written
   */
  public static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar
        ? scalar.getValue()
        : tuple.getKeyNode().toString();
  }

  /**
   * Returns the items of a sequence.
   *
   * @param node a node or null
   * @return the items, empty if the node is not a sequence
   */
  public static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  /**
   * Returns the text of a scalar.
   *
   * @param node a node or null
   * @return the text as written, null for a null and for other nodes
   */
  public static @Nullable String text(@Nullable Node node) {
    return YamlText.of(node);
  }

  /**
   * Whether a node is a string in YAML 1.2, in which {@code no} is one, and an unquoted number is
   * not.
   *
   * @param node a node
   * @return whether it is a string
   */
  public static boolean isText(Node node) {
    return YamlText.isText(node);
  }

  /**
   * Whether a node is a scalar without quotes.
   *
   * @param node a node or null
   * @return whether it is
   */
  public static boolean isPlain(@Nullable Node node) {
    return YamlText.isPlain(node);
  }
}
