// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.CallReport.Observer;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.model.ErrorResponse;
import io.github.juspaywallets.model.ModelJsonAdapters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Executes calls of any operation: checks the arguments, makes the attempts and reports the
 * outcome.
 *
 * @param <A> the generated interface
 */
final class Calls<A> implements AutoCloseable {
  private static final Moshi MOSHI = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
  static final Outcomes OUTCOMES =
      new Outcomes(new ErrorBody(MOSHI.adapter(ErrorResponse.class)), InstantSource.system());

  final Settings settings;
  final Constraints<A> constraints;
  private final Shared<A> shared;
  private final PendingCall.Tools tools;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * What a client shares with those derived from it.
   *
   * @param users the clients that are not closed
   */
  private record Shared<A>(
      Class<A> type,
      Transport transport,
      Threads threads,
      Map<Environment, Constraints<A>> apis,
      AtomicInteger users) {
    Constraints<A> api(Environment environment) {
      return apis.computeIfAbsent(
          environment,
          absent ->
              new Constraints<>(
                  type,
                  new Retrofit.Builder()
                      .baseUrl(environment.relativeTo())
                      .callFactory(transport::newCall)
                      .addConverterFactory(MoshiConverterFactory.create(MOSHI))
                      .build()
                      .create(type)));
    }

    /** Closes the connections that are not in use, if all clients are closed. */
    void closeConnections() {
      if (users.get() == 0) {
        transport.close();
      }
    }
  }

  Calls(Class<A> type, Settings settings) {
    this(
        settings,
        new Shared<>(
            type,
            new Transport(settings.httpClient, settings.connectTimeout),
            new Threads(),
            new ConcurrentHashMap<>(),
            new AtomicInteger()));
  }

  private Calls(Settings settings, Shared<A> shared) {
    this.settings = settings;
    this.shared = shared;
    constraints = shared.api(settings.environment());
    tools =
        new PendingCall.Tools(
            shared.threads, OUTCOMES, settings.key(), closed::get, shared::closeConnections);
    shared.users.incrementAndGet();
  }

  /** Calls with other settings, which share connections, threads and checks if possible. */
  Calls<A> with(Settings other) {
    return other.httpClient == settings.httpClient
            && Objects.equals(other.connectTimeout, settings.connectTimeout)
        ? new Calls<>(other, shared)
        : new Calls<>(shared.type, other);
  }

  /** Refuses settings that violate the contract. */
  void requireValid(Settings changed) {
    constraints.require("merchantId", changed.merchantId, "merchantId");
    constraints.require("apiVersion", changed.apiVersion, "apiVersion");
  }

  <T> T execute(Operation<?, T> operation, Settings settings) {
    return prepare(operation, settings).execute();
  }

  <T> CompletableFuture<T> enqueue(Operation<?, T> operation, Settings settings) {
    try {
      return prepare(operation, settings).enqueue();
    } catch (InvalidRequest | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private <B, T> PendingCall<B, T> prepare(Operation<B, T> operation, Settings settings) {
    if (closed.get()) {
      throw new IllegalStateException("The client is closed");
    }
    Input input = new Input(settings.mobileRegion, settings.unknownMobileRanges);
    Consumer<CallReport> onEnd = onEnd(operation.name(), input, settings);
    try {
      Call<B> call = checked(operation, input);
      return new PendingCall<>(operation, call, settings.limits, tools, onEnd);
    } catch (RuntimeException | Error e) {
      onEnd.accept(CallReport.unsent(operation.name(), Outcome.of(e)));
      throw e;
    }
  }

  /** Returns the call. Throws if the contract or the facade refuses an argument. */
  private static <B> Call<B> checked(Operation<B, ?> operation, Input input) {
    List<Violation> ofContract = List.of();
    Call<B> call = null;
    try {
      call = operation.call().apply(input);
      call.request();
    } catch (InvalidRequest e) {
      ofContract = e.violations();
    } catch (IllegalArgumentException e) {
      // Its message may quote an argument, so it is not used.
      input.refuse("request", "must be a valid HTTP request");
    }
    input.requireValid(ofContract);
    return Objects.requireNonNull(call);
  }

  /** Notifies the observers of the beginning. Returns what notifies them of the end. */
  private static Consumer<CallReport> onEnd(String operation, Input input, Settings settings) {
    List<Observer> observers = new ArrayList<>();
    settings.observers.forEach(
        each -> unlessItThrows(() -> observers.add(each.started(operation))));
    return report -> {
      CallReport complete = input.reported(report).withTag(settings.tag);
      observers.forEach(each -> unlessItThrows(() -> each.onCall(complete)));
    };
  }

  /** An observer that throws does not change the result of the call. */
  private static void unlessItThrows(Runnable observer) {
    try {
      observer.run();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Fails new calls and attempts. An attempt in progress completes normally. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true) && shared.users.decrementAndGet() == 0) {
      shared.closeConnections();
      shared.threads.close();
    }
  }
}
