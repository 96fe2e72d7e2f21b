// SPDX-License-Identifier: Apache-2.0
package com.example.everything.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.everything.model.Color;
import com.example.everything.model.Command;
import com.example.everything.model.ModelJsonAdapters;
import com.example.everything.model.Thing;
import com.example.everything.model.TopupWallet200Response;
import com.example.everything.model.TopupWallet200ResponseStatus;
import com.example.everything.model.Wallet;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Requests and responses of the test contract on a real socket. */
class EverythingApiTest {
  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final MediaType TEXT = MediaType.get("text/plain");

  private WalletsApi wallets;
  private KitchenSinkApi things;

  @BeforeEach
  void connect() {
    Moshi moshi = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(server.baseUrl() + "/v1/")
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build();
    wallets = retrofit.create(WalletsApi.class);
    things = retrofit.create(KitchenSinkApi.class);
  }

  @Test
  void sendsQueryHeaderAndCookieParameters() throws IOException {
    respond(okJson("{}"));

    things
        .findThings(
            List.of("a", "b c"),
            Color.DARK_BLUE,
            3,
            50,
            LocalDate.of(2026, 1, 31),
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            "session=s1")
        .execute();

    assertThat(request().getUrl())
        .isEqualTo(
            "/v1/things?tag=a&tag=b%20c&filter%5Bcolor%5D=dark-blue&filter%5Bmin-size%5D=3"
                + "&page-size=50&since=2026-01-31");
    assertThat(request().getHeader("x-trace")).isEqualTo("00000000-0000-0000-0000-000000000001");
    assertThat(request().getHeader("Cookie")).isEqualTo("session=s1");
  }

  @Test
  void omitsOptionalParameters() throws IOException {
    respond(okJson("{\"a\":{\"id\":1,\"name\":\"n\",\"tags\":[],\"maybe\":null}}"));

    Response<Map<String, Thing>> response =
        things.findThings(null, null, null, null, null, null, null).execute();

    assertThat(request().getUrl()).isEqualTo("/v1/things");
    assertThat(request().containsHeader("Cookie")).isFalse();
    assertThat(response.body().get("a").name()).isEqualTo("n");
  }

  @Test
  void sendsAndReadsAJsonBody() throws IOException {
    respond(okJson("{\"id\":1,\"name\":\"n\",\"tags\":[\"t\"],\"maybe\":null}").withStatus(201));
    Thing thing = Thing.builder().id(1L).name("n").tags(List.of("t")).build();

    assertThat(things.addThing(thing).execute().body()).isEqualTo(thing);
    assertThat(request().getBodyAsString())
        .isEqualTo("{\"id\":1,\"name\":\"n\",\"tags\":[\"t\"],\"maybe\":null}");
    assertThat(request().getHeader("Content-Type")).startsWith("application/json");
  }

  @Test
  void preservesFreeFormJson() throws IOException {
    String document = "{\"a\":null,\"b\":1,\"c\":1.0,\"d\":[null,{\"e\":null}],\"f\":1E+2}";
    respond(okJson(document));
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("a", null);
    change.put("b", 1);

    Map<String, Object> response = things.changeThing(7L, change).execute().body();

    assertThat(request().getBodyAsString()).isEqualTo("{\"a\":null,\"b\":1}");
    assertThat(response).containsEntry("a", null).containsEntry("b", BigDecimal.ONE);
    things.changeThing(7L, response).execute();
    assertThat(request().getBodyAsString()).isEqualTo(document);
  }

  @Test
  void readsNoContentAsNull() throws IOException {
    respond(WireMock.noContent());

    Response<Void> response = things.deleteThing(7L).execute();

    assertThat(response.code()).isEqualTo(204);
    assertThat(response.body()).isNull();
    assertThat(request().getMethod().getName()).isEqualTo("DELETE");
  }

  @Test
  void sendsAndReadsTextUnchanged() throws IOException {
    respond(WireMock.ok("plain \"text\""));

    assertThat(things.getLabel(7L).execute().body().string()).isEqualTo("plain \"text\"");
    things.putLabel(7L, RequestBody.create("a \"label\"", TEXT)).execute();
    assertThat(request().getBodyAsString()).isEqualTo("a \"label\"");
    assertThat(request().getHeader("Content-Type")).startsWith("text/plain");
  }

  @Test
  void readsBytesUnchanged() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0};
    respond(WireMock.aResponse().withBody(png));

    assertThat(things.getPicture(7L).execute().body().bytes()).isEqualTo(png);
  }

  @Test
  void sendsPartsOfAForm() throws IOException {
    respond(WireMock.noContent());

    things
        .putPicture(
            7L,
            MultipartBody.Part.createFormData("file", "a.png", RequestBody.create("png", TEXT)),
            RequestBody.create("a caption", TEXT))
        .execute();

    assertThat(request().getParts()).hasSize(2);
    assertThat(request().getPart("file").getBody().asString()).isEqualTo("png");
    assertThat(request().getPart("caption").getBody().asString()).isEqualTo("a caption");
  }

  @Test
  void readsAListOfNumbersWithTheirDigits() throws IOException {
    respond(okJson("[1.50,\"2.00\",3]"));

    assertThat(things.listPrices().execute().body())
        .containsExactly(new BigDecimal("1.50"), new BigDecimal("2.00"), new BigDecimal("3"));
  }

  @Test
  void sendsEachCommandOfOnePath() throws IOException {
    respond(okJson("{\"id\":\"w\"}"));

    wallets.sendWalletCommand("w", "c", Command.LINK, null, "1234").execute();
    assertThat(request().getBodyAsString()).isEqualTo("command=link&otp=1234");
    wallets.sendWalletCommand("w", "c", Command.REFRESH, null, null).execute();
    assertThat(request().getBodyAsString()).isEqualTo("command=refresh");
  }

  @Test
  void callsTheOtherWalletOperations() throws IOException {
    respond(okJson("{\"list\":[{\"id\":\"w\"}],\"count\":10,\"total\":3000000000}"));
    assertThat(wallets.listWallets("c@d").execute().body().wallets())
        .containsExactly(Wallet.builder().id("w").build());
    assertThat(request().getUrl()).isEqualTo("/v1/customers/c@d/wallets");

    respond(
        okJson("{\"topup_txn_id\":\"t\",\"status\":\"LATER\",\"payment_url\":\"https://e.org\"}"));
    TopupWallet200Response topup =
        wallets
            .topupWallet("w", new BigDecimal("1.00"), "top", URI.create("https://shop.example/x"))
            .execute()
            .body();
    assertThat(request().getBodyAsString())
        .isEqualTo("amount=1.00&topup_txn_id=top&return_url=https%3A%2F%2Fshop.example%2Fx");
    assertThat(topup.status()).contains(TopupWallet200ResponseStatus.of("LATER"));
    assertThat(topup.paymentUrl()).contains(URI.create("https://e.org"));
  }

  @Test
  void listsServersAndOperations() {
    assertThat(ApiSpec.Servers.SANDBOX).isEqualTo("https://sandbox.example.com/v1");
    assertThat(ApiSpec.VERSION).isEqualTo("2.1.0");
    assertThat(ApiSpec.Operations.REFRESH_BALANCES).isEqualTo("refreshBalances");
  }

  private static void respond(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private static LoggedRequest request() {
    return LoggedRequest.createFrom(server.getAllServeEvents().get(0).getRequest());
  }
}
