// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives the parameters of one method, and their constants, Java names that are unique. */
final class ParameterNames {
  private final UnaryOperator<String> parameterName;

  /** Names in requests, by Java names. */
  private final Map<String, String> taken = new HashMap<>();

  /** Java names, by the names of constants. */
  private final Map<String, String> constants = new HashMap<>();

  ParameterNames(UnaryOperator<String> parameterName) {
    this.parameterName = parameterName;
  }

  private boolean anyConverted;

  boolean isAnyConverted() {
    return anyConverted;
  }

  int count() {
    return taken.size();
  }

  /** Names a parameter, in its schema. */
  String assign(Schema<?> schema, Part at, String wire, String in) {
    String plain = parameterName.apply(wire);
    String name = taken.containsKey(plain) ? plain + JavaNames.capitalized(in) : plain;
    if (name.isEmpty()) {
      at.refuse("has no Java name: it contains no letters or digits");
    } else if (taken.containsKey(name)) {
      at.refuse("has the same Java name as " + taken.get(name) + ": " + name);
    }
    at.checkIdentifier(name);
    taken.put(name, wire);
    schema.addExtension(Schemas.NAME, name);
    anyConverted |= schema.getExtensions().containsKey(Wire.CALL);
    String constant = JavaNames.constant(name);
    String other = constants.putIfAbsent(constant, name);
    if (other != null && !other.equals(name)) {
      at.refuse("has the same Java constant as " + taken.get(other) + ": " + constant);
    }
    return name;
  }
}
