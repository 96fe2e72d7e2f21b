// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.ContractException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.DefaultCodegen;

/** Refuses options of openapi-generator that would have no effect, or an effect that is wrong. */
final class Options {
  /** What openapi-generator calls types that can be strings instead. */
  private static final Set<String> TEXTS = Set.of("date", "DateTime", "UUID", "URI");

  private final DefaultCodegen codegen;
  private final Map<String, String> types;
  private final Map<String, String> imports;
  private final Set<String> unsupported = new HashSet<>();
  private final List<String> refused = new ArrayList<>();

  /** Remembers the settings of a generator before its options are set. */
  Options(DefaultCodegen codegen, Set<String> supported) {
    this.codegen = codegen;
    this.types = new HashMap<>(codegen.typeMapping());
    this.imports = new HashMap<>(codegen.importMapping());
    codegen.cliOptions().stream()
        .map(option -> option.getOpt())
        .filter(name -> !supported.contains(name))
        .forEach(unsupported::add);
    codegen.cliOptions().removeIf(option -> unsupported.contains(option.getOpt()));
  }

  /** Checks what was set since. */
  void check() {
    unsupported.stream()
        .filter(codegen.additionalProperties()::containsKey)
        .sorted()
        .forEach(name -> refused.add("The option " + name + " is not supported"));
    codegen.typeMapping().forEach(this::checkType);
    boolean imported =
        codegen.importMapping().entrySet().stream()
            .anyMatch(e -> !e.getValue().equals(imports.get(e.getKey())));
    refuse("importMappings", imported, "a class that is not generated has no adapter");
    refuse(
        "schemaMappings",
        !codegen.schemaMapping().isEmpty(),
        "a class that is not generated has no adapter");
    refuse(
        "openapiNormalizer",
        !codegen.openapiNormalizer().isEmpty(),
        "the contract is read as it is");
    refuse(
        "inlineSchemaNameMappings",
        !codegen.inlineSchemaNameMapping().isEmpty(),
        "name the schema in the contract");
    refuse(
        "inlineSchemaOptions",
        !codegen.inlineSchemaOption().isEmpty(),
        "each inline object is a class");
    if (!refused.isEmpty()) {
      throw new ContractException(refused);
    }
  }

  private void checkType(String type, String java) {
    boolean known = java.equals(types.get(type)) || (TEXTS.contains(type) && java.equals("String"));
    if (!known) {
      refused.add(
          "typeMappings: "
              + type
              + "="
              + java
              + " is not supported: only date, DateTime, UUID and URI can be mapped, and only to"
              + " String");
    }
  }

  private void refuse(String option, boolean set, String reason) {
    if (set) {
      refused.add("The option " + option + " is not supported: " + reason);
    }
  }
}
