// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one call ended, for metrics, traces and logs. Holds nothing personal: neither ids of
 * customers and wallets nor numbers.
 */
public final class CallReport {
  private final Facts facts;
  private final boolean routingConflict;

  CallReport(Facts facts) {
    this(facts, false);
  }

  private CallReport(Facts facts, boolean routingConflict) {
    this.facts = facts;
    this.routingConflict = routingConflict;
  }

  /**
   * All that the engine knows of a call.
   *
   * @param status 0 if no response came
   * @param responseId empty if there is none, or none that is safe
   */
  record Facts(
      String operation,
      Outcome outcome,
      Sent sent,
      int status,
      Progress progress,
      Optional<String> responseId) {}

  static CallReport unsent(String operation, Outcome outcome) {
    return new CallReport(
        new Facts(operation, outcome, Sent.NO, 0, Progress.NONE, Optional.empty()));
  }

  /** The same, of a wallet that was addressed under another routing id before. */
  CallReport withRoutingConflict() {
    return new CallReport(facts, true);
  }

  /**
   * The operation, named after the method that was called, for example {@code updateMobileNumber}.
   * One of a few: suitable as a metric tag.
   *
   * @return the name, the same for the synchronous and the asynchronous method
   */
  public String operation() {
    return facts.operation;
  }

  /**
   * What came of the call.
   *
   * @return the outcome, never null
   */
  public Outcome outcome() {
    return facts.outcome;
  }

  /**
   * Whether the request left this machine, in any attempt.
   *
   * @return never null
   */
  public Sent sent() {
    return facts.sent;
  }

  /**
   * The HTTP status of the last attempt.
   *
   * @return the status, empty if no response began
   */
  public OptionalInt status() {
    return facts.status == 0 ? OptionalInt.empty() : OptionalInt.of(facts.status);
  }

  /**
   * How many times the call was tried.
   *
   * @return the number, 0 if the arguments were refused
   */
  public int attempts() {
    return facts.progress.attempts();
  }

  /**
   * How long the call took, all attempts and waits included.
   *
   * @return the time
   */
  public Duration duration() {
    return facts.progress.elapsed();
  }

  /**
   * The vendor's id of the response, after success too. Unique per call, unsuitable as a metric
   * tag.
   *
   * @return the id, empty where there is none, or none that looks like an id
   */
  public Optional<String> responseId() {
    return facts.responseId;
  }

  /**
   * Whether the wallet was addressed under another routing id before; see {@link
   * JuspayWallets.Builder#routingGuard}.
   *
   * @return true if it was, false if it was not or nobody watched
   */
  public boolean routingConflict() {
    return routingConflict;
  }

  @Override
  public String toString() {
    return "CallReport[%s: %s, sent=%s, status=%d, attempts=%d, duration=%s]"
        .formatted(
            facts.operation, facts.outcome, facts.sent, facts.status, attempts(), duration());
  }

  /** What came of a call. New values may come in a minor version. */
  public enum Outcome {
    /** The call returned its result. */
    SUCCEEDED,
    /** See {@link JuspayException.InvalidRequest}. */
    INVALID_REQUEST,
    /** See {@link JuspayException.Authentication}. */
    AUTHENTICATION,
    /** See {@link JuspayException.Permission}. */
    PERMISSION,
    /** See {@link JuspayException.NotFound}. */
    NOT_FOUND,
    /** See {@link JuspayException.RateLimited}. */
    RATE_LIMITED,
    /** See {@link JuspayException.Rejected}. */
    REJECTED,
    /** See {@link JuspayException.ServerError}. */
    SERVER_ERROR,
    /** See {@link JuspayException.UnexpectedResponse}. */
    UNEXPECTED_RESPONSE,
    /** See {@link JuspayException.TransportFailure}. */
    TRANSPORT_FAILURE,
    /** An {@link Error} was thrown, for example by an interceptor, and goes on to the caller. */
    ERROR;

    /** The outcome of the same name as the exception. */
    static Outcome of(Throwable failure) {
      String name = failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
      return failure instanceof JuspayException ? valueOf(name.toUpperCase(Locale.ROOT)) : ERROR;
    }
  }

  /** Notified after each call. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Called once for each call, on the thread that ends it. Must be quick: the call waits for it.
     * Must be safe for use by several threads. What it throws is ignored.
     *
     * @param report how the call ended
     */
    void onCall(CallReport report);
  }
}
