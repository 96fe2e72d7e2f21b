// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares two versions of a contract. Whatever changes what compiled callers send, or what they
 * can rely on in responses, is breaking.
 */
final class Comparison {
  private static final String NONE = "none";

  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Set<List<Object>> compared = new HashSet<>();

  /** The operation that is being compared. */
  private Set<String> operation = Set.of();

  /** All changes, in the order of the contract. */
  static List<Change> of(Contract before, Contract after) {
    Map<String, String> fields = new HashMap<>();
    Stream.of(before, after)
        .flatMap(contract -> Call.of(contract).stream())
        .filter(Call::isCommand)
        .forEach(call -> fields.put(call.wire(), call.field()));
    Comparison comparison = new Comparison();
    comparison.parts("", Facts.of(before, fields), Facts.of(after, fields));
    return List.copyOf(comparison.changes.values());
  }

  /** The same fact about several operations is one change. */
  private Change report(Kind kind, Part at, String text, String owner, String member) {
    Change change = changes.computeIfAbsent(text, key -> new Change(kind, text, at.line()));
    change.atLeast(kind);
    change.concerns(operation, owner, member);
    return change;
  }

  private void compare(String title, Fact was, Fact is) {
    if (is.attributes.containsKey("operationId")) {
      operation = new HashSet<>(List.of(was.id(), is.id()));
    }
    boolean isShared = !was.component.isEmpty() && !is.component.isEmpty();
    String shared = isShared ? is.component : title;
    if (attributes(title, shared, was, is)
        && compared.add(
            List.of(
                was.component,
                shared,
                is.component.isEmpty() ? is.label : is.label.contains(" "),
                is.sent))) {
      parts(shared, was, is);
    }
  }

  /** Compares what is said about a thing. Returns whether it is still the same kind of thing. */
  private boolean attributes(String title, String shared, Fact was, Fact is) {
    Set<String> names = new TreeSet<>(was.attributes.keySet());
    names.addAll(is.attributes.keySet());
    for (String name : names) {
      String from = was.attributes.getOrDefault(name, NONE);
      String to = is.attributes.getOrDefault(name, NONE);
      if (!from.equals(to)) {
        boolean here = was.own.getOrDefault(name, NONE).equals(is.own.getOrDefault(name, NONE));
        String text = "%s: %s is %s, was %s".formatted(here ? title : shared, name, to, from);
        Change change =
            report(kind(name, from, to, is.sent), is.at, text, here ? title : shared, "");
        change.owners.addAll(name.matches("type|class") ? within(was.at) : Set.of());
      }
    }
    if (was.required != is.required) {
      Kind kind = is.sent == is.required ? Kind.BREAKING : Kind.CHANGED;
      report(
          kind, is.at, shared + " became " + (is.required ? "required" : "optional"), shared, "");
    }
    return was.attributes.getOrDefault("type", "").equals(is.attributes.getOrDefault("type", ""));
  }

  private static Kind kind(String name, String from, String to, boolean sent) {
    if (Facts.RULES.contains(name) || name.equals("further properties")) {
      return sent && isStricter(name, from, to) ? Kind.BREAKING : Kind.CHANGED;
    }
    return switch (name) {
      case "default", "sensitive", "name", "class" -> Kind.CHANGED;
      case "deprecated" -> to.equals("true") ? Kind.DEPRECATED : Kind.CHANGED;
      case "nullable" -> sent == to.equals("true") ? Kind.CHANGED : Kind.BREAKING;
      default -> Kind.BREAKING;
    };
  }

  /** Two patterns cannot be compared; none allows everything. */
  private static boolean isStricter(String rule, String from, String to) {
    boolean comparable = rule.matches("(m|exclusiveM)(ax|in).*") && !from.equals("none");
    if (to.equals("none") || !comparable || from.equals("true") || to.equals("true")) {
      return !to.equals("none");
    }
    int order = new BigDecimal(to).compareTo(new BigDecimal(from));
    return rule.contains("ax") ? order < 0 : order > 0;
  }

  private void parts(String title, Fact was, Fact is) {
    for (String key : was.parts.keySet()) {
      if (is.parts.containsKey(key)) {
        Fact part = is.get(key);
        compare(titleOf(title, part), was.get(key), part);
      }
    }
    order(title, was, is);
    List<Fact> gained = new ArrayList<>(is.without(was));
    for (Fact lost : was.without(is)) {
      Optional<Fact> renamed =
          gained.stream().filter(fact -> lost.renamable && lost.isLike(fact)).findFirst();
      if (renamed.isPresent()) {
        gained.remove(renamed.get());
        String owner = lost.component.isEmpty() ? titleOf(title, lost) : lost.component;
        String text = owner + " is now called " + renamed.get().name();
        report(Kind.BREAKING, renamed.get().at, text, title, lost.label);
      } else {
        String text = said(title, "lost", "removed", lost);
        report(Kind.BREAKING, is.at, text, title, lost.label).owners.addAll(within(lost.at));
      }
    }
    for (Fact fact : gained) {
      boolean required = fact.required && fact.sent;
      String text = said(title, required ? "requires the new" : "gained", "added", fact);
      report(required ? Kind.BREAKING : Kind.ADDED, fact.at, text, title, fact.label);
    }
  }

  private static String titleOf(String title, Fact part) {
    if (title.isEmpty() || part.label.isEmpty()) {
      return title + part.label;
    }
    String separator = title.contains("/") ? ": " : part.label.contains(" ") ? " " : ".";
    return title + (part.label.matches("[\\[{].*") ? "" : separator) + part.label;
  }

  private static String said(String title, String verb, String passive, Fact part) {
    return title.isEmpty() ? part.label + " was " + passive : title + " " + verb + " " + part.label;
  }

  /** Generated methods have parameters and form fields in the order of the contract. */
  private void order(String title, Fact was, Fact is) {
    List<String> from = new ArrayList<>(was.parts.keySet());
    List<String> to = new ArrayList<>(is.parts.keySet());
    from.retainAll(to);
    to.retainAll(from);
    List<String> moved = new ArrayList<>();
    for (int i = 0; is.ordered && i < from.size(); i++) {
      Fact part = is.get(to.get(i));
      if (!from.get(i).equals(to.get(i)) && part.sent) {
        moved.add(part.name());
      }
    }
    if (!moved.isEmpty()) {
      String text = "%s: %s changed places: callers would send one as the other";
      report(Kind.BREAKING, is.at, text.formatted(title, String.join(", ", moved)), title, "");
    }
  }

  /** The names of all schemas that a part refers to: their classes may be lost with it. */
  private static Set<String> within(Part part) {
    Set<String> names = new LinkedHashSet<>();
    collect(part, names);
    return names;
  }

  private static void collect(Part part, Set<String> names) {
    Problems.visit(
        part,
        "",
        (place, inner) -> {
          if (inner.has("$ref") && names.add(Change.plain(inner.targetName()))) {
            collect(inner.target(), names);
          }
        });
  }
}
