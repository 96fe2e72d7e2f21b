// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a contract says about one thing, and about the parts of it. */
final class Fact {
  /** What it is called within the fact that it is a part of. */
  final String label;

  final Part at;

  /** Whether callers send it; otherwise they receive it. */
  boolean sent;

  /** The name of the shared component, under which it is reported; empty if it is none. */
  String component = "";

  /** Whether a request must have it. */
  boolean required;

  /** Whether a change of the order of its parts changes the meaning of arguments. */
  boolean ordered;

  /** Whether another name makes it another thing. */
  boolean renamable;

  final Map<String, String> attributes = new LinkedHashMap<>();

  /** The attributes without those that are declared beside a reference to the component. */
  Map<String, String> own = attributes;

  /** Read on demand, because schemas may contain themselves. */
  final Map<String, Supplier<Fact>> parts = new LinkedHashMap<>();

  Fact(String label, Part at, boolean sent) {
    this.label = label;
    this.at = at;
    this.sent = sent;
  }

  Fact with(String name, @Nullable Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty()) {
      attributes.put(name, text);
    }
    return this;
  }

  /** Adds a part, which may be declared elsewhere. */
  void part(String key, String name, Part declared, Consumer<Fact> details) {
    parts.put(
        key,
        () -> {
          Fact part = new Fact(name, declared.follow(), sent);
          part.component = declared.targetName();
          details.accept(part);
          return part;
        });
  }

  Fact get(String key) {
    return Objects.requireNonNull(parts.get(key)).get();
  }

  /** The parts that another fact lacks. */
  List<Fact> without(Fact other) {
    return parts.keySet().stream()
        .filter(key -> !other.parts.containsKey(key))
        .map(this::get)
        .toList();
  }

  /** The label without the kind. */
  String name() {
    return label.replaceFirst(".* ", "");
  }

  private Fact schema() {
    return parts.getOrDefault("", () -> this).get();
  }

  String id() {
    return attributes.getOrDefault("operationId", "");
  }

  /** Whether it may be the same under another name. */
  boolean isLike(Fact other) {
    return required == other.required
        && label.replaceFirst("\\S+$", "").equals(other.label.replaceFirst("\\S+$", ""))
        && component.equals(other.component)
        && attributes.equals(other.attributes)
        && parts.keySet().equals(other.parts.keySet())
        && (!parts.containsKey("") || schema().isLike(other.schema()));
  }
}
