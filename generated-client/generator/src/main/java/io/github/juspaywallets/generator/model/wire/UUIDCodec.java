// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.util.UUID;

/** A UUID. */
public final class UUIDCodec extends ScalarCodec<UUID> {
  /** The only instance. */
  public static final UUIDCodec INSTANCE = new UUIDCodec();

  private UUIDCodec() {
    super("a UUID");
  }

  @Override
  UUID parse(String text) {
    return UUID.fromString(text);
  }
}
