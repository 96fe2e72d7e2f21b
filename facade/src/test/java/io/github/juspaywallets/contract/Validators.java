// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One validator for each operation. It reads a form field of digits as a number, so that a form
 * which is one of several would be none of them: a command has a contract with its form alone.
 */
final class Validators {
  private final Contract contract;
  private final Map<String, OpenApiInteractionValidator> byOperation = new ConcurrentHashMap<>();

  Validators(Contract contract) {
    this.contract = contract;
  }

  OpenApiInteractionValidator of(Operation operation) {
    return byOperation.computeIfAbsent(
        operation == null ? "" : operation.id(), id -> validator(contract.yaml(operation)));
  }

  private static OpenApiInteractionValidator validator(String yaml) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(yaml)
        .withLevelResolver(
            LevelResolver.create()
                // It reads a form field of digits as a number; its other rules for it hold.
                .withLevel("validation.request.body.schema.type", Level.IGNORE)
                .build())
        .build();
  }
}
