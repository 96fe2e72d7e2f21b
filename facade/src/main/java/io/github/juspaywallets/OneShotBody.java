// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that cannot be sent again. Without it OkHttp repeats a POST by itself, for example after a
 * 503 with {@code Retry-After: 0}, even if it is told not to retry.
 */
final class OneShotBody extends RequestBody {
  private final RequestBody body;

  private OneShotBody(RequestBody body) {
    this.body = body;
  }

  static @Nullable RequestBody of(@Nullable RequestBody body) {
    return body == null ? null : new OneShotBody(body);
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    body.writeTo(sink);
  }

  @Override
  public boolean isOneShot() {
    return true;
  }
}
