// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bytes and strings that nobody would think of. The seed is fixed: a failure comes again. */
class FuzzTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  /** The profile {@code thorough} sets many times as many. */
  private static final int ANSWERS = Integer.getInteger("fuzz.answers", 10_000);

  private static final int ARGUMENTS = ANSWERS / 40;

  @Test
  void endsEachAnswerWithAWalletOrADocumentedException() throws Exception {
    Mutations mutations = new Mutations();
    int wallets = 0;
    try (FuzzServer server = new FuzzServer();
        JuspayWallets client =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofSeconds(5))
                .build()) {
      RoutedWallets customer = client.forCustomer("customer_1122");
      long early = 0;
      for (int i = 0; i < ANSWERS; i++) {
        early = i == ANSWERS / 10 ? Memory.held() : early;
        byte[] body = mutations.next(i);
        server.answer(i % 3 == 0 ? 400 : 200, body);
        wallets += isWallet(customer, body, i) ? 1 : 0;
      }
      assertThat(server.requests()).isEqualTo(ANSWERS);
      assertThat(Memory.held() - early).isLessThan(4 * 1024 * 1024);
    }
    // Some mutations keep a wallet; if all or none did, this would test nothing.
    assertThat(wallets).isBetween(ANSWERS / 100, ANSWERS - ANSWERS / 100);
  }

  private static boolean isWallet(RoutedWallets customer, byte[] body, int number) {
    try {
      assertThat(customer.updateMobileNumber(Sandbox.WALLET, Sandbox.NUMBER).id()).isNotNull();
      return true;
    } catch (JuspayException.ApiError e) {
      // Reading what an exception knows must not fail either.
      assertThat(e.getMessage() + e.errorCode() + e.errorMessage() + e.fields() + e.body())
          .isNotEmpty();
      assertThat(e.wasSent()).isEqualTo(Sent.YES);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("Answer " + number + ": " + new String(body, UTF_8), e);
    }
  }

  @Test
  void refusesOrSendsEachArgument() {
    NastyStrings strings = new NastyStrings(new Random(1));
    int sent = 0;
    try (JuspayWallets client = sandbox.client().build()) {
      for (int i = 0; i < ARGUMENTS; i++) {
        sent += isSent(client, i % 3, strings.next()) ? 1 : 0;
      }
    }
    assertThat(sandbox.requests()).hasSize(sent);
    assertThat(sent).isBetween(10, ARGUMENTS / 2);
  }

  private static boolean isSent(JuspayWallets client, int parameter, String nasty) {
    try {
      client
          .forCustomer(parameter == 0 ? nasty : "customer_1122")
          .updateMobileNumber(
              parameter == 1 ? nasty : Sandbox.WALLET, parameter == 2 ? nasty : Sandbox.NUMBER);
      return true;
    } catch (InvalidRequest e) {
      return false;
    } catch (JuspayException.NotFound e) {
      // A wallet id that may be sent and that the sandbox does not know.
      return true;
    }
  }

  @Test
  void refusesOrTakesEachSetting() {
    NastyStrings strings = new NastyStrings(new Random(2));
    for (int i = 0; i < ARGUMENTS; i++) {
      String nasty = strings.next();
      accepts(() -> JuspayWallets.builder().apiKey(nasty));
      accepts(() -> JuspayWallets.builder().mobileRegion(nasty));
      accepts(() -> Environment.of(URI.create(nasty)));
      if (i % 50 == 0) {
        accepts(() -> sandbox.client().merchantId(nasty).build().close());
        accepts(() -> sandbox.client().apiVersion(nasty).build().close());
      }
    }
  }

  /** Anything but this one exception fails the test. */
  private static void accepts(Runnable setting) {
    try {
      setting.run();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
