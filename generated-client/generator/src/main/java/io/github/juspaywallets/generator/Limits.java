// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

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

  private Limits() {}

  static <T extends Comparable<T>> @Nullable T largest(
      Shape shape, Function<Schema<?>, @Nullable T> keyword) {
    return shape.layers.stream()
        .map(layer -> keyword.apply(layer.value()))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  static <T extends Comparable<T>> @Nullable T smallest(
      Shape shape, Function<Schema<?>, @Nullable T> keyword) {
    return shape.layers.stream()
        .map(layer -> keyword.apply(layer.value()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Copies constraints on strings. An optional value that may also be empty has none. */
  static void copyText(Document document, Shape shape, Schema<?> target) {
    checkNumbers(document, shape);
    if (shape.emptyToo) {
      return;
    }
    if (target.getFormat() == null) {
      target.setMinLength(largest(shape, Schema::getMinLength));
      target.setMaxLength(smallest(shape, Schema::getMaxLength));
    }
    boolean decimal = "number".equals(target.getFormat());
    if (decimal) {
      copyNumber(document, shape, target);
    }
    List<Rule> rules = new ArrayList<>();
    for (Located<Schema<?>> layer : shape.layers) {
      if (layer.value().getPattern() != null) {
        add(document, layer, rules);
      }
    }
    if ((decimal || target.getFormat() == null) && !rules.isEmpty()) {
      target.addExtension(PATTERNS, rules.stream().distinct().toList());
    }
  }

  private static void add(Document document, Located<Schema<?>> layer, List<Rule> rules) {
    String source = layer.value().getPattern();
    SearchPattern pattern = new SearchPattern(source);
    if (pattern.fault() != null) {
      document.refuse(Places.pointer(layer.at(), "pattern"), pattern.fault());
      return;
    }
    String words = Keywords.extension(layer.value(), "x-pattern-message");
    boolean readable = words != null || pattern.whole().equals(source);
    rules.add(new Rule(pattern.whole(), readable ? words : "must match \"" + source + "\""));
  }

  /** Copies constraints on numbers. */
  static void copyNumber(Document document, Shape shape, Schema<?> target) {
    checkNumbers(document, shape);
    BigDecimal from = largest(shape, Schema::getMinimum);
    BigDecimal above = largest(shape, Limits::above);
    boolean open = above != null && (from == null || above.compareTo(from) >= 0);
    target.setMinimum(open ? above : from);
    target.setExclusiveMinimum(open ? true : null);
    BigDecimal to = smallest(shape, Schema::getMaximum);
    BigDecimal below = smallest(shape, Limits::below);
    boolean openEnd = below != null && (to == null || below.compareTo(to) <= 0);
    target.setMaximum(openEnd ? below : to);
    target.setExclusiveMaximum(openEnd ? true : null);
    target.setMultipleOf(shape.get(Schema::getMultipleOf));
  }

  /** An exclusive bound is a flag beside the bound in 3.0, and a bound of its own in 3.1. */
  private static @Nullable BigDecimal above(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getExclusiveMinimum())
        ? schema.getMinimum()
        : schema.getExclusiveMinimumValue();
  }

  private static @Nullable BigDecimal below(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getExclusiveMaximum())
        ? schema.getMaximum()
        : schema.getExclusiveMaximumValue();
  }

  /** swagger-parser drops what is not a number. */
  private static void checkNumbers(Document document, Shape shape) {
    for (Located<Schema<?>> layer : shape.layers) {
      document
          .written(layer.at())
          .forEach(
              (key, node) -> {
                boolean numeric = key.matches("m(in|ax)(Length|imum)|multipleOf");
                if (numeric && !isNumber(node)) {
                  document.refuse(Places.pointer(layer.at(), key), "is not a number");
                }
              });
    }
  }

  private static boolean isNumber(Node node) {
    String text = Places.text(node);
    return text != null && text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }
}
