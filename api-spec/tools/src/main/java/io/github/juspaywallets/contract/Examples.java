// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.util.LinkedHashMap;
import java.util.Map;

/** The examples of a contract. */
public final class Examples {
  private Examples() {}

  /** The values of all examples of responses, by their unique names. */
  public static Map<String, Part> ofResponses(Contract contract) {
    Map<String, Part> examples = new LinkedHashMap<>();
    for (Call call : Call.of(contract)) {
      call.responses().values().forEach(response -> examples.putAll(of(response)));
    }
    return examples;
  }

  /** The values of the named examples of a response. */
  public static Map<String, Part> of(Part response) {
    Map<String, Part> examples = new LinkedHashMap<>();
    response
        .resolve()
        .get("content", "application/json", "examples")
        .fields()
        .forEach((name, example) -> examples.put(name, example.resolve().get("value")));
    return examples;
  }
}
