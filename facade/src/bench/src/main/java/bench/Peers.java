// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import okhttp3.ResponseBody;

/** All clients by name, each created for a base URL. */
final class Peers {
  static final String OURS = "juspay-wallets";
  static final String BARE = "bare OkHttp";

  /** The baseline: set up by an expert, with all settings that our client uses. */
  static final String TUNED = "bare OkHttp, tuned";

  static final String VENDOR = "vendor's SDK";
  static final String JDK = "JDK HttpClient";

  /** Clients with asynchronous calls. */
  static final List<String> ASYNC = List.of(BARE, TUNED, OURS, JDK);

  private static final String BASIC = Credentials.basic(Peer.KEY, "");
  private static final String FORM = "command=update&mobile_number=" + Peer.NUMBER;

  private Peers() {}

  static Map<String, Function<String, Peer>> all() {
    Map<String, Function<String, Peer>> all = new LinkedHashMap<>();
    all.put(TUNED, url -> new Bare(tuned(), url, Peers::handParsed));
    all.put(OURS, Ours::new);
    all.put(BARE, url -> new Bare(okHttp(), url, Peers::handParsed));
    all.put(
        "bare OkHttp, Gson",
        url -> new Bare(okHttp(), url, body -> GsonParser.id(body.charStream())));
    all.put(JDK, Jdk::new);
    all.put("stock retrofit2", StockRetrofit::new);
    all.put("stock okhttp-gson", StockOkHttp::new);
    all.put("stock native", StockNative::new);
    all.put(VENDOR, Vendor::new);
    return all;
  }

  /** A client that allows 256 concurrent asynchronous calls. */
  private static OkHttpClient.Builder okHttp() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(256);
    dispatcher.setMaxRequestsPerHost(256);
    return new OkHttpClient.Builder().dispatcher(dispatcher).readTimeout(30, TimeUnit.SECONDS);
  }

  private static OkHttpClient.Builder tuned() {
    return okHttp()
        .connectionPool(new ConnectionPool(256, 5, TimeUnit.MINUTES))
        .protocols(List.of(Protocol.HTTP_1_1))
        .callTimeout(30, TimeUnit.SECONDS);
  }

  private static String handParsed(ResponseBody body) throws IOException {
    return HandParser.parse(body.source()).id;
  }

  private static final class Ours implements Peer {
    private final io.github.juspaywallets.JuspayWallets client;
    private final io.github.juspaywallets.RoutedWallets customer;

    Ours(String url) {
      client =
          io.github.juspaywallets.JuspayWallets.builder()
              .environment(io.github.juspaywallets.Environment.of(URI.create(url)))
              .apiKey(KEY)
              .build();
      customer = client.forCustomer(ROUTING_ID);
    }

    @Override
    public String call() {
      return customer.updateMobileNumber(WALLET, NUMBER).id();
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return customer.updateMobileNumberAsync(WALLET, NUMBER);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** A client written only for speed. */
  private static final class Bare implements Peer {
    private final OkHttpClient client;
    private final String url;
    private final Parser parser;

    Bare(OkHttpClient.Builder client, String url, Parser parser) {
      this.client = client.build();
      this.url = url + "/wallets/" + WALLET;
      this.parser = parser;
    }

    interface Parser {
      String id(ResponseBody body) throws IOException;
    }

    private Request request() {
      return new Request.Builder()
          .url(url)
          .header("Authorization", BASIC)
          .header("x-routing-id", ROUTING_ID)
          .post(
              new FormBody.Builder().add("command", "update").add("mobile_number", NUMBER).build())
          .build();
    }

    @Override
    public String call() throws IOException {
      try (Response response = client.newCall(request()).execute()) {
        return parser.id(response.body());
      }
    }

    @Override
    public CompletableFuture<?> callAsync() {
      CompletableFuture<Object> future = new CompletableFuture<>();
      client
          .newCall(request())
          .enqueue(
              new Callback() {
                @Override
                public void onResponse(Call call, Response response) throws IOException {
                  try (response) {
                    future.complete(parser.id(response.body()));
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

    private static String id(HttpResponse<byte[]> response) {
      try {
        return HandParser.parse(new okio.Buffer().write(response.body())).id;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String call() throws Exception {
      return id(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(Jdk::id);
    }
  }

  private static final class StockRetrofit implements Peer {
    private final stock.retrofit2.WalletsApi api;

    StockRetrofit(String url) {
      stock.retrofit2.ApiClient client = new stock.retrofit2.ApiClient("apiKey", KEY, "");
      client.getAdapterBuilder().baseUrl(url + "/");
      client.configureFromOkclient(
          okHttp()
              .addInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().newBuilder().header("Authorization", BASIC).build()))
              .build());
      api = client.createService(stock.retrofit2.WalletsApi.class);
    }

    @Override
    public String call() throws IOException {
      return api.sendWalletCommand(
              WALLET, ROUTING_ID, stock.retrofit2.model.WalletCommand.UPDATE, NUMBER, null, null)
          .execute()
          .body()
          .getId();
    }
  }

  private static final class StockOkHttp implements Peer {
    private final stock.okhttpgson.WalletsApi api;

    StockOkHttp(String url) {
      stock.okhttpgson.ApiClient client = new stock.okhttpgson.ApiClient(okHttp().build());
      client.setBasePath(url);
      client.setUsername(KEY);
      client.setPassword("");
      api = new stock.okhttpgson.WalletsApi(client);
    }

    @Override
    public String call() throws Exception {
      return api.sendWalletCommand(
              WALLET, ROUTING_ID, stock.okhttpgson.model.WalletCommand.UPDATE, NUMBER, null, null)
          .getId();
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
    public String call() throws Exception {
      return api.sendWalletCommand(
              WALLET, ROUTING_ID, stock.jdk.model.WalletCommand.UPDATE, NUMBER, null, null)
          .getId();
    }
  }

  /** It lacks this call. Refreshing a wallet is the nearest one, with the same response. */
  private static final class Vendor implements Peer {
    Vendor(String url) {
      in.juspay.model.JuspayEnvironment.withBaseUrl(url);
      in.juspay.model.JuspayEnvironment.withApiKey(KEY);
      in.juspay.model.JuspayEnvironment.withMerchantId("merchant");
    }

    @Override
    public String call() throws Exception {
      return in.juspay.model.Wallet.refreshByWalletId(WALLET).getId();
    }
  }
}
