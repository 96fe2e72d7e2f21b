// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers under which routing id each wallet was updated first, for the wallets that were
 * addressed most recently.
 */
final class RoutingMemory {
  private static final int WALLETS = 10_000;

  private final Map<String, String> routingIds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > WALLETS;
        }
      };

  /** Whether the wallet is known under another routing id. */
  synchronized boolean conflicts(String walletId, String routingId) {
    String known = routingIds.get(walletId);
    return known != null && !known.equals(routingId);
  }

  /** The vendor accepted this one: a call that failed proves nothing about it. */
  synchronized void remember(String walletId, String routingId) {
    routingIds.putIfAbsent(walletId, routingId);
  }
}
