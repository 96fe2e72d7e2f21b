// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.model.ErrorResponse;
import io.github.juspaywallets.model.ModelJsonAdapters;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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
  final Settings settings;

  /** The generated interface, wrapped to refuse arguments that violate the API contract. */
  final A api;

  final Constraints<A> constraints;
  private final Transport transport;
  private final PendingCall.Tools tools;
  private final Threads threads = new Threads();
  private final AtomicBoolean closed = new AtomicBoolean();

  Calls(Class<A> type, Settings settings) {
    this.settings = settings;
    transport = new Transport(settings.httpClient(), settings.apiKey(), settings.connectTimeout());
    Moshi moshi = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
    ErrorBody errors = new ErrorBody(moshi.adapter(ErrorResponse.class));
    tools =
        new PendingCall.Tools(
            threads,
            new Outcomes(errors, InstantSource.system()),
            closed::get,
            this::closeIdleConnections);
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.environment().relativeTo())
            .callFactory(transport::newCall)
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .build();
    constraints =
        new Constraints<>(
            type, retrofit.create(type), settings.mobileRegion(), settings.unknownMobileRanges());
    api = constraints.checked();
  }

  <T> T execute(Operation<T> operation, Limits limits) {
    return prepare(operation, limits).execute();
  }

  <T> CompletableFuture<T> enqueue(Operation<T> operation, Limits limits) {
    try {
      return prepare(operation, limits).enqueue();
    } catch (InvalidRequest | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private <T> PendingCall<T> prepare(Operation<T> operation, Limits limits) {
    if (closed.get()) {
      throw new IllegalStateException("The client is closed");
    }
    Input input = new Input(constraints);
    try {
      Call<T> call = checked(operation, input);
      return new PendingCall<>(
          operation, call, limits, tools, report -> onEnd(input.reported(report)));
    } catch (RuntimeException | Error e) {
      onEnd(input.reported(CallReport.unsent(operation.name(), Outcome.of(e))));
      throw e;
    }
  }

  /** Returns the call. Throws if the contract or the facade refuses an argument. */
  private static <T> Call<T> checked(Operation<T> operation, Input input) {
    List<Violation> ofContract = List.of();
    Call<T> call = null;
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

  private void onEnd(CallReport report) {
    try {
      settings.observer().onCall(report);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Closes the connection of an attempt that was in progress when the client was closed. */
  private void closeIdleConnections() {
    if (closed.get()) {
      transport.close();
    }
  }

  /** Fails new calls and attempts. An attempt in progress completes normally. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      constraints.close();
      transport.close();
      threads.close();
    }
  }
}
