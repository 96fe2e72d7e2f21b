// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.contract.ContractWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections and memory over many calls. */
class ResourcesTest {
  private static final int CALLS = Repeat.times(500);

  private static final int THREADS = 64;

  @RegisterExtension static final Sandbox sandbox = Sandbox.forgetful();

  @Test
  void endsEachOfManyCallsOnceWhileTheServerMisbehaves() throws Exception {
    misbehave();
    ConnectionPool pool = new ConnectionPool(THREADS, 1, TimeUnit.MINUTES);
    OkHttpClient own = new OkHttpClient.Builder().connectionPool(pool).build();
    Map<Outcome, AtomicInteger> reported = new ConcurrentHashMap<>();
    Map<Outcome, AtomicInteger> returned = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (JuspayWallets wallets =
        sandbox
            .client()
            .httpClient(own)
            .deadline(Duration.ofSeconds(20))
            .attemptTimeout(Duration.ofMillis(400))
            .observer(report -> count(reported, report.outcome()))
            .build()) {
      long early = 0;
      for (int tenth = 1; tenth <= 10; tenth++) {
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS / 10; i++) {
          RoutedWallets customer = wallets.forCustomer("customer_" + i % 100);
          String walletId = "wlt_" + new Random(tenth * CALLS + i).nextInt(100);
          calls.add(threads.submit(() -> count(returned, outcome(customer, walletId))));
        }
        for (Future<?> call : calls) {
          call.get();
        }
        early = tenth == 2 ? Memory.held() : early;
      }
      // Server, client and test together. 8,000 kept responses exceed this in thorough builds.
      assertThat(Memory.held() - early).isLessThan(4 * 1024 * 1024);
    } finally {
      threads.shutdown();
    }

    assertThat(returned.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(CALLS);
    assertThat(numbers(reported)).isEqualTo(numbers(returned));
    assertThat(returned)
        .containsKeys(
            Outcome.SUCCEEDED,
            Outcome.SERVER_ERROR,
            Outcome.UNEXPECTED_RESPONSE,
            Outcome.TRANSPORT_FAILURE);
    assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
    assertThat(own.dispatcher().runningCallsCount()).isZero();
  }

  /** One wallet id in four gets a response that is not a wallet. */
  private static void misbehave() {
    misbehave("wlt_[0-4]", aResponse().withStatus(500));
    misbehave("wlt_[5-9]", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    misbehave("wlt_1[0-4]", aResponse().withFault(Fault.EMPTY_RESPONSE));
    misbehave("wlt_1[5-9]", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    misbehave("wlt_2[0-2]", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    misbehave("wlt_23", aResponse().withFixedDelay(1_000));
  }

  private static void misbehave(String walletIds, ResponseDefinitionBuilder response) {
    sandbox.stubFor(
        post(urlPathMatching("/wallets/" + walletIds))
            .withName(ContractWatch.OUTSIDE_THE_CONTRACT)
            .atPriority(1)
            .willReturn(response));
  }

  private static Outcome outcome(RoutedWallets customer, String walletId) {
    try {
      customer.updateMobileNumber(walletId, Sandbox.NUMBER);
      return Outcome.SUCCEEDED;
    } catch (JuspayException e) {
      return Outcome.of(e);
    }
  }

  private static void count(Map<Outcome, AtomicInteger> counts, Outcome outcome) {
    counts.computeIfAbsent(outcome, o -> new AtomicInteger()).incrementAndGet();
  }

  private static Map<Outcome, Integer> numbers(Map<Outcome, AtomicInteger> counts) {
    Map<Outcome, Integer> numbers = new TreeMap<>();
    counts.forEach((outcome, count) -> numbers.put(outcome, count.get()));
    return numbers;
  }
}
