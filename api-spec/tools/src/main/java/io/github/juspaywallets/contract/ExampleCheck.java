// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.github.juspaywallets.generator.contract.Contract;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;

/** Validates examples against their schemas. */
final class ExampleCheck {
  /** Takes note of a problem. */
  interface Reporter {
    void report(Part at, String place, String rule);
  }

  private final SchemaValidator validator;
  private final Reporter reporter;

  ExampleCheck(Contract contract, Reporter reporter) {
    this.validator = new SchemaValidator(contract.openApi(), new MessageResolver());
    this.reporter = reporter;
  }

  void check(Part example, Part schema, String place) {
    Object value = example.value();
    if (value == null || !schema.exists()) {
      return;
    }
    Schema<?> rule = Json.mapper().convertValue(schema.value(), Schema.class);
    // The validator expects a string as it is, not as JSON.
    String json = value instanceof String text ? text : Json.pretty(value);
    for (ValidationReport.Message message :
        validator.validate(json, rule, "example").getMessages()) {
      reporter.report(
          example,
          place,
          "does not match its schema: " + message.getMessage().replaceFirst("(?s)\\R.*", ""));
    }
  }
}
