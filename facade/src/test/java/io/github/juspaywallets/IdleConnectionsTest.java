// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.juspaywallets.ScriptedServer.Connection;
import io.github.juspaywallets.ScriptedServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers close or disturb idle connections. No call may fail because of it. */
@ParameterizedClass
@EnumSource(Mode.class)
class IdleConnectionsTest {
  private static final int CALLS = 6;
  private static final int THREADS = 16;

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  IdleConnectionsTest(Mode mode) {
    this.mode = mode;
  }

  /** What can happen to a connection after it carried a response. */
  enum Fate {
    CLOSED {
      @Override
      void happen(Connection connection) throws IOException {
        connection.close();
      }
    },
    HALF_CLOSED {
      @Override
      void happen(Connection connection) throws IOException {
        connection.shutdownOutput();
      }
    },
    /** As load balancers do before they close a connection. */
    TIMED_OUT {
      @Override
      void happen(Connection connection) throws IOException {
        connection.respond("408 Request Time-out", "Connection: close\r\n", "");
        connection.shutdownOutput();
      }
    },
    WRITTEN_INTO {
      @Override
      void happen(Connection connection) throws IOException {
        connection.respond("200 OK", "", "{\"id\":\"wlt_1\",\"wallet\":\"SOMEBODY_ELSES\"}");
      }
    };

    abstract void happen(Connection connection) throws IOException;
  }

  /** Who owns the client, and which sockets it uses. */
  enum Setup {
    OURS {
      @Override
      JuspayWallets.Builder client() {
        return JuspayWallets.builder();
      }
    },
    CALLERS {
      @Override
      JuspayWallets.Builder client() {
        return JuspayWallets.builder().httpClient(new OkHttpClient());
      }
    },
    /** Sockets that cannot be checked without blocking. */
    CALLERS_SOCKETS {
      @Override
      JuspayWallets.Builder client() {
        return JuspayWallets.builder()
            .httpClient(new OkHttpClient.Builder().socketFactory(new PlainSockets()).build());
      }
    },
    CALLERS_HTTP_2 {
      @Override
      JuspayWallets.Builder client() {
        return JuspayWallets.builder()
            .httpClient(
                new OkHttpClient.Builder()
                    .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                    .build());
      }
    };

    abstract JuspayWallets.Builder client();
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void usesNoDeadConnection(Fate fate) throws Exception {
    for (Setup setup : Setup.values()) {
      callsInTurn(fate, new ScriptedServer(onceThen(fate)), setup.client());
    }
  }

  private final Semaphore responsesRead = new Semaphore(0);
  private final Semaphore fates = new Semaphore(0);

  private Script onceThen(Fate fate) {
    return connection -> {
      connection.request();
      connection.respond("200 OK", "", ScriptedServer.WALLET);
      responsesRead.acquire();
      fate.happen(connection);
      fates.release();
      connection.ignoreRequests();
    };
  }

