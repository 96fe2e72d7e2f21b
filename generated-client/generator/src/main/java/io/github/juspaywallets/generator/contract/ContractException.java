// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.util.List;

/** A contract cannot be read or used. The message has one line for each reason. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception with one reason.
   *
   * @param reason place and reason
   */
  public ContractException(String reason) {
    // Without a stack trace, which would hide the reason in the output of a build.
    super(reason, null, false, false);
  }

  /**
   * Creates an exception with several reasons.
   *
   * @param reasons places and reasons, at least one
   */
  public ContractException(List<String> reasons) {
    this("\n" + String.join("\n", reasons));
  }
}
