// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The caller's own OkHttpClient keeps its settings, and our guarantees hold. */
@ParameterizedClass
@EnumSource(Mode.class)
class OwnHttpClientTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final AtomicInteger connections = new AtomicInteger();
  private final OkHttpClient own =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofMillis(1))
          .readTimeout(Duration.ofMillis(1))
          .eventListener(
              new EventListener() {
                @Override
                public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                  connections.incrementAndGet();
                }
              })
          .build();
  private final Mode mode;

  OwnHttpClientTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void opensOneConnectionForManyCallsAndLeavesItOpen() {
    try (JuspayWallets wallets = sandbox.client().httpClient(own).build()) {
      for (int call = 0; call < 20; call++) {
        mode.update(wallets, Sandbox.WALLET);
      }
      assertThat(connections).hasValue(1);
    }
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(sandbox.requests()).hasSize(20);
  }

  @Test
  void tellsInterceptorsBothAddresses() {
    List<Object> seen = new CopyOnWriteArrayList<>();
    List<Object> local = new CopyOnWriteArrayList<>();
    OkHttpClient curious =
        own.newBuilder()
            .addNetworkInterceptor(
                chain -> {
                  Connection connection = Objects.requireNonNull(chain.connection());
                  seen.add(connection.route().socketAddress());
                  seen.add(connection.socket().getRemoteSocketAddress());
                  local.add(connection.socket().getLocalSocketAddress());
                  return chain.proceed(chain.request());
                })
            .build();
    try (JuspayWallets wallets = sandbox.client().httpClient(curious).build()) {
      mode.update(wallets, Sandbox.WALLET);
    }
    assertThat(seen).hasSize(2).containsOnly(seen.get(0));
    InetSocketAddress end = (InetSocketAddress) local.get(0);
    assertThat(end.getPort()).isPositive();
    assertThat(end.getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void stopsUsingTheCallersCacheAndCookies(@TempDir File folder) throws IOException {
    sandbox.respondsWith(
        okJson("{\"id\":\"wlt_1\",\"token\":\"canary\"}")
            .withHeader("Cache-Control", "max-age=300")
            .withHeader("Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT")
            .withHeader("Set-Cookie", "session=canary"));
    try (Cache cache = new Cache(folder, 1_000_000);
        JuspayWallets wallets =
            sandbox
                .client()
                .httpClient(own.newBuilder().cache(cache).cookieJar(new Jar()).build())
                .build()) {
      for (int call = 0; call < 3; call++) {
        mode.call(EveryOperation.GET, wallets.forCustomer("customer_1122"), Given.EXAMPLE);
      }
      assertThat(cache.size()).isZero();
    }
    assertThat(sandbox.requests())
        .hasSize(3)
        .noneMatch(request -> request.containsHeader("Cookie"));
  }

  /** Remembers all cookies. */
  private static final class Jar implements CookieJar {
    private final List<Cookie> cookies = new CopyOnWriteArrayList<>();

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return cookies;
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> received) {
      cookies.addAll(received);
    }
  }

  @Test
  void sharesTheConnectionsOfItsCallerWithOtherClients() {
    for (int client = 0; client < 3; client++) {
      try (JuspayWallets wallets = sandbox.client().httpClient(own).build()) {
        mode.update(wallets, Sandbox.WALLET);
      }
    }
    assertThat(connections).hasValue(1);
  }

  @Test
  void sendsOnceAndFollowsNoRedirect() {
    for (int status : new int[] {408, 503, 302, 307}) {
      sandbox.misbehaves(
          aResponse()
              .withStatus(status)
              .withHeader("Retry-After", "0")
              .withHeader("Location", "/wallets/elsewhere"));
      try (JuspayWallets wallets = sandbox.client().httpClient(own).build()) {
        ApiError error =
            catchThrowableOfType(ApiError.class, () -> mode.update(wallets, Sandbox.WALLET));
        assertThat(error.status()).isEqualTo(status);
      }
      sandbox.onlyRequest();
      sandbox.resetRequests();
    }
  }

  @Test
  void runsTheCallersInterceptors() {
    List<String> seen = new ArrayList<>();
    OkHttpClient watched =
        own.newBuilder()
            .addInterceptor(
                chain -> {
                  seen.add(chain.request().method());
                  return chain.proceed(chain.request().newBuilder().header("x-trace", "t").build());
                })
            .build();

    try (JuspayWallets wallets = sandbox.client().httpClient(watched).build()) {
      mode.update(wallets, Sandbox.WALLET);
    }
    assertThat(seen).containsExactly("POST");
    assertThat(sandbox.onlyRequest().getHeader("x-trace")).isEqualTo("t");
  }

  @Test
  void sendsNothingIfAnInterceptorRemovesTheRoutingId() {
    OkHttpClient careless =
        own.newBuilder()
            .addNetworkInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().removeHeader("x-routing-id").build()))
            .build();

    try (JuspayWallets wallets =
        sandbox.client().httpClient(careless).retryPolicy(RetryPolicy.never()).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));
      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void endsTheCallsThatTheCallerCancels() throws Exception {
    try (RawServer server = new RawServer("");
        JuspayWallets wallets =
            sandbox.client().environment(server.environment()).httpClient(own).build()) {
      CompletableFuture<TransportFailure> failure =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(
                      TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET)));
      server.awaitResponded();
      own.dispatcher().cancelAll();

      assertThat(failure.get(5, TimeUnit.SECONDS))
          .hasMessageStartingWith("The call was cancelled (")
          .satisfies(e -> assertThat(e.wasSent()).isEqualTo(Sent.MAYBE));
    }
  }

  @Test
  void doesNotRetryACallThatTheCallerCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    OkHttpClient slow =
        own.newBuilder()
            .addInterceptor(
                chain -> {
                  begun.countDown();
                  while (!chain.call().isCanceled()) {
                    Thread.onSpinWait();
                  }
                  throw new IOException("cancelled before anything was sent");
                })
            .build();
    try (JuspayWallets wallets = sandbox.client().httpClient(slow).build()) {
      CompletableFuture<TransportFailure> failure =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(
                      TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET)));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      slow.dispatcher().cancelAll();

      assertThat(failure.get(5, TimeUnit.SECONDS).wasSent()).isEqualTo(Sent.NO);
      assertThat(failure.get().attempts()).isEqualTo(1);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void reportsThatNothingWasSentWhenAnInterceptorRefuses() {
    try (JuspayWallets wallets = sandbox.client().httpClient(respondsItself(503, "")).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
      assertThat(failure)
          .hasMessageStartingWith(
              "No response from Juspay (An interceptor responded instead of Juspay). Nothing")
          .hasRootCauseMessage("An interceptor responded instead of Juspay");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void acceptsTheWalletOfAnInterceptor() {
    List<CallReport> reports = new CopyOnWriteArrayList<>();
    OkHttpClient stub = respondsItself(200, "{\"id\":\"wlt_yvuidaupkvz3\",\"wallet\":\"STUB\"}");
    try (JuspayWallets wallets = sandbox.client().httpClient(stub).observer(reports::add).build()) {
      assertThat(mode.update(wallets, Sandbox.WALLET).wallet().orElseThrow().value())
          .isEqualTo("STUB");
    }
    assertThat(reports).extracting(CallReport::sent).containsExactly(Sent.NO);
    assertThat(sandbox.requests()).isEmpty();
  }

  private OkHttpClient respondsItself(int status, String body) {
    return own.newBuilder()
        .addInterceptor(
            chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(status)
                    .message("")
                    .body(ResponseBody.create(body, null))
                    .build())
        .build();
  }

  @Test
  void hidesTheNumberInTheTextOfARequest() {
    List<String> texts = new CopyOnWriteArrayList<>();
    OkHttpClient talkative =
        own.newBuilder()
            .addInterceptor(
                chain -> {
                  texts.add(chain.request().toString());
                  return chain.proceed(chain.request());
                })
            .build();
    try (JuspayWallets wallets = sandbox.client().httpClient(talkative).build()) {
      mode.update(wallets, Sandbox.WALLET);
    }
    assertThat(texts).hasSize(1).allSatisfy(text -> assertThat(text).doesNotContain("77777"));
  }

  @Test
  void wrapsTheFailureOfAnInterceptor() {
    OkHttpClient broken =
        own.newBuilder()
            .addInterceptor(
                chain -> {
                  throw new IllegalStateException("interceptor");
                })
            .build();

    try (JuspayWallets wallets =
        sandbox.client().httpClient(broken).retryPolicy(RetryPolicy.never()).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(wallets, Sandbox.WALLET));
      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
    }
  }
}
