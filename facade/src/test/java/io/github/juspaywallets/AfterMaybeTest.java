// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.juspaywallets.model.WalletProvider;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follows the advice of docs/errors.md after the response to the first request was lost. */
class AfterMaybeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"list\":[{\"id\":\"wlt_1\",\"wallet\":\"PAYTM\"}]}; 2",
        "{\"list\":[{\"id\":\"wlt_1\",\"wallet\":\"MOBIKWIK\"}]}; 3",
        "{\"list\":[]}; 3"
      })
  void createsAWalletOnlyIfItIsMissing(String read, int requests) throws IOException {
    assertThat(requestsOf(read, calls -> calls.create(WalletProvider.PAYTM))).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void linksOnceAndReadsTheWallet(boolean linked) throws IOException {
    String read = "{\"id\":\"wlt_1\",\"linked\":" + linked + "}";

    assertThat(
            requestsOf(read, calls -> assertThat(calls.link("wlt_1", "345678")).isEqualTo(linked)))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"7777777777, 2", "777***7777, 3", "8888888888, 3"})
  void updatesANumberOnlyIfItIsMissing(String number, int requests) throws IOException {
    String read =
        "{\"list\":[{\"id\":\"wlt_2\"},{\"id\":\"wlt_1\",\"metadata\":{\"mobile_number\":\""
            + number
            + "\"}}]}";

    assertThat(requestsOf(read, calls -> calls.update("wlt_1", "7777777777"))).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"true, 3", "false, 2"})
  void delinksAWalletThatIsStillLinked(boolean linked, int requests) throws IOException {
    String read = "{\"id\":\"wlt_1\",\"linked\":" + linked + "}";

    assertThat(requestsOf(read, calls -> calls.delink("wlt_1"))).isEqualTo(requests);
  }

  /** Responds to all requests but the first. */
  private static int requestsOf(String read, Consumer<AfterMaybe> call) throws IOException {
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  String request = connection.request();
                  if (connection.number() == 1) {
                    connection.close();
                  }
                  while (request != null) {
                    boolean isRead = request.startsWith("GET");
                    connection.respond("200 OK", "", isRead ? read : ScriptedServer.WALLET);
                    request = connection.request();
                  }
                });
        JuspayWallets wallets =
            JuspayWallets.builder()
                .environment(server.environment())
                .apiKey(Sandbox.API_KEY)
                .build()) {
      assertThat(catchThrowable(() -> call.accept(new AfterMaybe(wallets.forCustomer("c")))))
          .isNull();
      return server.requests().size();
    }
  }
}
