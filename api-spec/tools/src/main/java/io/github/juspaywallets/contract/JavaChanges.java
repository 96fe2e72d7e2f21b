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
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) ([\\w.$]+)");
  private static final Pattern MEMBER = Pattern.compile("([\\w.$]+)(\\(.*)?$");

  private JavaChanges() {}

  /**
   * A declaration that the release had and that is gone is breaking. If a change of the contract
   * explains it, this is one breaking change; otherwise it is one of its own.
   */
  static List<Change> add(List<Change> changes, List<String> released, List<String> current) {
    Set<String> lost = new LinkedHashSet<>(released);
    lost.removeAll(Set.copyOf(current));
    List<Change> all = new ArrayList<>(changes);
    String gone = "\0";
    for (String line : lost) {
      Set<String> names = names(line);
      List<Change> reasons =
          changes.stream()
              .filter(change -> change.owners.stream().anyMatch(names::contains))
              .toList();
      List<Change> exact =
          reasons.stream()
              .filter(change -> change.members.stream().anyMatch(names::contains))
              .toList();
      explain(exact.isEmpty() ? reasons : exact);
      String type = line.strip();
      if (reasons.isEmpty() && !line.contains(gone)) {
        all.add(new Change(Kind.BREAKING, "java " + type, "api-spec/src/released/java-api.txt"));
        gone = line.startsWith(" ") ? gone : " " + type(line) + ".";
      }
    }
    return all;
  }

  /** Callers must be compiled again after an addition, and the compiler tells them what to add. */
  private static void explain(List<Change> reasons) {
    if (reasons.stream().noneMatch(Change::isBreaking)) {
      reasons.stream()
          .filter(change -> change.kind() == Kind.CHANGED)
          .forEach(change -> change.atLeast(Kind.BREAKING));
    }
  }

  private static String type(String line) {
    Matcher type = TYPE.matcher(line);
    return type.find() ? type.group(1) : line;
  }

  /** The names of type and member, without those of packages. */
  private static Set<String> names(String line) {
    Matcher member = MEMBER.matcher(line.replaceFirst(" throws .*", ""));
    String path = line.startsWith(" ") && member.find() ? member.group(1) : type(line);
    Set<String> names = new LinkedHashSet<>();
    for (String name : path.replaceFirst("^[a-z.]*\\.(?=[A-Z])", "").split("[.$]", -1)) {
      names.add(Change.plain(name));
    }
    names.removeAll(Set.of("apispec", "operations", "parameters"));
    return names;
  }
}
