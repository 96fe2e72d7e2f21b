// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.github.juspaywallets.generator.contract.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/**
 * One validator per operation. Validators read a form field of digits as a number, and then find no
 * match among several forms, so each command gets a contract with only its own form.
 */
final class Validators {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Described described;
  private final Map<String, OpenApiInteractionValidator> byOperation = new ConcurrentHashMap<>();

  Validators(Described described) {
    this.described = described;
  }

  OpenApiInteractionValidator of(Call call) {
    return byOperation.computeIfAbsent(call == null ? "" : call.id(), id -> validator(yaml(call)));
  }

  /** The contract, in which a command has only its own form. */
  private String yaml(Call call) {
    Map<Object, Object> root = map(Part.of(described.contract()).value());
    if (call != null && call.isCommand()) {
      Map<Object, Object> operation =
          map(map(map(root.get("paths")).get(call.path())).get(call.method()));
      Map<String, Object> form = new LinkedHashMap<>();
      form.put("type", "object");
      form.put("required", List.copyOf(call.requiredFields()));
      Map<String, Object> fields = new LinkedHashMap<>();
      call.formFields().forEach((name, schema) -> fields.put(name, schema.value()));
      fields.put(call.field(), Map.of("type", "string", "enum", List.of(call.command())));
      form.put("properties", fields);
      operation.put(
          "requestBody", Map.of("required", true, "content", Map.of(FORM, Map.of("schema", form))));
    }
    return new Yaml().dump(root);
  }

  @SuppressWarnings("unchecked") // YAML has maps of texts
  private static Map<Object, Object> map(Object node) {
    return (Map<Object, Object>) node;
  }

  private static OpenApiInteractionValidator validator(String yaml) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(yaml)
        .withLevelResolver(
            LevelResolver.create()
                // The validator reads a form field of digits as a number. Its other checks apply.
                .withLevel("validation.request.body.schema.type", Level.IGNORE)
                .build())
        .build();
  }
}
