// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The approved breaking changes: one a line, as the build prints them. */
final class Approvals {
  private final Map<String, String> placesByText = new LinkedHashMap<>();

  static Approvals read(Path root, String file) throws IOException {
    Approvals approvals = new Approvals();
    List<String> lines = Files.readAllLines(root.resolve(file));
    for (int i = 0; i < lines.size(); i++) {
      String text =
          lines.get(i).replaceFirst("^\\S+:\\d+: ", "").replaceFirst(" \\| .*", "").strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        approvals.placesByText.put(text, file + ":" + (i + 1));
      }
    }
    return approvals;
  }

  boolean contain(String text) {
    return placesByText.containsKey(text);
  }

  List<String> withoutChange(List<String> breaking) {
    List<String> stale = new ArrayList<>();
    placesByText.forEach(
        (text, place) -> {
          if (!breaking.contains(text)) {
            stale.add(place + ": remove this line, there is no such change: " + text);
          }
        });
    return stale;
  }
}
