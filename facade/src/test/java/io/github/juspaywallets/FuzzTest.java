// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random bytes and strings. The seed is fixed, so that a failure is reproducible. */
class FuzzTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final int RESPONSES = Repeat.times(10_000);

  private static final int ARGUMENTS = RESPONSES / 40;

  private static final EveryOperation[] OPERATIONS = EveryOperation.values();

  @Test
  void endsEachResponseWithAResultOrADocumentedException() throws Exception {
    Mutations mutations = new Mutations();
    int results = 0;
    try (FuzzServer server = new FuzzServer();
        JuspayWallets client =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofSeconds(5))
                .build()) {
      CustomerWallets customer = client.forCustomer("customer_1122");
      long early = 0;
      for (int i = 0; i < RESPONSES; i++) {
        early = i == RESPONSES / 10 ? Memory.held() : early;
        byte[] body = mutations.next(i);
        // No divisor of the number of operations: each gets both.
        server.respond(i % 9 == 0 ? 400 : 200, body);
        results += isResult(customer, body, i) ? 1 : 0;
      }
      assertThat(server.requests()).isEqualTo(RESPONSES);
      assertThat(Memory.held() - early).isLessThan(4 * 1024 * 1024);
    }
    // Some mutations leave a valid result. If all or none did, this would test nothing.
    assertThat(results).isBetween(RESPONSES / 100, RESPONSES - RESPONSES / 100);
  }

  private static boolean isResult(CustomerWallets customer, byte[] body, int number) {
    EveryOperation operation = OPERATIONS[number % OPERATIONS.length];
    try {
      assertThat(operation.call(customer, Given.EXAMPLE).toString()).isNotEmpty();
      return true;
    } catch (JuspayException.ApiError e) {
      // The accessors of an exception must not fail either.
      assertThat(e.getMessage() + e.errorCode() + e.errorMessage() + e.fields() + e.body())
          .isNotEmpty();
      assertThat(e.wasSent()).isEqualTo(Sent.YES);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("Response " + number + ": " + new String(body, UTF_8), e);
    }
  }

  @Test
  void refusesOrSendsEachArgument() {
    Random random = new Random(1);
    NastyStrings strings = new NastyStrings(random);
    int sent = 0;
    sandbox.misbehaves(okJson("{\"id\":\"wlt_1\",\"list\":[],\"topup_txn_id\":\"topup_42\"}"));
    try (JuspayWallets client = sandbox.client().build()) {
      for (int i = 0; i < ARGUMENTS; i++) {
        sent += isSent(client, random, strings) ? 1 : 0;
      }
    }
    assertThat(sandbox.requests()).hasSize(sent);
    assertThat(sent).isBetween(ARGUMENTS / 10, ARGUMENTS - ARGUMENTS / 10);
  }

  private static boolean isSent(JuspayWallets client, Random random, NastyStrings strings) {
    // One nasty argument among valid ones, because several would nearly always be refused.
    int nasty = random.nextInt(6);
    Given good = Given.EXAMPLE;
    try {
      OPERATIONS[random.nextInt(OPERATIONS.length)].call(
          client.forCustomer(nasty == 0 ? strings.next() : "customer_1122"),
          new Given(
              nasty == 1 ? strings.next() : good.walletId(),
              nasty == 2 ? strings.next() : good.number(),
              nasty == 3 ? strings.next() : good.otp(),
              good.amount(),
              nasty == 4 ? strings.next() : good.topUpId(),
              good.returnUrl(),
              nasty == 5 ? strings.next() : good.gatewayReferenceId()));
      return true;
    } catch (InvalidRequest e) {
      return false;
    } catch (JuspayException.ApiError e) {
      // Sent, but unknown to the sandbox.
      return true;
    }
  }

  @Test
  void refusesOrAcceptsEachSetting() {
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

  /** Any other exception fails the test. */
  private static void accepts(Runnable setting) {
    try {
      setting.run();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
