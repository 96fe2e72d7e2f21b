// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.IJsonSchemaValidationProperties;

/**
 * The constraints of a parameter as Bean Validation annotations. Ranges have messages of their own,
 * because the built-in ones need the expression language.
 */
final class Constraints {
  private Constraints() {}

  static List<String> of(
      IJsonSchemaValidationProperties value, boolean decimal, Map<String, Object> extensions) {
    List<String> rules = new ArrayList<>();
    if (extensions.get(Limits.PATTERNS) instanceof List<?> patterns) {
      patterns.forEach(
          rule ->
              rules.add(
                  (decimal ? "@DecimalPattern(" : "@Pattern(") + pattern((Limits.Rule) rule)));
    }
    boolean list = value.getIsArray();
    addSize(
        rules,
        list ? value.getMinItems() : value.getMinLength(),
        list ? value.getMaxItems() : value.getMaxLength());
    bound(
        rules,
        "DecimalMin",
        value.getMinimum(),
        value.getExclusiveMinimum(),
        "at least",
        "more than");
    bound(
        rules,
        "DecimalMax",
        value.getMaximum(),
        value.getExclusiveMaximum(),
        "at most",
        "less than");
    if (value.getMultipleOf() != null) {
      addDecimals(rules, new BigDecimal(value.getMultipleOf().toString()));
    }
    return rules;
  }

  private static String pattern(Limits.Rule rule) {
    String regexp = "regexp = " + JavaText.literal(rule.regexp());
    String text = rule.message();
    if (text == null) {
      return regexp + ")";
    }
    // Characters with a special meaning in messages of Bean Validation.
    String message = text.strip().replaceAll("[\\\\{}$]", "\\\\$0");
    return "\n              "
        + regexp
        + ",\n              message = "
        + JavaText.literal(message)
        + ")";
  }

  private static void addSize(List<String> rules, @Nullable Integer min, @Nullable Integer max) {
    boolean least = min != null && min > 0;
    if (least && max != null) {
      rules.add("@Size(min = " + min + ", max = " + max + ")");
    } else if (least) {
      rules.add("@Size(min = " + min + ", message = \"size must be at least {min}\")");
    } else if (max != null) {
      rules.add("@Size(max = " + max + ")");
    }
  }

  private static void bound(
      List<String> rules,
      String name,
      @Nullable String bound,
      boolean open,
      String closed,
      String opened) {
    if (bound != null) {
      rules.add(
          "@"
              + name
              + "(value = \""
              + bound
              + "\", "
              + (open
                  ? "inclusive = false, message = \"must be " + opened
                  : "message = \"must be " + closed)
              + " {value}\")");
    }
  }

  /** A multiple of 0.01 has two decimals; other multiples have no annotation. */
  private static void addDecimals(List<String> rules, BigDecimal step) {
    BigDecimal unit = step.signum() == 1 ? step.stripTrailingZeros() : BigDecimal.TEN;
    if (unit.unscaledValue().intValue() == 1 && unit.precision() == 1 && unit.scale() >= 0) {
      rules.add(
          "@Digits(integer = "
              + Integer.MAX_VALUE
              + ", fraction = "
              + unit.scale()
              + ", message = \"must have at most {fraction} decimals\")");
    }
  }
}
