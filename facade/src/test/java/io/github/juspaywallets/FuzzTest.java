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

/** Bytes and strings that nobody would think of. The seed is fixed: a failure comes again. */
class FuzzTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  /** The profile {@code thorough} sets many times as many. */
  private static final int ANSWERS = Integer.getInteger("fuzz.answers", 10_000);

  private static final int ARGUMENTS = ANSWERS / 40;

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
      for (int i = 0; i < ANSWERS; i++) {
        early = i == ANSWERS / 10 ? Memory.held() : early;
        byte[] body = mutations.next(i);
        server.answer(i % 7 == 0 ? 400 : 200, body);
        results += isResult(customer, body, i) ? 1 : 0;
      }
      assertThat(server.requests()).isEqualTo(ANSWERS);
      assertThat(Memory.held() - early).isLessThan(4 * 1024 * 1024);
    }
    // Some mutations keep a result; if all or none did, this would test nothing.
    assertThat(results).isBetween(ANSWERS / 100, ANSWERS - ANSWERS / 100);
  }

  private static boolean isResult(CustomerWallets customer, byte[] body, int number) {
    EveryOperation operation = OPERATIONS[number % OPERATIONS.length];
    try {
      assertThat(operation.call(customer, Given.EXAMPLE).toString()).isNotEmpty();
      return true;
    } catch (JuspayException.ApiError e) {
      // Reading what an exception knows must not fail either.
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
    // One nasty argument among good ones, which would be refused on their own.
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
      // What may be sent, and is nothing that the sandbox knows.
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
