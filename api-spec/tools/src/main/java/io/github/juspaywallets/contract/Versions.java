// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two versions of a map: what is in both, what has another name but is otherwise the same, and what
 * is only in one.
 */
final class Versions<T> {
  private static final String WORDS = "description|example|examples|title|name|x-.*|externalDocs";

  /** Two versions of the same thing. */
  record Pair<T>(String from, String to, T was, T is) {}

  final List<Pair<T>> both = new ArrayList<>();
  final List<Pair<T>> renamed = new ArrayList<>();
  final Map<String, T> lost;
  final Map<String, T> gained;

  private Versions(Map<String, T> from, Map<String, T> to) {
    lost = new LinkedHashMap<>(from);
    gained = new LinkedHashMap<>(to);
    from.forEach(
        (name, was) -> {
          T is = gained.remove(name);
          if (is != null) {
            both.add(new Pair<>(name, name, was, is));
            lost.remove(name);
          }
        });
  }

  /** Compares only names. */
  static <T> Versions<T> of(Map<String, T> from, Map<String, T> to) {
    return new Versions<>(from, to);
  }

  /** Also finds what was renamed. */
  static Versions<Part> withRenames(Map<String, Part> from, Map<String, Part> to) {
    Versions<Part> versions = new Versions<>(from, to);
    versions.lost.forEach(
        (name, was) ->
            versions.gained.entrySet().stream()
                .filter(other -> essence(was).equals(essence(other.getValue())))
                .filter(
                    other -> versions.renamed.stream().noneMatch(p -> p.to.equals(other.getKey())))
                .findFirst()
                .ifPresent(
                    other ->
                        versions.renamed.add(
                            new Pair<>(name, other.getKey(), was, other.getValue()))));
    versions.renamed.forEach(pair -> versions.lost.remove(pair.from));
    versions.renamed.forEach(pair -> versions.gained.remove(pair.to));
    return versions;
  }

  /** Everything but the name and the words about it. */
  private static String essence(Part part) {
    boolean isComponent = part.name().isEmpty() || !part.resolve().text("in").isEmpty();
    StringBuilder text = new StringBuilder();
    (isComponent ? part.resolve() : part)
        .fields()
        .forEach(
            (key, value) ->
                text.append(key.matches(WORDS) ? "" : key + "=" + value.source() + ";"));
    return text.toString();
  }
}
