// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.concurrent.CompletableFuture;

/** A client to compare. */
interface Peer {
  String WALLET = "wlt_yvuidaupkvz3";
  String ROUTING_ID = "customer_1122";
  String NUMBER = "7777777777";
  String KEY = "TEST0KEY0000000000000000000000A1";

  /** Makes one call, and looks at the result. */
  void call(Work work) throws Exception;

  /** Updates a number asynchronously. */
  default CompletableFuture<?> callAsync() {
    throw new UnsupportedOperationException();
  }

  static void requireWallet(String id) {
    if (!WALLET.equals(id)) {
      throw new IllegalStateException("another wallet");
    }
  }
}
