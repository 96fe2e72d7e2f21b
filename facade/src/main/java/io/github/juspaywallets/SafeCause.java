// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.JsonEncodingException;
import io.github.juspaywallets.Exchange.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Causes that quote nothing of what was sent or received. */
final class SafeCause {
  private static final int DEEPEST = 8;

  /** These name a host or a port, or are ours. Others may quote a response, byte by byte. */
  private static final List<Class<? extends IOException>> SAFE =
      List.of(
          SocketException.class,
          InterruptedIOException.class,
          UnknownHostException.class,
          Refused.class);

  private SafeCause() {}

  /** The throwable itself if all that it holds is safe, or else one like it without its text. */
  static Throwable of(Throwable throwable) {
    return isSafe(throwable, DEEPEST) ? throwable : withoutText(throwable, DEEPEST);
  }

  private static boolean isSafe(Throwable throwable, int depth) {
    Stream<Throwable> held =
        Stream.concat(
            Stream.ofNullable(throwable.getCause()), Stream.of(throwable.getSuppressed()));
    // What TLS has to say is about certificates, with causes of other types.
    return throwable instanceof SSLException
        || (SAFE.stream().anyMatch(type -> type.isInstance(throwable))
            && depth > 0
            && held.allMatch(other -> isSafe(other, depth - 1)));
  }

  private static Throwable withoutText(Throwable throwable, int depth) {
    Throwable copy = like(throwable);
    copy.setStackTrace(throwable.getStackTrace());
    Throwable cause = throwable.getCause();
    return cause == null || depth == 0 ? copy : copy.initCause(withoutText(cause, depth - 1));
  }

  private static Throwable like(Throwable throwable) {
    if (throwable instanceof EOFException) {
      return new EOFException("The response ends too early");
    }
    if (throwable instanceof ProtocolException) {
      return new ProtocolException("The response is not what HTTP allows");
    }
    if (throwable instanceof JsonEncodingException) {
      return new JsonEncodingException("The response is not JSON");
    }
    return new IOException(throwable.getClass().getSimpleName());
  }
}
