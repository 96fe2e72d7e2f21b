// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.concurrent.CompletableFuture;

/** A client to compare. */
interface Peer extends AutoCloseable {
  String WALLET = "wlt_yvuidaupkvz3";
  String ROUTING_ID = "customer_1122";
  String NUMBER = "7777777777";
  String KEY = "TEST0KEY0000000000000000000000A1";

  /** Makes one call. Returns the number of wallets in the response. */
  int call(Work work) throws Exception;

  /** Updates a number asynchronously. Returns null if the client has no asynchronous calls. */
  default CompletableFuture<?> callAsync() {
    return null;
  }

  @Override
  default void close() {}
}
