// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.juspaywallets.Exchange.Refused;
import io.github.juspaywallets.api.ApiSpec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over HTTP/1.1, at most one per attempt: nothing is sent twice, and redirects are
 * not followed. A connection is not reused if the server has closed it or written to it while it
 * was idle.
 */
final class Transport implements AutoCloseable {
  /** In bytes. Much longer than any response in the contract. */
  static final int LONGEST_RESPONSE = 1024 * 1024;

  /** The header that every request must have exactly once. */
  private static final String ROUTING_ID = ApiSpec.Parameters.UpdateMobileNumber.ROUTING_ID;

  private static final String USER_AGENT =
      "juspay-wallets-java/" + ApiSpec.CLIENT_VERSION + " (spec " + ApiSpec.VERSION + ")";

  private static final String OKHTTP_CURE =
      "Required is OkHttp 4.12 or later, with the Okio and Kotlin that it depends on: declare "
          + "juspay-wallets before the dependency that brings the old one, or exclude it there";

  private final OkHttpClient client;
  private final boolean owned;

  /** Statuses without a body. If the server sends one anyway, it stays unread on the connection. */
  private static final Set<Integer> NO_BODY = Set.of(101, 204, 304);

  /**
   * Connections that carried a response, and whether they may carry another one. For all clients,
   * because clients may share connections. New connections are not checked: TLS messages may be
   * waiting to be read.
   */
  private static final Map<Connection, Boolean> USED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * Builds an OkHttp client, or one that shares the caller's connections and interceptors. It does
   * not use the caller's cache and cookies: responses are secret.
   */
  Transport(@Nullable OkHttpClient callers, @Nullable Duration connectTimeout) {
    this.owned = callers == null;
    // OkHttp keeps 5 idle connections by default: under load most calls would need a handshake.
    OkHttpClient base =
        callers == null
            ? new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(Threads.CALLS_AT_ONCE, 5, MINUTES))
                .build()
            : callers;
    OkHttpClient.Builder builder = base.newBuilder();
    if (connectTimeout != null) {
      builder.connectTimeout(connectTimeout);
    }
    client =
        builder
            .socketFactory(new Sockets(base.socketFactory()))
            .dns(new Sockets.Addresses(base.dns()))
            .cache(null)
            .cookieJar(CookieJar.NO_COOKIES)
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .authenticator(Authenticator.NONE)
            // The deadline of each call covers these.
            .callTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addInterceptor(Transport::exchange)
            .addNetworkInterceptor(this::send)
            .build();
  }

  /** Links what old versions lack. Otherwise, a call would fail after it was executed. */
  static void requireOkHttp() {
    try {
      Objects.requireNonNull(Protocol.HTTP_1_1);
      String basic = Credentials.basic("", "");
      ResponseBody.create(basic.getBytes(UTF_8), MediaType.get("text/plain; a=b")).close();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "The OkHttp, Okio or Kotlin on the class path is too old (%s, %s). %s"
              .formatted(jar(OkHttpClient.class), jar(ByteString.class), OKHTTP_CURE),
          e);
    }
  }

  private static String jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return String.valueOf(source).replaceFirst(".*/([^/]+[.]jar).*", "$1");
  }

  Call newCall(Request request) {
    try {
      return Exchange.newCall(client, request);
    } catch (RuntimeException e) {
      // The caller's event listener factory failed. So does the attempt, as with an interceptor.
      Interceptor failing =
          chain -> {
            throw e;
          };
      OkHttpClient.Builder other = client.newBuilder().eventListener(EventListener.NONE);
      return Exchange.newCall(other.addInterceptor(failing).build(), request);
    }
  }

  private static Response exchange(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Request complete =
        request
            .newBuilder()
            .url(withoutCommas(request.url()))
            .header("Authorization", of(chain).key().authorization())
            .header("User-Agent", USER_AGENT)
            .build();
    while (true) {
      try {
        Response response = chain.proceed(complete);
        return response.newBuilder().body(bounded(response.body(), of(chain))).build();
      } catch (IOException e) {
        // Nothing was sent on a dead connection. OkHttp dropped it and will use another one.
        if (!of(chain).takeDeadConnection()) {
          throw e;
        }
      }
    }
  }

  /**
   * In the path, OpenAPI's tools read a comma as the delimiter of a list. OkHttp leaves it as is.
   */
  private static HttpUrl withoutCommas(HttpUrl url) {
    String path = url.encodedPath();
    return path.contains(",")
        ? url.newBuilder().encodedPath(path.replace(",", "%2C")).build()
        : url;
  }

  private static Exchange of(Interceptor.Chain chain) {
    return Exchange.of(chain.call().request());
  }

  /** Reads the whole body here, so that excess length or an early end fails this attempt. */
  private static ResponseBody bounded(ResponseBody body, Exchange exchange) throws IOException {
    byte[] bytes;
    try (BufferedSource source = body.source()) {
      try {
        if (source.request(LONGEST_RESPONSE + 1L)) {
          throw new Refused("The response is longer than " + LONGEST_RESPONSE + " bytes");
        }
      } finally {
        bytes = source.getBuffer().readByteArray();
        exchange.received(new String(bytes, UTF_8));
      }
    }
    // Moshi would silently read malformed bytes as replacement characters.
    String text = exchange.body();
    if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(UTF_8), bytes)) {
      throw new Refused("The response is not UTF-8");
    }
    return ResponseBody.create(bytes, body.contentType());
  }

  /** The last code to run before bytes are sent. */
  private Response send(Interceptor.Chain chain) throws IOException {
    Connection connection = Objects.requireNonNull(chain.connection());
    List<String> routingIds = chain.request().headers(ROUTING_ID);
    if (routingIds.size() != 1 || routingIds.get(0).isBlank()) {
      throw new Refused("A request must have exactly one " + ROUTING_ID);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    Boolean kept = USED.get(connection);
    if (kept != null && (!kept || isDead(connection.socket()))) {
      of(chain).metDeadConnection();
      throw new Refused("The connection is dead");
    }
    Sockets.connected(connection.route().socketAddress());
    int readsBefore = Sockets.reads();
    of(chain).sending();
    Response response = chain.proceed(chain.request());
    if (kept != null && Sockets.reads() == readsBefore) {
      // Surplus bytes after the previous response, which were in OkHttp's buffer.
      throw new Refused("The response arrived before the request was sent");
    }
    USED.put(connection, isKept(response));
    of(chain).responded(response);
    // With this header, OkHttp may resend the request at once.
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** Whether the server accepts another request, and the end of this response is unambiguous. */
  private static boolean isKept(Response response) {
    String options = String.join(",", response.headers("Connection")).toLowerCase(Locale.ROOT);
    return response.protocol() == Protocol.HTTP_1_1
        && !options.contains("close")
        && !NO_BODY.contains(response.code());
  }

  /**
   * Whether an idle connection has anything to read: its end, or bytes that would be read as the
   * next response. Blocks only on a socket without a channel, for a millisecond.
   */
  private static boolean isDead(Socket socket) {
    SocketChannel channel = socket.getChannel();
    try {
      return channel == null ? isReadable(socket) : isReadable(channel);
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isReadable(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    boolean readable = channel.read(ByteBuffer.allocate(1)) != 0;
    channel.configureBlocking(true);
    return readable;
  }

  private static boolean isReadable(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }

  /** Closes the idle connections. */
  @Override
  public void close() {
    if (owned) {
      client.connectionPool().evictAll();
    }
  }
}
