// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** All clients by name, each with a factory that takes the base URL. */
final class Peers {
  static final String OURS = "juspay-wallets";

  /**
   * The baseline, as an expert configures it: with the same pool, timeout and protocols as ours.
   */
  static final String TUNED = "bare OkHttp, tuned";

  static final String JUSPAY_SDK = "Juspay's SDK";
  private static final String BARE = "bare OkHttp, defaults";
  private static final String JDK = "JDK HttpClient";
  private static final String RETROFIT = "stock retrofit2, tuned";

  /** The clients with asynchronous calls. */
  static final List<String> ASYNC = List.of(TUNED, OURS, BARE, JDK);

  /** The clients that make each kind of call. */
  static final List<String> ALL_WORK = List.of(TUNED, OURS, RETROFIT);

  /** The clients whose latency is measured. */
  static final List<String> LATENCY = List.of(TUNED, OURS, BARE, RETROFIT, JDK);

  private static final String BASIC = Credentials.basic(Peer.KEY, "");
  private static final String FORM = "command=update&mobile_number=" + Peer.NUMBER;

  private Peers() {}

  static Map<String, Function<String, Peer>> all() {
    Map<String, Function<String, Peer>> all = new LinkedHashMap<>();
    all.put(TUNED, url -> new Bare(tuned(), url));
    all.put(OURS, Ours::new);
    all.put(BARE, url -> new Bare(defaults(), url));
    all.put(RETROFIT, url -> new StockRetrofit(tuned(), url));
    all.put("stock retrofit2, defaults", url -> new StockRetrofit(defaults(), url));
    all.put("stock okhttp-gson, tuned", url -> new StockOkHttp(tuned(), url));
    all.put("stock okhttp-gson, defaults", url -> new StockOkHttp(defaults(), url));
    // Its connection pool has no limit to set.
    all.put(JDK, Jdk::new);
    all.put("stock native", StockNative::new);
    all.put(JUSPAY_SDK, JuspaySdk::new);
    return all;
  }

  private static OkHttpClient.Builder defaults() {
    return new OkHttpClient.Builder();
  }

