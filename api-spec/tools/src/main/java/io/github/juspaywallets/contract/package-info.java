// SPDX-License-Identifier: Apache-2.0
/** The tools that the build runs on the contract, each a class with a main method. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.contract;
