// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers under which routing id each wallet was addressed last, for the wallets that were
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

  /** Remembers the first routing id of a wallet, and answers whether this one is another. */
  synchronized boolean conflicts(String walletId, String routingId) {
    String known = routingIds.putIfAbsent(walletId, routingId);
    return known != null && !known.equals(routingId);
  }
}
