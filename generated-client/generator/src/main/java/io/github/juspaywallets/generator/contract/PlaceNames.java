// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Names parts of a contract for people: {@code components.schemas.Wallet.id}. */
public final class PlaceNames {
  /** Keys of OpenAPI between a thing and its parts. */
  private static final Set<String> BETWEEN = Set.of("properties", "schema");

  private PlaceNames() {}

  /**
   * Returns the name of a part.
   *
   * @param places the places of the contract
   * @param at the JSON pointer of the part
   * @return its name
   */
  public static String of(Places places, String at) {
    List<String> keys = Places.keys(at);
    List<String> name = new ArrayList<>();
    String here = "";
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      here = Places.pointer(here, key);
      boolean inBody = i > 0 && name.contains("requestBody");
      if (key.equals("allOf") || (key.equals("content") && inBody)) {
        here = Places.pointer(here, i + 1 < keys.size() ? keys.get(++i) : "");
      } else if (key.equals("properties") && i + 1 < keys.size()) {
        name.add(keys.get(++i));
        here = Places.pointer(here, keys.get(i));
      } else if (i > 0 && keys.get(i - 1).equals("parameters") && key.matches("\\d+")) {
        String wire = Places.text(places.node(Places.pointer(here, "name")));
        name.add(wire == null ? "[" + key + "]" : wire);
      } else if (i > 0
          && key.matches("\\d+")
          && places.node(here.replaceFirst("/[^/]*$", "")) instanceof SequenceNode) {
        name.add("[" + key + "]");
      } else if (!BETWEEN.contains(key) || name.contains("responses")) {
        name.add(key);
      }
    }
    return String.join(".", name).replace(".[", "[");
  }
}
