// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds the Java to the changes of a contract: the same fact once. */
final class JavaChanges {
  private static final Pattern MEMBER = Pattern.compile("([\\w$]+)(\\(.*)?;");

  private JavaChanges() {}

  /**
   * A declaration that the release had and that is gone is breaking. If a change of the contract
   * explains it, this is one breaking change; otherwise it is one of its own.
   */
  static List<Change> add(List<Change> changes, List<String> released, JavaApi current) {
    List<String> lost = released.stream().filter(line -> !current.keeps(line)).toList();
    List<Change> all = new ArrayList<>(changes);
    Set<String> gone = new LinkedHashSet<>();
    for (String line : lost) {
      String type = JavaApi.owner(line);
      List<Change> reasons = reasons(changes, line, type);
      explain(reasons);
      if (reasons.isEmpty() && !gone.contains(type)) {
        all.add(new Change(Kind.BREAKING, "java " + line, "api-spec/src/released/java-api.txt"));
        gone.add(line.contains(": ") ? "" : type);
      }
    }
    return all;
  }

  /** The changes that concern type and member or, if there are none, the type. */
  private static List<Change> reasons(List<Change> changes, String line, String type) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : type.replaceFirst("^(api|model)\\.", "").split("\\$", -1)) {
      names.add(Change.plain(name));
    }
    Matcher member = MEMBER.matcher(line);
    if (member.find()) {
      names.add(Change.plain(member.group(1)));
    }
    names.removeAll(Set.of("apispec", "operations", "parameters"));
    List<Change> ofType = changes.stream().filter(change -> change.isOf(names)).toList();
    List<Change> exact = ofType.stream().filter(change -> change.names(names)).toList();
    return exact.isEmpty() ? ofType : exact;
  }

  /** What is only added breaks no caller that does not call generated methods by itself. */
  private static void explain(List<Change> reasons) {
    if (reasons.stream().noneMatch(Change::isBreaking)) {
      reasons.stream()
          .filter(change -> change.kind() == Kind.CHANGED)
          .forEach(change -> change.atLeast(Kind.BREAKING));
    }
  }
}
