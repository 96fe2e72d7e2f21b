// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.github.juspaywallets.Exchange.Refused;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Copies exceptions, limited in size, without texts that repeat data from the request or response.
 * Texts of this library and of the generated codecs quote no data, and are kept.
 */
final class SafeCause {
  private static final int DEEPEST = 8;

  /** The package of the generated codecs. Their texts name a property and what it should be. */
  private static final String CODECS = ErrorResponse.class.getPackageName() + ".";

  /** Their messages name a host, a port or a certificate. */
  private static final Map<Class<?>, Function<@Nullable String, IOException>> ABOUT_CONNECTIONS =
      Map.ofEntries(
          Map.entry(ConnectException.class, ConnectException::new),
          Map.entry(InterruptedIOException.class, InterruptedIOException::new),
          Map.entry(NoRouteToHostException.class, NoRouteToHostException::new),
          Map.entry(Refused.class, Refused::new),
          Map.entry(SocketException.class, SocketException::new),
          Map.entry(SocketTimeoutException.class, SocketTimeoutException::new),
          Map.entry(SSLException.class, SSLException::new),
          Map.entry(SSLHandshakeException.class, SSLHandshakeException::new),
          Map.entry(SSLPeerUnverifiedException.class, SSLPeerUnverifiedException::new),
          Map.entry(SSLProtocolException.class, SSLProtocolException::new),
          Map.entry(UnknownHostException.class, UnknownHostException::new));

  private SafeCause() {}

  /**
   * Copies a throwable with its causes, without messages that may quote a request or a response.
   *
   * @param personal whether a text repeats a value that was sent
   */
  static Throwable of(Throwable throwable, Predicate<String> personal) {
    try {
      return copy(throwable, personal, DEEPEST);
    } catch (RuntimeException e) {
      // A method of a third-party exception failed.
      return new IOException(throwable.getClass().getSimpleName());
    }
  }

  private static Throwable copy(Throwable throwable, Predicate<String> personal, int depth) {
    Throwable copy = like(throwable, personal);
    copy.setStackTrace(throwable.getStackTrace());
    Throwable cause = throwable.getCause();
    return cause == null || depth == 0 ? copy : copy.initCause(copy(cause, personal, depth - 1));
  }

  private static Throwable like(Throwable throwable, Predicate<String> personal) {
    Function<@Nullable String, IOException> same = ABOUT_CONNECTIONS.get(throwable.getClass());
    if (same != null) {
      String text = throwable.getMessage();
      // Searches more than it keeps, because a value may begin before the cut.
      boolean safe = throwable instanceof Refused || !personal.test("%.3000s".formatted(text));
      return same.apply(text != null && safe ? "%.300s".formatted(text) : null);
    }
    StackTraceElement[] trace = throwable.getStackTrace();
    if (throwable instanceof JsonDataException
        && trace.length > 0
        && trace[0].getClassName().startsWith(CODECS)) {
      return new JsonDataException(throwable.getMessage());
    }
    if (throwable instanceof EOFException) {
      return new EOFException("The response ended early");
    }
    if (throwable instanceof ProtocolException) {
      return new ProtocolException("The response violates HTTP");
    }
    return throwable instanceof JsonEncodingException
        ? new JsonEncodingException("The response is not JSON")
        : new IOException(throwable.getClass().getSimpleName());
  }
}
