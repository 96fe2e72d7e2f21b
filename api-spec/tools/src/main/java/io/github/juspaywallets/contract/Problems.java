// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a contract, each with its line. */
final class Problems {
  private final Set<String> lines = new LinkedHashSet<>();

  /** Adds a problem if there is one. */
  void addIf(boolean broken, Part at, String place, String rule) {
    if (broken) {
      lines.add(at.place() + ": " + place + " " + rule);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
