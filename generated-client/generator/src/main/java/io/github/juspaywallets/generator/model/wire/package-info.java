// SPDX-License-Identifier: Apache-2.0
/** Reads and writes the values of all generated models. Internal: not exported. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.generator.model.wire;
