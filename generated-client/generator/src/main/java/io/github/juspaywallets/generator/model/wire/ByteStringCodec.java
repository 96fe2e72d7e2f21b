// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import okio.ByteString;

/** Bytes, encoded as Base64. */
public final class ByteStringCodec extends ScalarCodec<ByteString> {
  /** The only instance. */
  public static final ByteStringCodec INSTANCE = new ByteStringCodec();

  private ByteStringCodec() {
    super("Base64");
  }

  @Override
  ByteString parse(String text) {
    ByteString bytes = ByteString.decodeBase64(text);
    if (bytes == null) {
      throw new IllegalArgumentException();
    }
    return bytes;
  }

  @Override
  String print(ByteString value) {
    return value.base64();
  }
}
