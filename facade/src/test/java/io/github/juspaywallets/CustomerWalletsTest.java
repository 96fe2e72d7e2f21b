// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletList;
import io.github.juspaywallets.model.WalletProvider;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of calls about a customer: ids in paths, new wallets and lists. */
class CustomerWalletsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final String WALLET = "{\"id\":\"wlt_1\"}";

  private final JuspayWallets wallets = sandbox.client().build();

  @AfterEach
  void close() {
    wallets.close();
  }

  @ParameterizedTest
  @CsvSource({
    "customer_1122, customer_1122",
    "customer@gmail.com, customer@gmail.com",
    "a+b@example.com, a+b@example.com",
    "50%, 50%25",
    "'a,b', a%2Cb",
    "a?b#c, a%3Fb%23c"
  })
  void sendsTheCustomerIdAsOnePathSegment(String customerId, String sent) {
    sandbox.respondsWith(okJson("{\"list\":[]}"));

    wallets.forCustomer(customerId).list();

    assertThat(sandbox.onlyRequest().getUrl()).isEqualTo("/customers/" + sent + "/wallets");
    assertThat(sandbox.onlyRequest().getHeader("x-routing-id")).isEqualTo(customerId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a/b", "a\\b", ".", ".."})
  void refusesACustomerIdThatIsNotAPathSegmentOnlyIfItIsInThePath(String customerId) {
    sandbox.respondsWith(okJson(WALLET));
    CustomerWallets customer = wallets.forCustomer(customerId);

    InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, customer::list);
    customer.get("wlt_1");

    assertThat(refused.violations()).extracting(Violation::argument).containsExactly("customerId");
    sandbox.onlyRequest();
  }

  @Test
  void keepsCustomerRoutingIdAndDeadline() {
    sandbox.respondsWith(okJson("{\"list\":[]}"));

    wallets
        .forCustomer("customer_1122")
        .withRoutingId("routing_1")
        .withDeadline(Duration.ofSeconds(5))
        .refreshAll();

    assertThat(sandbox.onlyRequest().getUrl())
        .isEqualTo("/customers/customer_1122/wallets/refresh-balances");
    assertThat(sandbox.onlyRequest().getHeader("x-routing-id")).isEqualTo("routing_1");
  }

  @Test
  void refusesAnInvalidRoutingId() {
    CustomerWallets customer = wallets.forCustomer("customer_1122");

    assertThat(
            catchThrowableOfType(InvalidRequest.class, () -> customer.withRoutingId("canary\n"))
                .violations())
        .containsExactly(
            new Violation(
                "routingId", "must be printable ASCII without leading or trailing spaces"));
  }

  @Test
  void createsAWalletOfAProvider() {
    sandbox.respondsWith(okJson(WALLET));

    wallets.forCustomer("c").create(NewWallet.of(WalletProvider.MOBIKWIK));

    assertThat(sandbox.onlyRequest().getBodyAsString()).isEqualTo("gateway=MOBIKWIK");
  }

  @Test
  void createsAWalletOfAProviderThatTheContractDoesNotList() throws IOException {
    try (ScriptedServer server = ScriptedServer.always("200 OK", "", WALLET);
        JuspayWallets client = sandbox.client().environment(server.environment()).build()) {
      client.forCustomer("c").create(NewWallet.of(WalletProvider.of("NEW_ONE")));

      assertThat(server.requests())
          .singleElement()
          .satisfies(request -> assertThat(request).endsWith("gateway=NEW_ONE"));
    }
  }

  @Test
  void reportsAllViolationsOfANewWalletTogether() {
    NewWallet wallet =
        NewWallet.of(WalletProvider.TWID_V2)
            .withMobileNumber("12345")
            .withGatewayReferenceId(" ")
            .withAuthentication();
    CustomerWallets customer = wallets.forCustomer("a/b");

    assertThat(
            catchThrowableOfType(InvalidRequest.class, () -> customer.create(wallet)).violations())
        .extracting(Violation::argument)
        .containsExactly("customerId", "gatewayReferenceId", "mobileNumber");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void doesNotModifyANewWallet() {
    sandbox.respondsWith(okJson(WALLET));
    NewWallet plain = NewWallet.of(WalletProvider.PAYTM);
    plain.withMobileNumber("7777777777").withAuthentication();

    wallets.forCustomer("c").create(plain);

    assertThat(sandbox.onlyRequest().getBodyAsString()).isEqualTo("gateway=PAYTM");
  }

  @Test
  void refusesNullForThePartsOfANewWallet() {
    NewWallet wallet = NewWallet.of(WalletProvider.PAYTM);

    assertThatNullPointerException().isThrownBy(() -> NewWallet.of(null)).withMessage("provider");
    assertThatNullPointerException()
        .isThrownBy(() -> wallet.withMobileNumber(null))
        .withMessage("mobileNumber");
    assertThatNullPointerException()
        .isThrownBy(() -> wallet.withGatewayReferenceId(null))
        .withMessage("gatewayReferenceId");
    assertThatNullPointerException()
        .isThrownBy(() -> wallets.forCustomer("c").create(null))
        .withMessage("wallet");
  }

  @Test
  void authenticatesAtOneOfSeveralGatewayAccounts() {
    sandbox.respondsWith(okJson(WALLET));

    CustomerWallets customer = wallets.forCustomer("c");
    assertThat(customer.authenticate("wlt_1", "ref_1").id()).isEqualTo("wlt_1");
    assertThat(customer.authenticateAsync("wlt_1", "ref_2").join().id()).isEqualTo("wlt_1");

    assertThat(sandbox.requests())
        .extracting(request -> request.getBodyAsString())
        .containsExactlyInAnyOrder(
            "command=authenticate&gateway_reference_id=ref_1",
            "command=authenticate&gateway_reference_id=ref_2");
  }

  @Test
  void returnsEachWalletOfAList() {
    sandbox.respondsWith(
        okJson(
            "{\"list\":[{\"id\":\"wlt_1\"},{\"id\":\"wlt_2\"}],\"count\":7,\"offset\":0,\"total\":9}"));

    WalletList list = wallets.forCustomer("c").list();

    // Some public samples have counts that contradict the list.
    assertThat(list.wallets()).extracting(WalletAccount::id).containsExactly("wlt_1", "wlt_2");
    assertThat(list.count()).contains(7);
    assertThat(list.offset()).contains(0);
    assertThat(list.total()).contains(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"list\":[{\"id\":\"wlt_1\"},{}]}",
        "{\"list\":[{\"id\":\"wlt_1\"},{\"id\":\"wlt_2\",\"linked\":\"maybe\"}]}",
        "{\"list\":[{\"id\":\"wlt_1\"},{\"id\":\"wlt_2\",\"sub_details\":{}}]}",
        "{\"list\":null}",
        "{\"list\":{}}",
        "[]"
      })
  void neverOmitsAWalletSilently(String response) {
    sandbox.misbehaves(okJson(response));
    CustomerWallets customer = wallets.forCustomer("c");

    UnexpectedResponse unexpected = catchThrowableOfType(UnexpectedResponse.class, customer::list);

    assertThat(unexpected.body()).isEqualTo(response);
    sandbox.onlyRequest();
  }

  @Test
  void printsNoPersonalData() {
    NewWallet wallet = NewWallet.of(WalletProvider.PAYTM).withMobileNumber("7777777777");

    assertThat(wallets.forCustomer("canary") + " " + wallets.forGuest("canary") + " " + wallet)
        .doesNotContain("canary", "7777777777");
  }
}
