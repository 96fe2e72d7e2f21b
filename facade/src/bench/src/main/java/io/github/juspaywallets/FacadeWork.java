// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.api.WalletsApi;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import retrofit2.Retrofit;

/**
 * What the facade does outside of HTTP and decoding: validation, the phone rule, the routing id.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FacadeWork {
  private final Arguments arguments =
      new Arguments(
          new Retrofit.Builder().baseUrl("https://localhost/").build().create(WalletsApi.class),
          new Settings(
              Environment.SANDBOX,
              "KEY",
              null,
              null,
              "IN",
              new PendingCall.Limits(
                  Duration.ofSeconds(30), Duration.ofSeconds(30), RetryPolicy.whenNotSent()),
              null,
              RoutingGuard.OFF,
              report -> {},
              null));
  private final RoutingMemory memory = new RoutingMemory();
  private int wallet;

  @Benchmark
  public String plainNumber() {
    return arguments.requireUpdate("customer_1122", "wlt_yvuidaupkvz3", "7777777777");
  }

  @Benchmark
  public String internationalNumber() {
    return arguments.requireUpdate("customer_1122", "wlt_yvuidaupkvz3", "+91 77777 77777");
  }

  /** With a guard that has seen as many wallets as it remembers. */
  @Benchmark
  public boolean guard() {
    wallet = (wallet + 1) % 20_000;
    memory.remember("wlt_" + wallet, "customer_1122");
    return memory.conflicts("wlt_" + wallet, "customer_1122");
  }
}
