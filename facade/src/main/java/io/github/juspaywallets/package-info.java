// SPDX-License-Identifier: Apache-2.0
/**
 * Client for the Juspay wallets API, from creating a wallet to delinking it. Start at {@link
 * io.github.juspaywallets.JuspayWallets}.
 */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets;
