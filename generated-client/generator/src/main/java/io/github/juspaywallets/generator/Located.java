// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;

/**
 * A part of the contract.
 *
 * @param <T> its type
 * @param value the part
 * @param at its JSON pointer
 */
record Located<T>(T value, String at) {
  /** A part within this one. */
  <S> Located<S> with(S inner, Object... keys) {
    return new Located<>(inner, Places.pointer(at, keys));
  }
}
