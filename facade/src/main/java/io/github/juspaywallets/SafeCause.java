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
import java.util.stream.Stream;
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
  private static final int LONGEST_TEXT = 300;

  /** The generated models and their codecs are in this package. */
  private static final String MODELS = ErrorResponse.class.getPackageName() + ".";

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
      // Longer than what is kept, because a value may begin there.
      String text = cut(String.valueOf(throwable.getMessage()), 10 * LONGEST_TEXT);
      boolean safe = throwable instanceof Refused || !personal.test(text);
      return same.apply(safe && throwable.getMessage() != null ? cut(text, LONGEST_TEXT) : null);
    }
    if (throwable instanceof JsonDataException && isFromCodec(throwable)) {
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

  /** A codec's text names a property and what it should be. Other texts may quote the response. */
  private static boolean isFromCodec(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .limit(1)
        .anyMatch(frame -> frame.getClassName().startsWith(MODELS));
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }
}
