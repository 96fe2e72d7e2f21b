// SPDX-License-Identifier: Apache-2.0
/** An application that is a module. */
module com.example.wallets {
  requires io.github.juspaywallets;
}
