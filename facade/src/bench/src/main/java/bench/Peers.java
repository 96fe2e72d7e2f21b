// SPDX-License-Identifier: Apache-2.0
package bench;

import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import okio.Buffer;

/** All clients. */
final class Peers {
  static final String OURS = "juspay-wallets";

  /** The baseline, as an expert configures it. */
  static final String TUNED = "OkHttp, tuned";

  static final String JUSPAY_SDK = "Juspay's SDK";

  /** By name, each with a factory that takes the base URL. */
  static final Map<String, Function<String, Peer>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(OURS, Ours::new);
    ALL.put(TUNED, Bare::new);
    ALL.put("stock retrofit2", StockRetrofit::new);
    ALL.put("JDK client", Jdk::new);
    ALL.put(JUSPAY_SDK, JuspaySdk::new);
  }

  private static final String BASIC = Credentials.basic(Peer.KEY, "");

  private Peers() {}

  /** With the same pool, timeout and protocol as ours. */
  static OkHttpClient.Builder tuned() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(256);
    dispatcher.setMaxRequestsPerHost(256);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(256, 5, TimeUnit.MINUTES))
        .protocols(List.of(Protocol.HTTP_1_1))
        .callTimeout(30, TimeUnit.SECONDS);
  }

  private static final class Ours implements Peer {
    private final Map<Work, CustomerWallets> customers;

    Ours(String url) {
      JuspayWallets client =
          JuspayWallets.builder().environment(Environment.of(URI.create(url))).apiKey(KEY).build();
      customers =
          Stream.of(Work.values())
              .collect(
                  Collectors.toMap(
                      work -> work,
                      work -> client.forCustomer(work.customer()).withRoutingId(ROUTING_ID)));
    }

    @Override
    public void call(Work work) {
      CustomerWallets customer = customers.get(work);
      Peer.requireWallet(
          switch (work) {
            case UPDATE -> customer.updateMobileNumber(WALLET, NUMBER).id();
            case GET -> customer.get(WALLET).id();
            default -> customer.list().wallets().get(work.wallets - 1).id();
          });
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return customers.get(Work.UPDATE).updateMobileNumberAsync(WALLET, NUMBER);
    }
  }

  /** Hand-written code with no other aim than speed. */
  private static final class Bare implements Peer {
    private final OkHttpClient client = tuned().build();
    private final String url;

    Bare(String url) {
      this.url = url;
    }

    private Call newCall(Work work) {
      Request.Builder request =
          new Request.Builder()
              .url(url + work.path())
              .header("Authorization", BASIC)
              .header("x-routing-id", ROUTING_ID);
      if (work == Work.UPDATE) {
        request.post(
            new FormBody.Builder().add("command", "update").add("mobile_number", NUMBER).build());
      }
      return client.newCall(request.build());
    }

    @Override
    public void call(Work work) throws IOException {
      try (Response response = newCall(work).execute()) {
        Peer.requireWallet(HandParser.lastId(work, response.body().source()));
      }
    }

    @Override
    public CompletableFuture<?> callAsync() {
      CompletableFuture<Object> future = new CompletableFuture<>();
      newCall(Work.UPDATE)
          .enqueue(
              new Callback() {
                @Override
                public void onResponse(Call call, Response response) throws IOException {
                  try (response) {
                    future.complete(HandParser.lastId(Work.UPDATE, response.body().source()));
                  }
                }

                @Override
                public void onFailure(Call call, IOException e) {
                  future.completeExceptionally(e);
                }
              });
      return future;
    }
  }

  /** Its connection pool has no limit to set. */
  private static final class Jdk implements Peer {
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Jdk(String url) {
      this.url = url;
    }

    private HttpRequest request(Work work) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + work.path()))
              .header("Authorization", BASIC)
              .header("x-routing-id", ROUTING_ID);
      if (work == Work.UPDATE) {
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("command=update&mobile_number=" + NUMBER));
      }
      return request.build();
    }

    private static void read(Work work, HttpResponse<byte[]> response) {
      try {
        Peer.requireWallet(HandParser.lastId(work, new Buffer().write(response.body())));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void call(Work work) throws Exception {
      read(work, client.send(request(work), BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<?> callAsync() {
      return client
          .sendAsync(request(Work.UPDATE), BodyHandlers.ofByteArray())
          .thenAccept(response -> read(Work.UPDATE, response));
    }
  }

  /** With the tuned OkHttp. */
  private static final class StockRetrofit implements Peer {
    private final stock.retrofit2.WalletsApi api;

    StockRetrofit(String url) {
      stock.retrofit2.ApiClient client = new stock.retrofit2.ApiClient("basicAuth", KEY, "");
      client.getAdapterBuilder().baseUrl(url + "/");
      client.configureFromOkclient(tuned().build());
      api = client.createService(stock.retrofit2.WalletsApi.class);
    }

    @Override
    public void call(Work work) throws IOException {
      Peer.requireWallet(
          switch (work) {
            case UPDATE ->
                api.sendWalletCommand(WALLET, ROUTING_ID, "update", null, null, null, null, NUMBER)
                    .execute()
                    .body()
                    .getId();
            case GET -> api.getWallet(WALLET, ROUTING_ID, null, null).execute().body().getId();
            default ->
                api.listWallets(work.customer(), ROUTING_ID, null, null)
                    .execute()
                    .body()
                    .getList()
                    .get(work.wallets - 1)
                    .getId();
          });
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
    public void call(Work work) throws Exception {
      if (work != Work.UPDATE) {
        throw new UnsupportedOperationException();
      }
      Peer.requireWallet(in.juspay.model.Wallet.refreshByWalletId(WALLET).getId());
    }
  }
}
