// SPDX-License-Identifier: Apache-2.0
/**
 * Juspay wallets from their creation to their delinking. Start at {@link
 * io.github.juspaywallets.JuspayWallets}.
 */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets;
