// SPDX-License-Identifier: Apache-2.0
/** Reads OpenAPI documents, resolves their schemas, and says in which line each part is. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.generator.contract;
