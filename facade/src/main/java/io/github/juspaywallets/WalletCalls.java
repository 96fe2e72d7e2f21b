// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.PendingCall.Ending;
import io.github.juspaywallets.PendingCall.Limits;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.ModelJsonAdapters;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletCommand;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** What all calls of a client share: checks before, HTTP between, a report after. */
final class WalletCalls implements AutoCloseable {
  private final Settings settings;
  private final Transport transport;
  private final WalletsApi api;
  private final Arguments arguments;
  private final Outcomes outcomes;
  private final DeadlineWatch deadlines = new DeadlineWatch();
  private final RoutingMemory routingMemory = new RoutingMemory();
  private final AtomicBoolean closed = new AtomicBoolean();

  @SuppressWarnings("FutureReturnValueIgnored") // What fails early fails again in the first call.
  WalletCalls(Settings settings) {
    this.settings = settings;
    // Two libraries take their time to start; Hibernate Validator waits until it is needed.
    CompletableFuture<Transport> opening =
        CompletableFuture.supplyAsync(
            () ->
                Transport.open(
                    settings.httpClient(), settings.apiKey(), settings.connectTimeout()));
    CompletableFuture.runAsync(() -> NationalNumber.prepare(settings.mobileRegion()));
    Moshi moshi = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
    this.api =
        new Retrofit.Builder()
            .baseUrl(settings.environment().relativeTo())
            .callFactory(request -> opening.join().newCall(request))
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .build()
            .create(WalletsApi.class);
    this.outcomes = new Outcomes(moshi, InstantSource.system());
    try {
      this.arguments = new Arguments(api, settings);
    } finally {
      this.transport = opening.join();
    }
  }

  Limits limits() {
    return settings.limits();
  }

  void requireRoutingId(String argument, @Nullable String routingId) {
    arguments.requireRoutingId(argument, routingId);
  }

  WalletAccount update(String routingId, String walletId, String mobileNumber, Limits limits) {
    return prepare(routingId, walletId, mobileNumber, limits).execute();
  }

  CompletableFuture<WalletAccount> updateAsync(
      String routingId, String walletId, String mobileNumber, Limits limits) {
    try {
      return prepare(routingId, walletId, mobileNumber, limits).enqueue(transport::run);
    } catch (InvalidRequest e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private PendingCall prepare(
      String routingId, String walletId, String mobileNumber, Limits limits) {
    if (closed.get()) {
      throw new IllegalStateException("The client is closed");
    }
    boolean conflict = false;
    String national;
    try {
      national = arguments.requireUpdate(routingId, walletId, mobileNumber);
      conflict =
          settings.routingGuard() != RoutingGuard.OFF
              && routingMemory.conflicts(walletId, routingId);
      if (conflict && settings.routingGuard() == RoutingGuard.REFUSE) {
        throw Arguments.otherRoutingId();
      }
    } catch (InvalidRequest e) {
      report(CallReport.refused(conflict));
      throw e;
    }
    boolean routingConflict = conflict;
    return new PendingCall(
        () ->
            api.sendWalletCommand(
                walletId,
                routingId,
                settings.merchantId(),
                settings.apiVersion(),
                WalletCommand.UPDATE,
                national),
        limits,
        deadlines,
        outcomes,
        ending -> {
          if (ending.failure() == null && settings.routingGuard() != RoutingGuard.OFF) {
            routingMemory.remember(walletId, routingId);
          }
          report(reportOf(ending, routingConflict));
        });
  }

  private static CallReport reportOf(Ending ending, boolean routingConflict) {
    Exchange exchange = ending.exchange();
    JuspayException failure = ending.failure();
    return failure == null
        ? CallReport.success(exchange, ending.progress(), routingConflict)
        : CallReport.failure(failure, exchange, ending.progress(), routingConflict);
  }

  private void report(CallReport report) {
    try {
      settings.observer().onCall(report);
    } catch (Throwable e) {
      // An observer that fails must not change what came of the call.
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      arguments.close();
      transport.close();
      deadlines.close();
    }
  }
}
