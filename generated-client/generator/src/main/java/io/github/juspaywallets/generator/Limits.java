// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins the constraints of all parts of a schema. */
final class Limits {
  /** The name of an extension in the normal form: the {@link Rule}s of all patterns. */
  static final String PATTERNS = "x-patterns";

  /**
   * A pattern for a whole value.
   *
   * @param regexp a Java pattern
   * @param message what Bean Validation says, null for its own message
   */
  record Rule(String regexp, @Nullable String message) {}

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Limits() {}

  static void copyItems(Shape shape, Schema<?> target) {
    if (!shape.emptyToo) {
      target.setMinItems(size(largest(shape.numbers("minItems"))));
      target.setMaxItems(size(smallest(shape.numbers("maxItems"))));
    }
  }

  /** Copies constraints on strings. An optional value that may also be empty has none. */
  static void copyText(Shape shape, Schema<?> target) {
    boolean decimal = "number".equals(target.getFormat());
    if (decimal && !shape.emptyToo) {
      copyNumber(shape, target);
    } else {
      checkNumbers(shape);
    }
    if (shape.emptyToo || (!decimal && target.getFormat() != null)) {
      return;
    }
    if (!decimal) {
      target.setMinLength(size(largest(shape.numbers("minLength"))));
      target.setMaxLength(size(smallest(shape.numbers("maxLength"))));
    }
    List<Rule> rules =
        shape.layers.stream().map(Limits::rule).filter(Objects::nonNull).distinct().toList();
    if (!rules.isEmpty()) {
      target.addExtension(PATTERNS, rules);
    }
  }

  private static @Nullable Rule rule(Part layer) {
    String source = layer.text("pattern");
    if (source == null) {
      return null;
    }
    SearchPattern pattern = new SearchPattern(source);
    if (pattern.fault() != null) {
      layer.get("pattern").refuse(pattern.fault());
      return null;
    }
    String words = layer.text("x-pattern-message");
    boolean readable = words != null || pattern.whole().equals(source);
    return new Rule(pattern.whole(), readable ? words : "must match \"" + source + "\"");
  }

  /** Copies constraints on numbers. */
  static void copyNumber(Shape shape, Schema<?> target) {
    checkNumbers(shape);
    BigDecimal from = largest(shape.numbers("minimum"));
    BigDecimal above = largest(exclusive(shape, "exclusiveMinimum", "minimum"));
    boolean open = above != null && (from == null || above.compareTo(from) >= 0);
    target.setMinimum(open ? above : from);
    target.setExclusiveMinimum(open ? true : null);
    BigDecimal to = smallest(shape.numbers("maximum"));
    BigDecimal below = smallest(exclusive(shape, "exclusiveMaximum", "maximum"));
    boolean openEnd = below != null && (to == null || below.compareTo(to) <= 0);
    target.setMaximum(openEnd ? below : to);
    target.setExclusiveMaximum(openEnd ? true : null);
    target.setMultipleOf(shape.numbers("multipleOf").reduce((first, last) -> last).orElse(null));
  }

  /** An exclusive bound is a flag beside the bound in 3.0, and a bound of its own in 3.1. */
  private static Stream<BigDecimal> exclusive(Shape shape, String keyword, String bound) {
    Function<Part, @Nullable BigDecimal> read =
        layer ->
            layer.isModern()
                ? Shape.number(layer, keyword)
                : layer.is(keyword) ? Shape.number(layer, bound) : null;
    return shape.layers.stream().map(read).flatMap(Stream::ofNullable);
  }

  private static @Nullable BigDecimal largest(Stream<BigDecimal> numbers) {
    return numbers.max(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable BigDecimal smallest(Stream<BigDecimal> numbers) {
    return numbers.min(Comparator.naturalOrder()).orElse(null);
  }

  /** No Java value is longer than the largest int. */
  private static @Nullable Integer size(@Nullable BigDecimal number) {
    return number == null || number.compareTo(LONGEST) > 0 ? null : number.intValue();
  }

  private static void checkNumbers(Shape shape) {
    for (Part layer : shape.layers) {
      for (String key : List.of("minLength", "maxLength", "minimum", "maximum", "multipleOf")) {
        if (layer.has(key) && Shape.number(layer, key) == null) {
          layer.get(key).refuse("is not a number");
        }
      }
    }
  }
}
