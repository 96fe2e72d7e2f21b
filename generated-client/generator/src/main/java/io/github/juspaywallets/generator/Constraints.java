// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of all parts of a schema as Bean Validation annotations: openapi-generator keeps
 * one pattern of several, and no message. Ranges have messages of their own, because the built-in
 * ones need the expression language.
 */
final class Constraints {
  /** The name of an extension in the normal form: the annotations. */
  private static final String RULES = "x-constraints";

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Shape shape;
  private final Set<String> rules = new LinkedHashSet<>();

  private Constraints(Shape shape) {
    this.shape = shape;
  }

  /** The annotations of a value in normal form, by its extensions. */
  static List<String> of(Map<String, Object> extensions) {
    List<String> rules = new ArrayList<>();
    if (extensions.get(RULES) instanceof Set<?> all) {
      all.forEach(rule -> rules.add(rule.toString()));
    }
    return rules;
  }

  /** Adds the constraints of a schema to its normal form. */
  static void add(Shape shape, Schema<?> normal) {
    Constraints constraints = new Constraints(shape);
    switch (normal.getType()) {
      case "array" -> constraints.addItems();
      case "string" -> constraints.addText(normal.getFormat());
      case "integer", "number" -> constraints.addNumber();
      default -> {}
    }
    normal.addExtension(RULES, constraints.rules);
  }

  private void addItems() {
    if (!shape.emptyToo()) {
      addSize("minItems", "maxItems");
    }
  }

  /** An optional value that may also be empty has none. */
  private void addText(@Nullable String format) {
    checkNumbers();
    boolean decimal = "number".equals(format);
    if (shape.emptyToo() || (format != null && !decimal)) {
      return;
    }
    shape.layers.stream()
        .map(layer -> pattern(layer, decimal ? "@DecimalPattern(" : "@Pattern("))
        .filter(Objects::nonNull)
        .forEach(rules::add);
    if (decimal) {
      addNumber();
    } else {
      addSize("minLength", "maxLength");
    }
  }

  private static @Nullable String pattern(Part layer, String annotation) {
    String source = layer.text("pattern");
    if (source == null) {
      return null;
    }
    SearchPattern pattern = new SearchPattern(source);
    if (pattern.fault() != null) {
      layer.get("pattern").refuse(pattern.fault());
      return null;
    }
    String regexp = "regexp = " + JavaText.literal(pattern.whole());
    String words = layer.text("x-pattern-message");
    if (words == null && pattern.whole().equals(source)) {
      return annotation + regexp + ")";
    }
    String text = words == null ? "must match \"" + source + "\"" : words;
    // Characters with a special meaning in messages of Bean Validation.
    String message = JavaText.literal(text.strip().replaceAll("[\\\\{}$]", "\\\\$0"));
    String indent = "\n              ";
    return annotation + indent + regexp + "," + indent + "message = " + message + ")";
  }

  private void addSize(String least, String most) {
    Integer min = size(shape.numbers(least).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO));
    Integer max = size(shape.numbers(most).min(Comparator.naturalOrder()).orElse(null));
    boolean bounded = min != null && min > 0;
    if (bounded && max != null) {
      rules.add("@Size(min = " + min + ", max = " + max + ")");
    } else if (bounded) {
      rules.add("@Size(min = " + min + ", message = \"size must be at least {min}\")");
    } else if (max != null) {
      rules.add("@Size(max = " + max + ")");
    }
  }

  /** No Java value is longer than the largest int. */
  private static @Nullable Integer size(@Nullable BigDecimal number) {
    return number == null || number.compareTo(LONGEST) > 0 ? null : number.intValue();
  }

  private void addNumber() {
    checkNumbers();
    addBound("Min", "minimum", "exclusiveMinimum", Comparator.naturalOrder());
    addBound("Max", "maximum", "exclusiveMaximum", Comparator.reverseOrder());
    shape.numbers("multipleOf").reduce((first, last) -> last).ifPresent(this::addDecimals);
  }

  /** Adds the strictest bound of all parts. */
  private void addBound(
      String name, String keyword, String exclusive, Comparator<BigDecimal> strictness) {
    BigDecimal closed = shape.numbers(keyword).max(strictness).orElse(null);
    BigDecimal open = exclusive(exclusive, keyword).max(strictness).orElse(null);
    boolean isOpen = open != null && (closed == null || strictness.compare(open, closed) >= 0);
    boolean isMin = name.equals("Min");
    if (isOpen) {
      addBound(name, open + "\", inclusive = false", isMin ? "more than" : "less than");
    } else if (closed != null) {
      addBound(name, closed + "\"", isMin ? "at least" : "at most");
    }
  }

  private void addBound(String name, String value, String words) {
    rules.add(
        String.format(
            "@Decimal%s(value = \"%s, message = \"must be %s {value}\")", name, value, words));
  }

  /** An exclusive bound is a flag beside the bound in 3.0, and a bound of its own in 3.1. */
  private Stream<BigDecimal> exclusive(String keyword, String bound) {
    Function<Part, @Nullable BigDecimal> read =
        layer ->
            layer.isModern()
                ? Shape.number(layer, keyword)
                : layer.is(keyword) ? Shape.number(layer, bound) : null;
    return shape.layers.stream().map(read).flatMap(Stream::ofNullable);
  }

  /** A multiple of 0.01 has two decimals; other multiples have no annotation. */
  private void addDecimals(BigDecimal step) {
    BigDecimal unit = step.signum() == 1 ? step.stripTrailingZeros() : BigDecimal.TEN;
    if (unit.unscaledValue().equals(BigInteger.ONE) && unit.scale() >= 0) {
      rules.add(
          String.format(
              "@Digits(integer = %d, fraction = %d, message = \"must have at most {fraction} decimals\")",
              Integer.MAX_VALUE, unit.scale()));
    }
  }

  private void checkNumbers() {
    for (Part layer : shape.layers) {
      for (String key : List.of("minLength", "maxLength", "minimum", "maximum", "multipleOf")) {
        if (layer.has(key) && Shape.number(layer, key) == null) {
          layer.get(key).refuse("is not a number");
        }
      }
    }
  }
}
