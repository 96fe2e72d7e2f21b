// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.ArrayList;
import java.util.List;

/** Stops the build. The message says where, what is wrong and what to do, in at most ten lines. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 7;

  /**
   * A refusal with several reasons.
   *
   * @param title what is wrong, in general
   * @param reasons places and reasons
   * @param advice what to do
   */
  public Refusal(String title, List<String> reasons, String advice) {
    // Maven prints the message, and nobody needs to know where it comes from.
    super(message(title, reasons, advice), null, false, false);
  }

  private static String message(String title, List<String> reasons, String advice) {
    List<String> lines = new ArrayList<>(List.of(title));
    lines.addAll(reasons.subList(0, Math.min(LONGEST, reasons.size())));
    if (reasons.size() > LONGEST) {
      lines.add("and " + (reasons.size() - LONGEST) + " more");
    }
    lines.add(advice);
    return String.join("\n", lines);
  }
}
