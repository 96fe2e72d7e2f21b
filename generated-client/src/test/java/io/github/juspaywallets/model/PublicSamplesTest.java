// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shapes of lists and top-ups in Juspay's pages and samples, with our own values. Those of
 * wallets are in {@link WalletRoundTripTest}. Personal values and credentials contain "canary", or
 * are numbers of nines.
 */
class PublicSamplesTest {
  private static final Moshi MOSHI = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();

  static Stream<String> lists() {
    return Stream.of(
        """
        {"object":"list","list":[{"id":"wlt_d10hncoc6xldk","object":"wallet_account",\
        "wallet":"PAYTM","token":null,"current_balance":null,"linked":false,"last_refreshed":null,\
        "metadata":{"mobile_number":"9999999999"},"gateway_reference_id":null}],\
        "count":1,"offset":0,"total":1}""",
        """
        {"list":[{"wallet":"MOBIKWIK","token":"tk_canary","last_refreshed":"2023-09-11T08:29:47Z",\
        "juspay_bank_code":"JP_MOBIKWIK","object":"wallet_account","id":"wlm_Giuln7b8Uy78uyhjI",\
        "current_balance":100,"sub_details":[{"payment_method":"MOBIKWIK",\
        "payment_method_type":"WALLET","last_refreshed":"2023-09-11T08:29:47Z",\
        "current_balance":100}],"linked":true}],"offset":0,"count":1,"total":1,"object":"list"}""",
        // Refresh of all, masked, and a token that ends in a blank.
        """
        {"list":[{"wallet":"PAYTM","token":"tk_canary ","last_refreshed":"2022-02-17T06:58:08Z",\
        "juspay_bank_code":"JP_PAYTM","object":"wallet_account",\
        "metadata":{"mobile_number":"99****99"},"id":"wlt_x1****K6am","current_balance":109.55,\
        "gateway_reference_id":null,"linked":true}],"offset":0,"count":1,"total":1,\
        "object":"list"}""",
        // A property that no page has.
        """
        {"list":[{"id":"wlt_1","wallet":"AMAZONPAY","ignore_ref_id_check":true,"metadata":null}],\
        "offset":0,"count":3,"total":2,"object":"list"}""",
        "{\"object\":\"list\",\"list\":[],\"count\":0,\"offset\":0,\"total\":0}");
  }

  static Stream<String> topUps() {
    return Stream.of(
        """
        {"topup_txn_id":"topup_sdj4kjr8","wallet_id":"wlt_q23xzki3pazgtezo","status":"PENDING",\
        "payment_url":"https://api.juspay.in/wallets/topup/start/wtpup_canary"}""");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void readsAndWritesEachList(String sample) throws IOException {
    keeps(MOSHI.adapter(WalletList.class), sample);
  }

  @ParameterizedTest
  @MethodSource("topUps")
  void readsAndWritesEachTopUp(String sample) throws IOException {
    keeps(MOSHI.adapter(TopUp.class), sample);
  }

  @Test
  void readsTheWalletsOfEachList() throws IOException {
    WalletList list = MOSHI.adapter(WalletList.class).fromJson(lists().skip(1).findFirst().get());

    assertThat(list.wallets()).hasSize(1);
    assertThat(list.wallets().get(0).token()).contains("tk_canary");
    assertThat(list.wallets().get(0).subDetails().get(0).paymentMethod()).contains("MOBIKWIK");
  }

  private static <T> void keeps(JsonAdapter<T> json, String sample) throws IOException {
    T read = json.fromJson(sample);

    assertThat(json.fromJson(json.toJson(read))).isEqualTo(read);
    assertThat(read.toString()).doesNotContain("canary", "9999999", "99****99");
  }
}
