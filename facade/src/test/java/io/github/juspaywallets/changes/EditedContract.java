// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.Yaml;

/** Edits the contract by structure rather than as text, which changes with the API. */
@SuppressWarnings("unchecked") // YAML has maps of texts and lists, and the paths are known.
final class EditedContract {
  private final Map<String, Object> root;

  private EditedContract(Map<String, Object> root) {
    this.root = root;
  }

  /** The committed contract after an edit, as YAML. */
  static String of(Consumer<EditedContract> change) {
    EditedContract contract = new EditedContract(new Yaml().load(ChangedBuild.contract()));
    change.accept(contract);
    return new Yaml().dump(contract.root);
  }

  Map<String, Object> at(String... path) {
    return (Map<String, Object>) find(root, path);
  }

  List<Object> list(String... path) {
    return (List<Object>) find(root, path);
  }

  List<Map<String, Object>> maps(String... path) {
    return (List<Map<String, Object>>) find(root, path);
  }

  void removeFromExamples(String name) {
    remove(root, name);
  }

  private static void remove(Object node, String name) {
    if (node instanceof Map<?, ?> map) {
      map.remove(name);
      new ArrayList<>(map.values()).forEach(value -> remove(value, name));
    } else if (node instanceof Collection<?> items) {
      items.forEach(item -> remove(item, name));
    }
  }

  private static Object find(Object node, String... path) {
    Object found = node;
    for (String key : path) {
      found = ((Map<String, Object>) found).get(key);
    }
    if (found == null) {
      throw new IllegalArgumentException("The contract has no " + Arrays.toString(path));
    }
    return found;
  }
}
