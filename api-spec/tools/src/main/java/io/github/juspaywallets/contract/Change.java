// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One fact about two versions of a contract, however many operations it concerns. */
final class Change {
  /** What it means for callers, worst first. */
  enum Kind {
    BREAKING("Breaking for callers"),
    DEPRECATED("Deprecated"),
    CHANGED("Changed"),
    ADDED("Added");

    final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  final String text;
  final String place;

  /** The schemas and operations that it concerns. */
  final Set<String> owners = new LinkedHashSet<>();

  /** The properties, fields and values. */
  private final Set<String> members = new LinkedHashSet<>();

  private Kind kind;

  Change(Kind kind, String text, String place) {
    this.kind = kind;
    this.text = text;
    this.place = place;
  }

  Kind kind() {
    return kind;
  }

  boolean isBreaking() {
    return kind == Kind.BREAKING;
  }

  boolean isOf(Set<String> names) {
    return owners.stream().anyMatch(names::contains);
  }

  boolean names(Set<String> names) {
    return members.stream().anyMatch(names::contains);
  }

  void atLeast(Kind other) {
    kind = other.compareTo(kind) < 0 ? other : kind;
  }

  /** The class of a schema without a name is called after what contains it. */
  void concerns(Set<String> operations, String owner, String member) {
    members.add(plain(member));
    for (String operation : operations) {
      owners.addAll(List.of(plain(operation), plain(operation + member)));
    }
    for (String name : owner.split("[.: ]+", -1)) {
      owners.addAll(List.of(plain(name), plain(name + member)));
    }
    owners.remove("");
    members.remove("");
  }

  /** The same for the name of a schema, property or operation and for its Java names. */
  static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return place + ": " + text;
  }
}
