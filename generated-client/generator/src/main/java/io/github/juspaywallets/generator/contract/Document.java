// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The contract that is generated from, and why it is refused. */
public final class Document {
  private final Places places;
  private final Set<String> refusals = new LinkedHashSet<>();

  /**
   * Creates a document that nobody has refused yet.
   *
   * @param contract what was read
   */
  public Document(Contract contract) {
    this.places = contract.places();
  }

  /**
   * Returns where the parts of the document are.
   *
   * @return the places
   */
  public Places places() {
    return places;
  }

  /**
   * Returns whether keywords of OpenAPI 3.1 count.
   *
   * @return whether the document is later than OpenAPI 3.0
   */
  public boolean isModern() {
    return !String.valueOf(Places.text(places.node("/openapi"))).startsWith("3.0");
  }

  /**
   * Refuses the contract.
   *
   * @param line file and line
   * @param name what is wrong
   * @param reason why, which follows the name
   */
  public void refuse(String line, String name, String reason) {
    refusals.add(line + ": " + name + " " + reason);
  }

  /**
   * Stops with all reasons for refusing the contract, in the order of their lines.
   *
   * @throws ContractException if there are any
   */
  public void stopIfRefused() {
    if (!refusals.isEmpty()) {
      List<String> inOrder = new ArrayList<>(refusals);
      inOrder.sort(
          Comparator.comparing(
              line -> Integer.valueOf(line.replaceFirst("(?s).*?:(\\d+): .*", "$1"))));
      throw new ContractException(inOrder);
    }
  }
}
