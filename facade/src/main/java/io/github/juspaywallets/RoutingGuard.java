// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

/**
 * What to do when a wallet is addressed under another routing id than the one that it was updated
 * under. Juspay warns of failures where calls about one customer carry different ids.
 *
 * <p>The guard knows the successful calls of one client in one process, for the 10,000 wallets that
 * were addressed most recently.
 */
public enum RoutingGuard {
  /** Do not watch. The default. */
  OFF,
  /** Send the call, and say so in the {@linkplain CallReport#routingConflict() report}. */
  REPORT,
  /** Refuse the call with {@link JuspayException.InvalidRequest}; nothing is sent. */
  REFUSE
}
