// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is wrong with a contract, each with its line. */
final class Problems {
  private final Set<String> lines = new LinkedHashSet<>();

  /** Adds a problem if there is one. */
  void addIf(boolean broken, Part at, String place, String rule) {
    if (broken) {
      lines.add(at.line() + ": " + place + " " + rule);
    }
  }

  /** Visits a part, and all parts of it with the keys that lead to them. */
  static void visit(Part part, String place, BiConsumer<String, Part> visitor) {
    visitor.accept(place, part);
    String prefix = place.isEmpty() ? "" : place + ".";
    part.fields().forEach((key, field) -> visit(field, prefix + key, visitor));
    part.items().forEach(item -> visit(item, place + "[]", visitor));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
