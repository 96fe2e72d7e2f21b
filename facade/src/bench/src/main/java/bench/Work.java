// SPDX-License-Identifier: Apache-2.0
package bench;

/** The compared operations: a small form, a read, and lists of several sizes. */
enum Work {
  UPDATE("update", 1),
  GET("get", 1),
  LIST_1("list of 1", 1),
  LIST_10("list of 10", 10),
  LIST_100("list of 100", 100);

  final String label;

  /** The number of wallets in the response. */
  final int wallets;

  Work(String label, int wallets) {
    this.label = label;
    this.wallets = wallets;
  }

  boolean isList() {
    return name().startsWith("LIST");
  }

  /** The customer id, which contains the number of wallets in the response. */
  String customer() {
    return "c" + wallets;
  }

  String path() {
    return isList() ? "/customers/" + customer() + "/wallets" : "/wallets/" + Peer.WALLET;
  }
}
