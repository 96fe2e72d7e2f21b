// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One validator per operation. Validators read a form field of digits as a number, and then find no
 * match among several forms, so each command gets a contract with only its own form.
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
                // The validator reads a form field of digits as a number. Its other checks apply.
                .withLevel("validation.request.body.schema.type", Level.IGNORE)
                .build())
        .build();
  }
}
