// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.ModelJsonAdapters;
import io.github.juspaywallets.model.WalletAccount;
import java.util.List;
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
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** The work of the facade besides HTTP and decoding: validation, phone numbers, the routing id. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FacadeWork {
  private final Constraints<WalletsApi> constraints =
      new Constraints<>(
          WalletsApi.class,
          new Retrofit.Builder()
              .baseUrl("https://localhost/")
              .addConverterFactory(
                  MoshiConverterFactory.create(
                      new Moshi.Builder().add(ModelJsonAdapters.factory()).build()))
              .build()
              .create(WalletsApi.class),
          "IN",
          false);
  private final WalletsApi api = constraints.checked();
  private final RoutingGuard.Memory memory = new RoutingGuard.Memory(RoutingGuard.REPORT);
  private int wallet;

  @Benchmark
  public Call<WalletAccount> plainNumber() {
    return update("7777777777");
  }

  @Benchmark
  public Call<WalletAccount> internationalNumber() {
    return update("+91 77777 77777");
  }

  private Call<WalletAccount> update(String mobileNumber) {
    Operation.Input input = new Operation.Input(constraints);
    String digits = input.mobile(mobileNumber);
    Call<WalletAccount> call =
        api.updateMobileNumber("wlt_yvuidaupkvz3", "customer_1122", null, null, digits);
    input.requireValid(List.of());
    return call;
  }

  /** With a guard that has reached its maximum number of wallets. */
  @Benchmark
  public boolean guard() {
    wallet = (wallet + 1) % 20_000;
    memory.remember("wlt_" + wallet, "customer_1122");
    return memory.conflicts("wlt_" + wallet, "customer_1122");
  }
}
