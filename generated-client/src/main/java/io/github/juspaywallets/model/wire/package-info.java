// SPDX-License-Identifier: Apache-2.0
/** How values are read and written, for all generated models alike. Not exported: it may change. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.model.wire;
