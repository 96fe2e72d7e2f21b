// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.ContractException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.DefaultCodegen;

/** Refuses options of openapi-generator that would have no effect, or an effect that is wrong. */
final class Options {
  /** What openapi-generator calls types that can be strings instead. */
  private static final Set<String> TEXTS = Set.of("date", "DateTime", "UUID", "URI");

  private static final String SUPPORTED =
      "(api|model|invoker)Package|sourceFolder|hideGenerationTimestamp|modelName(Prefix|Suffix)|clientVersion";

  private final DefaultCodegen codegen;
  private final Map<String, String> types;
  private final Map<String, String> imports;
  private final Set<String> unsupported = new TreeSet<>();
  private final List<String> refused = new ArrayList<>();

  /** Remembers the settings of a generator before its options are set. */
  Options(DefaultCodegen codegen) {
    this.codegen = codegen;
    this.types = new HashMap<>(codegen.typeMapping());
    this.imports = new HashMap<>(codegen.importMapping());
    codegen.cliOptions().forEach(option -> unsupported.add(option.getOpt()));
    unsupported.removeIf(name -> name.matches(SUPPORTED));
    codegen.cliOptions().removeIf(option -> unsupported.contains(option.getOpt()));
  }

  /** Checks what was set since. */
  void check() {
    unsupported.stream()
        .filter(codegen.additionalProperties()::containsKey)
        .forEach(name -> refused.add("The option " + name + " is not supported"));
    codegen.typeMapping().forEach(this::checkType);
    Map<String, String> imported = new HashMap<>(codegen.importMapping());
    imported.entrySet().removeAll(imports.entrySet());
    String noAdapter = "a class that is not generated has no adapter";
    refuse("importMappings", imported, noAdapter);
    refuse("schemaMappings", codegen.schemaMapping(), noAdapter);
    refuse("openapiNormalizer", codegen.openapiNormalizer(), "the contract is read as it is");
    refuse(
        "inlineSchemaNameMappings",
        codegen.inlineSchemaNameMapping(),
        "name the schema in the contract");
    refuse("inlineSchemaOptions", codegen.inlineSchemaOption(), "each inline object is a class");
    if (!refused.isEmpty()) {
      throw new ContractException(refused);
    }
  }

  private void checkType(String type, String java) {
    boolean known = java.equals(types.get(type)) || (TEXTS.contains(type) && java.equals("String"));
    if (!known) {
      refused.add(
          String.format(
              "typeMappings: %s=%s is not supported: only date, DateTime, UUID and URI can be mapped,"
                  + " and only to String",
              type, java));
    }
  }

  private void refuse(String option, Map<String, String> values, String reason) {
    if (!values.isEmpty()) {
      refused.add("The option " + option + " is not supported: " + reason);
    }
  }
}
