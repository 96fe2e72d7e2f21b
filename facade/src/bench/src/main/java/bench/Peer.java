// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.concurrent.CompletableFuture;

/** A client that can make the call. */
interface Peer extends AutoCloseable {
  String WALLET = "wlt_yvuidaupkvz3";
  String ROUTING_ID = "customer_1122";
  String NUMBER = "7777777777";
  String KEY = "TEST0KEY0000000000000000000000A1";

  /** Makes one call. Returns how many wallets came back. */
  int call(Work work) throws Exception;

  /** Updates a number without a thread that waits; null where the client has no such thing. */
  default CompletableFuture<?> callAsync() {
    return null;
  }

  @Override
  default void close() {}
}