  private static OkHttpClient.Builder tuned() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(256);
    dispatcher.setMaxRequestsPerHost(256);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(256, 5, TimeUnit.MINUTES))
        .protocols(List.of(Protocol.HTTP_1_1))
        .callTimeout(30, TimeUnit.SECONDS);
  }

  private static int counted(String id) {
    if (!Peer.WALLET.equals(id)) {
      throw new IllegalStateException("another wallet");
    }
    return 1;
  }

  private static final class Ours implements Peer {
    private final io.github.juspaywallets.JuspayWallets client;
    private final Map<Work, io.github.juspaywallets.CustomerWallets> customers =
        new EnumMap<>(Work.class);

    Ours(String url) {
      client =
          io.github.juspaywallets.JuspayWallets.builder()
              .environment(io.github.juspaywallets.Environment.of(URI.create(url)))
              .apiKey(KEY)
              .build();
      for (Work work : Work.values()) {
        customers.put(work, client.forCustomer(work.customer()).withRoutingId(ROUTING_ID));
      }
    }

    @Override
    public int call(Work work) {
      io.github.juspaywallets.CustomerWallets customer = customers.get(work);
      if (work.isList()) {
        return customer.list().wallets().size();
      }
      return counted(
          work == Work.GET
              ? customer.get(WALLET).id()
              : customer.updateMobileNumber(WALLET, NUMBER).id());
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return customers.get(Work.UPDATE).updateMobileNumberAsync(WALLET, NUMBER);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** Hand-written code with no other aim than speed. */
  private static final class Bare implements Peer {
    private final OkHttpClient client;
    private final String url;

    Bare(OkHttpClient.Builder client, String url) {
      this.client = client.build();
      this.url = url;
    }

    private Request request(Work work) {
      Request.Builder request =
          new Request.Builder()
              .url(url + work.path())
              .header("Authorization", BASIC)
              .header("x-routing-id", ROUTING_ID);
      if (work == Work.UPDATE) {
        request.post(
            new FormBody.Builder().add("command", "update").add("mobile_number", NUMBER).build());
      }
      return request.build();
    }

    @Override
    public int call(Work work) throws IOException {
      try (Response response = client.newCall(request(work)).execute()) {
        return work.isList()
            ? HandParser.list(response.body().source()).size()
            : counted(HandParser.wallet(response.body().source()).id);
      }
    }

    @Override
    public CompletableFuture<?> callAsync() {
      CompletableFuture<Object> future = new CompletableFuture<>();
      client
          .newCall(request(Work.UPDATE))
          .enqueue(
              new Callback() {
                @Override
                public void onResponse(Call call, Response response) throws IOException {
                  try (response) {
                    future.complete(HandParser.wallet(response.body().source()).id);
                  }
                }

                @Override
                public void onFailure(Call call, IOException e) {
                  future.completeExceptionally(e);
                }
              });
      return future;
    }

    @Override
    public void close() {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static final class Jdk implements Peer {
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Jdk(String url) {
      request =
          HttpRequest.newBuilder(URI.create(url + "/wallets/" + WALLET))
              .header("Authorization", BASIC)
              .header("x-routing-id", ROUTING_ID)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(FORM))
              .build();
    }

    private static int read(HttpResponse<byte[]> response) {
      try {
        return counted(HandParser.wallet(new okio.Buffer().write(response.body())).id);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int call(Work work) throws Exception {
      return read(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return client
          .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
          .thenApply(Jdk::read);
    }
  }

  private static final class StockRetrofit implements Peer {
    private final stock.retrofit2.WalletsApi api;

    StockRetrofit(OkHttpClient.Builder http, String url) {
      stock.retrofit2.ApiClient client = new stock.retrofit2.ApiClient("apiKey", KEY, "");
      client.getAdapterBuilder().baseUrl(url + "/");
      client.configureFromOkclient(
          http.addInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().newBuilder().header("Authorization", BASIC).build()))
              .build());
      api = client.createService(stock.retrofit2.WalletsApi.class);
    }

    @Override
    public int call(Work work) throws IOException {
      if (work.isList()) {
        return api.listWallets(work.customer(), ROUTING_ID, null, null)
            .execute()
            .body()
            .getList()
            .size();
      }
      retrofit2.Call<stock.retrofit2.model.WalletAccount> call =
          work == Work.GET
              ? api.getWallet(WALLET, ROUTING_ID, null, null)
              : api.sendWalletCommand(WALLET, ROUTING_ID, null, null, "update", null, null, NUMBER);
      return counted(call.execute().body().getId());
    }
  }

  private static final class StockOkHttp implements Peer {
    private final stock.okhttpgson.WalletsApi api;

    StockOkHttp(OkHttpClient.Builder http, String url) {
      stock.okhttpgson.ApiClient client = new stock.okhttpgson.ApiClient(http.build());
      client.setBasePath(url);
      client.setUsername(KEY);
      client.setPassword("");
      api = new stock.okhttpgson.WalletsApi(client);
    }

    @Override
    public int call(Work work) throws Exception {
      return counted(
          api.sendWalletCommand(WALLET, ROUTING_ID, null, null, "update", null, null, NUMBER)
              .getId());
    }
  }

  private static final class StockNative implements Peer {
    private final stock.jdk.WalletsApi api;

    StockNative(String url) {
      stock.jdk.ApiClient client = new stock.jdk.ApiClient();
      client.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
      client.updateBaseUri(url);
      client.setRequestInterceptor(request -> request.header("Authorization", BASIC));
      api = new stock.jdk.WalletsApi(client);
    }

    @Override
    public int call(Work work) throws Exception {
      return counted(
          api.sendWalletCommand(WALLET, ROUTING_ID, null, null, "update", null, null, NUMBER)
              .getId());
    }
  }

  /** It cannot update a number. It refreshes a wallet instead, with the same response. */
  private static final class JuspaySdk implements Peer {
    JuspaySdk(String url) {
      in.juspay.model.JuspayEnvironment.withBaseUrl(url);
      in.juspay.model.JuspayEnvironment.withApiKey(KEY);
      in.juspay.model.JuspayEnvironment.withMerchantId("merchant");
    }

    @Override
    public int call(Work work) throws Exception {
      return counted(in.juspay.model.Wallet.refreshByWalletId(WALLET).getId());
    }
  }
}
