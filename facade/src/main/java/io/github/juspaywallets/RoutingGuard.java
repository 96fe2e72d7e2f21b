// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.Operation.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do when a wallet is used with more than one routing id. Juspay warns that calls about one
 * customer can fail if their routing ids differ.
 *
 * <p>The guard remembers the routing ids of successful calls of one client, for the 10,000 most
 * recently used wallets.
 */
public enum RoutingGuard {
  /** Do nothing. The default. */
  OFF,
  /** Send the call, and mark the {@linkplain CallReport#routingConflict() report}. */
  REPORT,
  /** Refuse the call with {@link JuspayException.InvalidRequest}. Nothing is sent. */
  REFUSE;

  /** Remembers the first routing id that each wallet was used with. */
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

    /** Compares a call with earlier ones, and records its routing id if it succeeds. */
    Input watch(Input input, @Nullable String walletId, String routingId) {
      if (guard == OFF || walletId == null) {
        return input;
      }
      boolean conflict = conflicts(walletId, routingId);
      if (conflict && guard == REFUSE) {
        input.refuse("routingId", "must be the same as in earlier calls for this wallet");
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

    /** Whether the wallet was used with another routing id before. */
    synchronized boolean conflicts(String walletId, String routingId) {
      return !routingIds.getOrDefault(walletId, routingId).equals(routingId);
    }

    /** Records the routing id of a wallet, unless one is already recorded. */
    synchronized void remember(String walletId, String routingId) {
      if (guard != OFF) {
        routingIds.putIfAbsent(walletId, routingId);
      }
    }
  }
}
