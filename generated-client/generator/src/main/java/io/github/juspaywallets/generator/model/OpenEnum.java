// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model;

/**
 * A value of an open set: the contract lists the known values, but others may appear.
 *
 * @param <T> type of the value on the wire
 */
public interface OpenEnum<T> {
  /**
   * Returns the value on the wire.
   *
   * @return the value, never null
   */
  T value();
}
