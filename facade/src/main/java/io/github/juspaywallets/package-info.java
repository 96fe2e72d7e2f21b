// SPDX-License-Identifier: Apache-2.0
/**
 * Changes the mobile number of a Juspay wallet: who is asking, where it goes, and what came of it.
 */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets;
