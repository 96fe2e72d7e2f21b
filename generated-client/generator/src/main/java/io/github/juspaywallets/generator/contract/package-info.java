// SPDX-License-Identifier: Apache-2.0
/** Reads OpenAPI documents, and says in which line each of their parts is. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.generator.contract;
