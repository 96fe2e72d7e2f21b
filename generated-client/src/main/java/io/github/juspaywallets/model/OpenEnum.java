// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

/**
 * A value of a set that the contract lists and that may grow.
 *
 * @param <T> type of the value on the wire
 */
public interface OpenEnum<T> {
  /**
   * The value as it is on the wire.
   *
   * @return the value, never null
   */
  T value();
}
