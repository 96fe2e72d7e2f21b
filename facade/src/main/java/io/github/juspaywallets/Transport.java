// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.api.ApiSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** HTTP, with one request for each attempt: nothing is sent twice and no redirect is followed. */
final class Transport implements AutoCloseable {
  /** No answer of the contract comes near it. */
  static final int LONGEST_ANSWER = 1024 * 1024;

  /** How many asynchronous calls run at once; OkHttp's own default is 5 for a host. */
  private static final int CALLS_AT_ONCE = 256;

  private static final String ROUTING_ID = ApiSpec.Parameters.SendWalletCommand.ROUTING_ID;
  private static final String USER_AGENT =
      "juspay-wallets-java/" + ApiSpec.CLIENT_VERSION + " (spec " + ApiSpec.VERSION + ")";

  private final OkHttpClient client;
  private final boolean owned;

  private Transport(OkHttpClient client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  /** A client of our own, or one that shares the caller's connections, threads and interceptors. */
  static Transport open(
      @Nullable OkHttpClient callers, String apiKey, @Nullable Duration connectTimeout) {
    OkHttpClient.Builder builder = callers == null ? ownClient() : callers.newBuilder();
    if (connectTimeout != null) {
      builder.connectTimeout(connectTimeout);
    }
    String credentials = Credentials.basic(apiKey, "", StandardCharsets.US_ASCII);
    OkHttpClient client =
        builder
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // Each attempt has a limit of its own that covers these.
            .callTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addInterceptor(chain -> exchange(chain, credentials))
            .addNetworkInterceptor(Transport::send)
            .build();
    return new Transport(client, callers == null);
  }

  private static OkHttpClient.Builder ownClient() {
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "juspay-wallets");
              thread.setDaemon(true);
              return thread;
            });
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(CALLS_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(CALLS_AT_ONCE);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        // OkHttp keeps 5 by default: with more calls at once most would begin with a TLS handshake.
        .connectionPool(new ConnectionPool(CALLS_AT_ONCE, 5, TimeUnit.MINUTES))
        .socketFactory(new InterruptibleSockets());
  }

  Call newCall(Request request) {
    return client.newCall(Exchange.tagged(request));
  }

  /** Runs a task on our threads, or at once where they are gone: a closed client ends its calls. */
  void run(Runnable task) {
    try {
      client.dispatcher().executorService().execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  private static Response exchange(Interceptor.Chain chain, String credentials) throws IOException {
    Request request = chain.request();
    Exchange exchange = Exchange.of(request);
    Response response =
        chain.proceed(
            request
                .newBuilder()
                .header("Authorization", credentials)
                .header("User-Agent", USER_AGENT)
                .method(request.method(), OneShotBody.of(request.body()))
                .build());
    exchange.answered(response);
    return response.newBuilder().body(bounded(response.body(), exchange)).build();
  }

  /** Reads the whole body here, so that neither its length nor its end is a surprise later. */
  private static ResponseBody bounded(ResponseBody body, Exchange exchange) throws IOException {
    Buffer content = new Buffer();
    byte[] bytes;
    try (BufferedSource source = body.source()) {
      long room = LONGEST_ANSWER + 1L;
      for (long read = 0; read != -1 && room > 0; room -= Math.max(read, 0)) {
        read = source.read(content, room);
      }
      if (room <= 0) {
        throw new IOException("The answer is longer than " + LONGEST_ANSWER + " bytes");
      }
    } finally {
      // A copy as short as the answer; two buffers that share memory would keep 8 KiB from the
      // pool.
      bytes = content.readByteArray();
      exchange.received(bytes);
    }
    if (!isUtf8(bytes)) {
      throw new IOException("The answer is not UTF-8");
    }
    return ResponseBody.create(bytes, body.contentType());
  }

  /** Moshi would read broken characters as replacement characters, and nobody would know. */
  private static boolean isUtf8(byte[] bytes) {
    return isAscii(bytes) || isDecoded(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDecoded(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The last code before bytes leave. */
  private static Response send(Interceptor.Chain chain) throws IOException {
    List<String> routingIds = chain.request().headers(ROUTING_ID);
    if (routingIds.size() != 1 || routingIds.get(0).isBlank()) {
      throw new IOException("A request must have exactly one " + ROUTING_ID);
    }
    Exchange.of(chain.request()).sending();
    return chain.proceed(chain.request());
  }

  @Override
  public void close() {
    if (owned) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
