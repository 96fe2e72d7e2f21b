package io.github.juspaywallets;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.api.ApiSpec;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.ModelJsonAdapters;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** HTTP, with one request for each call: nothing is sent twice and no redirect is followed. */
final class Transport implements AutoCloseable {
  static final Moshi MOSHI = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();

  private static final String ROUTING_ID = "x-routing-id";
  private static final String USER_AGENT =
      "juspay-wallets-java/" + ApiSpec.CLIENT_VERSION + " (spec " + ApiSpec.VERSION + ")";

  private final OkHttpClient client;
  private final URI baseUrl;

  Transport(URI baseUrl, String apiKey, Duration deadline) {
    String credentials = Credentials.basic(apiKey, "", StandardCharsets.US_ASCII);
    this.baseUrl = baseUrl;
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // The deadline covers all of these.
            .callTimeout(deadline)
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addInterceptor(chain -> exchange(chain, credentials))
            .addNetworkInterceptor(Transport::send)
            .build();
  }

  WalletsApi api() {
    return new Retrofit.Builder()
        .baseUrl(baseUrl.getRawPath().endsWith("/") ? baseUrl.toString() : baseUrl + "/")
        .callFactory(request -> client.newCall(Exchange.tagged(request)))
        .addConverterFactory(MoshiConverterFactory.create(MOSHI))
        .build()
        .create(WalletsApi.class);
  }

  private static Response exchange(Interceptor.Chain chain, String credentials)
      throws IOException {
    Request request = chain.request();
    Response response =
        chain.proceed(
            request
                .newBuilder()
                .header("Authorization", credentials)
                .header("User-Agent", USER_AGENT)
                .method(request.method(), OneShotBody.of(request.body()))
                .build());
    Exchange.of(request).answered(response);
    return response;
  }

  /** The last code before bytes leave. */
  private static Response send(Interceptor.Chain chain) throws IOException {
    List<String> routingIds = chain.request().headers(ROUTING_ID);
    if (routingIds.size() != 1 || routingIds.get(0).isBlank()) {
      throw new IllegalStateException("A request must have exactly one " + ROUTING_ID);
    }
    Exchange.of(chain.request()).sending();
    return chain.proceed(chain.request());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
