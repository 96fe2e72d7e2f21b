// SPDX-License-Identifier: Apache-2.0
package bench;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayWallets;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Derives a client for each of 2,000 merchants, and prints what they need: when they are new, and
 * after each has refused an argument and topped up a wallet. Ours come first, in a cold JVM.
 */
final class DerivedClients {
  private static final int CLIENTS = 2_000;
  private static final byte[] TOP_UP = "{\"topup_txn_id\":\"topup_42\"}".getBytes();
  private static final UnixOperatingSystemMXBean SYSTEM =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private DerivedClients() {}

  /** How to derive a client for another key, and to use it. */
  private interface Peer<C> {
    C derive(String key);

    void use(C client) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, TOP_UP.length);
          exchange.getResponseBody().write(TOP_UP);
          exchange.close();
        });
    ExecutorService threads = Executors.newFixedThreadPool(1);
    server.setExecutor(threads);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    System.out.println("| | ms | bytes each | bytes each, used | threads | descriptors |");
    System.out.println("|---|---|---|---|---|---|");
    measure("juspay-wallets, `toBuilder()`", new Ours(url));
    measure("OkHttp, tuned, `newBuilder()`", new Bare(url));
    System.exit(0);
  }

  private static <C> void measure(String name, Peer<C> peer) throws Exception {
    peer.use(peer.derive("first"));
    int threads = Thread.activeCount();
    long descriptors = SYSTEM.getOpenFileDescriptorCount();
    long before = held();
    long start = System.nanoTime();
    List<C> clients =
        IntStream.range(0, CLIENTS).mapToObj(i -> peer.derive("key_of_merchant_" + i)).toList();
    long nanos = System.nanoTime() - start;
    long built = held();
    for (C client : clients) {
      peer.use(client);
    }
    System.out.printf(
        "| %s | %d | %d | %d | %d | %d |%n",
        name,
        nanos / 1_000_000,
        (built - before) / CLIENTS,
        (held() - before) / CLIENTS,
        Thread.activeCount() - threads,
        SYSTEM.getOpenFileDescriptorCount() - descriptors);
    // Only now, so that the clients are held until here.
    peer.use(clients.get(0));
  }

  /** The bytes in use after garbage collection. */
  private static long held() {
    return IntStream.range(0, 4)
        .mapToLong(
            i -> {
              System.gc();
              return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            })
        .min()
        .orElseThrow();
  }

  private record Ours(JuspayWallets origin) implements Peer<JuspayWallets> {
    Ours(String url) {
      this(
          JuspayWallets.builder()
              .environment(Environment.of(URI.create(url)))
              .apiKey("origin")
              .build());
    }

    @Override
    public JuspayWallets derive(String key) {
      return origin.toBuilder().apiKey(key).build();
    }

    @Override
    public void use(JuspayWallets client) {
      try {
        client.forCustomer("customer_1122").get("wlt 1");
        throw new IllegalStateException("not refused");
      } catch (InvalidRequest e) {
        client.forCustomer("customer_1122").topUp("wlt_1", BigDecimal.TEN, "topup_42");
      }
    }
  }

  private record Bare(OkHttpClient origin, String url) implements Peer<OkHttpClient> {
    Bare(String url) {
      this(Peers.tuned().build(), url);
    }

    @Override
    public OkHttpClient derive(String key) {
      String basic = Credentials.basic(key, "");
      return origin
          .newBuilder()
          .addInterceptor(
              chain ->
                  chain.proceed(
                      chain.request().newBuilder().header("Authorization", basic).build()))
          .build();
    }

    @Override
    public void use(OkHttpClient client) throws Exception {
      Request request =
          new Request.Builder()
              .url(url + "/wallets/wlt_1")
              .post(new FormBody.Builder().add("amount", "10").build())
              .build();
      try (Response response = client.newCall(request).execute()) {
        response.body().bytes();
      }
    }
  }
}
