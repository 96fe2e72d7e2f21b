// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.Map;
import org.openapitools.codegen.DefaultCodegen;

/** Gives the parameters of one method, and their constants, Java names that are unique. */
final class ParameterNames {
  /** The name of an extension in the normal form: path, query, header, field, part or body. */
  static final String IN = "x-in";

  private final DefaultCodegen codegen;

  /** Names in requests, by Java names. */
  private final Map<String, String> taken = new HashMap<>();

  /** Java names, by the names of constants. */
  private final Map<String, String> constants = new HashMap<>();

  ParameterNames(DefaultCodegen codegen) {
    this.codegen = codegen;
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
    String plain = codegen.toParamName(wire);
    String name = taken.containsKey(plain) ? plain + JavaNames.capitalized(in) : plain;
    JavaNames.take(taken, name, wire, at);
    schema.addExtension(Schemas.NAME, name);
    schema.addExtension(IN, in);
    anyConverted |= schema.getExtensions().containsKey(Wire.CALL);
    String constant = JavaNames.constant(name);
    String other = constants.putIfAbsent(constant, name);
    if (other != null && !other.equals(name)) {
      at.refuse("has the same Java constant as " + taken.get(other) + ": " + constant);
    }
    return name;
  }
}
