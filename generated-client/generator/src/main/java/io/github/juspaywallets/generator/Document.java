// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.ContractException;
import io.github.juspaywallets.generator.contract.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The contract that is generated from, and why it is refused. */
final class Document {
  private final Places places;
  private final Set<String> refusals = new LinkedHashSet<>();

  Document(Contract contract) {
    this.places = contract.places();
  }

  Places places() {
    return places;
  }

  /** Whether keywords of OpenAPI 3.1 count. */
  boolean isModern() {
    return !String.valueOf(Places.text(places.node("/openapi"))).startsWith("3.0");
  }

  /** Refuses the contract. */
  void refuse(String line, String name, String reason) {
    refusals.add(line + ": " + name + " " + reason);
  }

  /** Stops with all reasons for refusing the contract, in the order of their lines. */
  void stopIfRefused() {
    if (!refusals.isEmpty()) {
      List<String> inOrder = new ArrayList<>(refusals);
      inOrder.sort(
          Comparator.comparing(
              line -> Integer.valueOf(line.replaceFirst("(?s).*?:(\\d+): .*", "$1"))));
      throw new ContractException(inOrder);
    }
  }
}
