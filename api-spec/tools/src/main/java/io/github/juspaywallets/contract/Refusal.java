// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops the build. The message says where, what is wrong and what to do, in at most ten lines. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 10;

  /** A refusal for reasons. */
  public Refusal(String title, List<String> reasons, String advice) {
    // Maven prints the message, and nobody needs to know where it comes from.
    super(message(title, reasons, advice), null, false, false);
  }

  private static String message(String title, List<String> reasons, String advice) {
    List<String> lines = new ArrayList<>(reasons);
    lines.add(0, title);
    if (lines.size() >= LONGEST) {
      List<String> rest = lines.subList(LONGEST - 2, lines.size());
      int number = rest.size();
      rest.clear();
      lines.add("and " + number + " more");
    }
    lines.add(advice);
    return String.join("\n", lines);
  }

  /** For a contract from elsewhere, problems are only warnings. */
  static void unlessCandidate(Path root, String contract, Runnable check) {
    try {
      check.run();
    } catch (Refusal e) {
      Path committed = root.resolve("api-spec/src/main/resources/juspay-wallets/openapi.yaml");
      if (Path.of(contract).toAbsolutePath().normalize().equals(committed)) {
        throw e;
      }
      System.out.println(e.getMessage());
    }
  }
}
