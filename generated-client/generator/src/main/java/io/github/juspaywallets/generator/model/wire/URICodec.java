// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import java.net.URI;

/** A URI. */
public final class URICodec extends ScalarCodec<URI> {
  /** The only instance. */
  public static final URICodec INSTANCE = new URICodec();

  private URICodec() {
    super("a URI");
  }

  @Override
  URI parse(String text) {
    return URI.create(text);
  }
}
