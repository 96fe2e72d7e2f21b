// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import com.sun.management.ThreadMXBean;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.ModelJsonAdapters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The memory that a call allocates. Unlike time, it is the same on every machine, so a regression
 * is noticed. docs/performance.md compares it with other clients.
 */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 500;

  private static final Moshi MOSHI = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();

  @ParameterizedTest
  @EnumSource
  void staysLowForACall(EveryOperation operation) throws IOException {
    assertThat(bytesOfACall(operation, operation.response.getBytes(US_ASCII), CALLS))
        .isLessThan(24_000);
  }

  @Test
  void growsLinearlyWithTheResponse() throws IOException {
    long small = bytesOfACall(EveryOperation.GET, padded(50_000), 50);
    long large = bytesOfACall(EveryOperation.GET, padded(500_000), 50);

    // Ten times the response. OkHttp pools memory only for small ones.
    assertThat(large).isLessThan(15 * small);
  }

  @Test
  void staysLowForTheWorkOutsideHttp() {
    WalletsApi api =
        new Retrofit.Builder()
            .baseUrl("https://localhost/")
            .addConverterFactory(MoshiConverterFactory.create(MOSHI))
            .build()
            .create(WalletsApi.class);
    WalletsApi checked = new Constraints<>(WalletsApi.class, api).checked;
    long bytes =
        bytesPer(
            10 * CALLS,
            () -> {
              Operation.Input input = new Operation.Input("IN", false);
              String digits = input.mobile("+91 77777 77777");
              checked.updateMobileNumber("wlt_1", "customer_1122", null, null, digits);
              input.requireValid(List.of());
            });
    assertThat(bytes).isLessThan(8_500);
  }

  private static byte[] padded(int length) {
    return ("{\"id\":\"wlt_1\",\"padding\":\"" + "x".repeat(length) + "\"}").getBytes(US_ASCII);
  }

  private static long bytesOfACall(EveryOperation operation, byte[] response, int calls)
      throws IOException {
    try (FuzzServer server = new FuzzServer();
        JuspayWallets wallets =
            JuspayWallets.builder()
                .environment(server.environment())
                .apiKey(Sandbox.API_KEY)
                .build()) {
      CustomerWallets customer = wallets.forCustomer("customer_1122");
      return bytesPer(
          calls,
          () -> {
            server.respond(200, response);
            operation.call(customer, EveryOperation.Given.EXAMPLE);
          });
    }
  }

  /** Measures this thread, after twice as many runs as a warm-up. */
  private static long bytesPer(int times, Runnable work) {
    long before = 0;
    for (int i = -2 * times; i < times; i++) {
      if (i == 0) {
        before = allocated();
      }
      work.run();
    }
    return (allocated() - before) / times;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
