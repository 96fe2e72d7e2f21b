// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.concurrent.CompletableFuture;

/** A client that can make the call. */
interface Peer extends AutoCloseable {
  String WALLET = "wlt_yvuidaupkvz3";
  String ROUTING_ID = "customer_1122";
  String NUMBER = "7777777777";
  String KEY = "TEST0KEY0000000000000000000000A1";

  /** Makes one call and returns the wallet id. */
  String call() throws Exception;

  /** Makes the call asynchronously. Null if the client cannot. */
  default CompletableFuture<?> callAsync() {
    return null;
  }

  @Override
  default void close() {}
}
