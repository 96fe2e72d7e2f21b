// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.Operation.Input;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to do when a wallet is addressed under another routing id than before. Juspay warns of
 * failures where calls about one customer carry different ids.
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
  REFUSE;

  /** Remembers under which routing id each wallet was addressed first. */
  static final class Memory {
    private static final int WALLETS = 10_000;

    private final RoutingGuard guard;
    private final Map<String, String> routingIds =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > WALLETS;
          }
        };

    Memory(RoutingGuard guard) {
      this.guard = guard;
    }

    /** Guards one call, and learns from its report. */
    Input watch(Input input, String walletId, String routingId) {
      boolean conflict = conflicts(walletId, routingId);
      if (conflict && guard == REFUSE) {
        input.refuse("routingId", "must be the one that this wallet was addressed under");
      }
      input.onReport(
          report -> {
            // A call that failed proves nothing about its routing id.
            if (report.outcome() == Outcome.SUCCEEDED) {
              remember(walletId, routingId);
            }
            return conflict ? report.withRoutingConflict() : report;
          });
      return input;
    }

    /** Whether the wallet is known under another routing id. */
    synchronized boolean conflicts(String walletId, String routingId) {
      return !routingIds.getOrDefault(walletId, routingId).equals(routingId);
    }

    /** Notes that a wallet is one of this routing id. */
    synchronized void remember(String walletId, String routingId) {
      if (guard != OFF) {
        routingIds.putIfAbsent(walletId, routingId);
      }
    }
  }
}
