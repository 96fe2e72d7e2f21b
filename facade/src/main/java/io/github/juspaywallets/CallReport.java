// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Sent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How one call ended, for metrics, traces and logs. Holds nothing personal: neither ids of
 * customers and wallets nor numbers.
 */
public final class CallReport {
  private final Outcome outcome;
  private final Sent sent;
  private final int status;
  private final Progress progress;
  private final @Nullable String responseId;
  private final boolean routingConflict;

  private CallReport(
      Outcome outcome,
      Sent sent,
      int status,
      Progress progress,
      @Nullable String responseId,
      boolean routingConflict) {
    this.outcome = outcome;
    this.sent = sent;
    this.status = status;
    this.progress = progress;
    this.responseId = responseId;
    this.routingConflict = routingConflict;
  }

  static CallReport success(Exchange exchange, Progress progress, boolean routingConflict) {
    return new CallReport(
        Outcome.UPDATED,
        exchange.sent(),
        exchange.status(),
        progress,
        exchange.responseId(),
        routingConflict);
  }

  static CallReport failure(
      JuspayException failure, Exchange exchange, Progress progress, boolean routingConflict) {
    return new CallReport(
        failure.outcome(),
        failure.wasSent(),
        exchange.status(),
        progress,
        exchange.responseId(),
        routingConflict);
  }

  static CallReport refused(boolean routingConflict) {
    return new CallReport(
        Outcome.INVALID_REQUEST, Sent.NO, 0, Progress.NONE, null, routingConflict);
  }

  /**
   * What came of the call.
   *
   * @return the outcome, never null
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Whether the request left this machine, in any attempt.
   *
   * @return the answer, never null
   */
  public Sent sent() {
    return sent;
  }

  /**
   * The HTTP status of the last attempt.
   *
   * @return the status, empty if its answer did not begin
   */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * How many times the call was tried.
   *
   * @return the number, 0 if the arguments were refused
   */
  public int attempts() {
    return progress.attempts();
  }

  /**
   * How long the call took, all attempts and waits included.
   *
   * @return the time
   */
  public Duration duration() {
    return progress.elapsed();
  }

  /**
   * The vendor's id of the answer, on success too. Another for each call: no good tag.
   *
   * @return the id, empty where there is none, or none that looks like an id
   */
  public Optional<String> responseId() {
    // Checked here: most reports are never asked for it.
    return Optional.ofNullable(responseId).filter(Answer::isId);
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
    return "CallReport["
        + outcome
        + ", sent="
        + sent
        + ", status="
        + status
        + ", attempts="
        + attempts()
        + ", duration="
        + duration()
        + "]";
  }

  /** What came of a call. New values may come in a minor version. */
  public enum Outcome {
    /** The vendor answered with the wallet. */
    UPDATED,
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
    /** See {@link JuspayException.UnexpectedAnswer}. */
    UNEXPECTED_ANSWER,
    /** See {@link JuspayException.TransportFailure}. */
    TRANSPORT_FAILURE
  }

  /** Is told how each call ended. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Called once for each call, on the thread that ends it. Must be quick, and safe for use by
     * several threads. What it throws is ignored.
     *
     * @param report how the call ended
     */
    void onCall(CallReport report);
  }
}
