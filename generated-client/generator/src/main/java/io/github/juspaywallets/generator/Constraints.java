// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.math.BigDecimal;
import java.math.BigInteger;
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
      String name = decimal ? "@DecimalPattern(" : "@Pattern(";
      patterns.forEach(rule -> rules.add(name + pattern((Limits.Rule) rule) + ")"));
    }
    boolean list = value.getIsArray();
    addSize(
        rules,
        list ? value.getMinItems() : value.getMinLength(),
        list ? value.getMaxItems() : value.getMaxLength());
    String least = value.getExclusiveMinimum() ? "more than" : "at least";
    String most = value.getExclusiveMaximum() ? "less than" : "at most";
    addBound(rules, "DecimalMin", value.getMinimum(), value.getExclusiveMinimum(), least);
    addBound(rules, "DecimalMax", value.getMaximum(), value.getExclusiveMaximum(), most);
    if (value.getMultipleOf() != null) {
      addDecimals(rules, new BigDecimal(value.getMultipleOf().toString()));
    }
    return rules;
  }

  private static String pattern(Limits.Rule rule) {
    String regexp = "regexp = " + JavaText.literal(rule.regexp());
    String text = rule.message();
    if (text == null) {
      return regexp;
    }
    // Characters with a special meaning in messages of Bean Validation.
    String message = text.strip().replaceAll("[\\\\{}$]", "\\\\$0");
    String indent = "\n              ";
    return indent + regexp + "," + indent + "message = " + JavaText.literal(message);
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

  private static void addBound(
      List<String> rules, String name, @Nullable String bound, boolean open, String words) {
    if (bound != null) {
      String exclusive = open ? "inclusive = false, " : "";
      rules.add(
          String.format(
              "@%s(value = \"%s\", %smessage = \"must be %s {value}\")",
              name, bound, exclusive, words));
    }
  }

  /** A multiple of 0.01 has two decimals; other multiples have no annotation. */
  private static void addDecimals(List<String> rules, BigDecimal step) {
    BigDecimal unit = step.signum() == 1 ? step.stripTrailingZeros() : BigDecimal.TEN;
    if (unit.unscaledValue().equals(BigInteger.ONE) && unit.scale() >= 0) {
      rules.add(
          String.format(
              "@Digits(integer = %d, fraction = %d, message = \"must have at most {fraction} decimals\")",
              Integer.MAX_VALUE, unit.scale()));
    }
  }
}