  private void callsInTurn(Fate fate, ScriptedServer server, JuspayWallets.Builder client)
      throws Exception {
    reports.clear();
    try (server;
        JuspayWallets wallets = build(client, server.environment())) {
      for (int call = 0; call < CALLS; call++) {
        assertThat(mode.update(wallets, "wlt_1").wallet()).as(fate.name()).isEmpty();
        responsesRead.release();
        assertThat(fates.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(server.requests()).hasSize(CALLS);
      assertThat(server.connections()).isEqualTo(CALLS);
    }
    assertThat(reports).extracting(CallReport::attempts).containsOnly(1);
  }

  @Test
  void usesNoDeadConnectionOverTls() throws Exception {
    for (Fate fate : List.of(Fate.CLOSED, Fate.WRITTEN_INTO)) {
      callsInTurn(
          fate,
          ScriptedServer.tls(onceThen(fate)),
          JuspayWallets.builder().httpClient(Tls.trusting().build()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nConnection: x-foo, close\r\n",
        "HTTP/1.1 200 OK\r\nConnection: Close\r\nConnection: x-foo\r\n"
      })
  void usesNoConnectionThatTheServerWillClose(String head) throws Exception {
    String response =
        head
            + "Content-Length: "
            + ScriptedServer.WALLET.length()
            + "\r\n\r\n"
            + ScriptedServer.WALLET;
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.request();
                  connection.send(response);
                  connection.ignoreRequests();
                });
        JuspayWallets wallets = build(JuspayWallets.builder(), server.environment())) {
      for (int call = 0; call < CALLS; call++) {
        mode.update(wallets, "wlt_1");
      }
      assertThat(server.connections()).isEqualTo(CALLS);
      assertThat(server.requests()).hasSize(CALLS);
    }
  }

  @Test
  void skipsADeadConnectionWhoseFailureAnInterceptorWraps() throws Exception {
    OkHttpClient wrapping =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  try {
                    return chain.proceed(chain.request());
                  } catch (IOException e) {
                    throw new IOException("wrapped", e);
                  }
                })
            .build();
    callsInTurn(
        Fate.CLOSED,
        new ScriptedServer(onceThen(Fate.CLOSED)),
        JuspayWallets.builder().httpClient(wrapping));
  }

  @Test
  void keepsALiveConnection() throws Exception {
    for (Setup setup : Setup.values()) {
      try (ScriptedServer server = ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
          JuspayWallets wallets = build(setup.client(), server.environment())) {
        for (int call = 0; call < 20; call++) {
          mode.update(wallets, "wlt_1");
        }
        assertThat(server.connections()).as(setup.name()).isEqualTo(1);
        assertThat(server.requests()).hasSize(20);
      }
    }
  }

  @Test
  void skipsManyDeadConnectionsInOneAttempt() throws Exception {
    CyclicBarrier allThere = new CyclicBarrier(THREADS);
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.request();
                  allThere.await(10, TimeUnit.SECONDS);
                  connection.respond("200 OK", "", ScriptedServer.WALLET);
                  connection.close();
                  fates.release();
                });
        JuspayWallets wallets = build(JuspayWallets.builder(), server.environment())) {
      for (int round = 1; round <= 3; round++) {
        callsAtOnce(wallets);
        assertThat(fates.tryAcquire(THREADS, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.requests()).hasSize(THREADS * round);
      }
    }
    assertThat(reports).extracting(CallReport::attempts).containsOnly(1);
  }

  @Test
  void survivesARestartOfTheServer() throws Exception {
    WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    int port = server.port();
    Environment environment = Environment.of(URI.create("http://localhost:" + port));
    try (JuspayWallets wallets = build(JuspayWallets.builder(), environment)) {
      for (int start = 1; start <= 2; start++) {
        server.stubFor(
            post(urlPathMatching("/wallets/.*")).willReturn(okJson(ScriptedServer.WALLET)));
        callsAtOnce(wallets);
        assertThat(server.getAllServeEvents()).hasSize(THREADS);
        server.stop();
        server = new WireMockServer(wireMockConfig().port(port));
        server.start();
      }
    } finally {
      server.stop();
    }
    assertThat(reports).extracting(CallReport::attempts).containsOnly(1);
  }

  private void callsAtOnce(JuspayWallets wallets) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    IntStream.range(0, THREADS)
        .mapToObj(
            i -> CompletableFuture.supplyAsync(() -> mode.update(wallets, "wlt_1").id(), threads))
        .toList()
        .forEach(call -> assertThat(call.join()).isEqualTo("wlt_1"));
    threads.shutdown();
  }

  /** Without retries: skipping a dead connection must not need one. */
  private JuspayWallets build(JuspayWallets.Builder client, Environment environment) {
    return client
        .environment(environment)
        .apiKey(Sandbox.API_KEY)
        .deadline(Duration.ofSeconds(10))
        .retryPolicy(RetryPolicy.never())
        .observer(reports::add)
        .build();
  }

  /** Creates sockets without channels. */
  private static final class PlainSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
