// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Describes how one call ended, for metrics, traces and logs. Contains no personal data: no
 * customer ids, wallet ids or mobile numbers. Only {@link #tag} is from the caller; {@link
 * #toString} omits it. Not serializable, as it is meant for the process that made the call.
 */
public final class CallReport {
  private final Facts facts;
  private final boolean routingConflict;
  private final boolean unknownMobileRange;
  private final @Nullable Object tag;

  CallReport(Facts facts) {
    this(facts, false, false, null);
  }

  private CallReport(
      Facts facts, boolean routingConflict, boolean unknownMobileRange, @Nullable Object tag) {
    this.facts = facts;
    this.routingConflict = routingConflict;
    this.unknownMobileRange = unknownMobileRange;
    this.tag = tag;
  }

  /**
   * What is known about a call when it ends.
   *
   * @param status 0 if no response arrived
   */
  record Facts(
      String operation, Outcome outcome, Sent sent, int status, Progress progress, Ids ids) {}

  /** Juspay's ids, empty if there is none, or if it might be personal data. */
  record Ids(Optional<String> response, Optional<String> request) {
    static final Ids NONE = new Ids(Optional.empty(), Optional.empty());
  }

  static CallReport unsent(String operation, Outcome outcome) {
    return new CallReport(new Facts(operation, outcome, Sent.NO, 0, Progress.NONE, Ids.NONE));
  }

  /** Returns a copy that reports a routing conflict. */
  CallReport withRoutingConflict() {
    return new CallReport(facts, true, unknownMobileRange, tag);
  }

  /** Returns a copy that reports a mobile number of an unknown range. */
  CallReport withUnknownMobileRange() {
    return new CallReport(facts, routingConflict, true, tag);
  }

  /** Returns a copy with a tag. */
  CallReport withTag(@Nullable Object other) {
    return new CallReport(facts, routingConflict, unknownMobileRange, other);
  }

  /**
   * Returns the name of the operation, which is the name of the called method, for example {@code
   * updateMobileNumber}. The set of names is fixed, so the name is suitable as a metric tag.
   *
   * @return the name, without the suffix {@code Async}, never null
   */
  public String operation() {
    return facts.operation;
  }

  /**
   * Returns the outcome of the call.
   *
   * @return the outcome, never null
   */
  public Outcome outcome() {
    return facts.outcome;
  }

  /**
   * Returns whether the request left this machine, in any attempt.
   *
   * @return whether it was sent, never null
   */
  public Sent sent() {
    return facts.sent;
  }

  /**
   * Returns the HTTP status of the last attempt.
   *
   * @return the status, empty if that attempt received no response
   */
  public OptionalInt status() {
    return facts.status == 0 ? OptionalInt.empty() : OptionalInt.of(facts.status);
  }

  /**
   * Returns how many attempts were made.
   *
   * @return the number of attempts, 0 if the call ended before its first attempt
   */
  public int attempts() {
    return facts.progress.attempts();
  }

  /**
   * Returns how long the call took, including all attempts and waits.
   *
   * @return the time, never null; zero if an argument was refused
   */
  public Duration duration() {
    return facts.progress.elapsed();
  }

  /**
   * Returns Juspay's id of the response, for successful and failed calls. Unique per call, and
   * therefore unsuitable as a metric tag.
   *
   * @return the id, empty if there is none or if it might be personal data
   */
  public Optional<String> responseId() {
    return facts.ids.response;
  }

  /**
   * Returns the id of the request in Juspay's response, for successful and failed calls. Unique per
   * call, and therefore unsuitable as a metric tag.
   *
   * @return the id, empty if there is none or if it might be personal data
   */
  public Optional<String> requestId() {
    return facts.ids.request;
  }

  /**
   * Returns the object that the caller attached to the call; see {@link CallOptions#withTag}.
   *
   * @return the tag, empty if there is none
   */
  public Optional<Object> tag() {
    return Optional.ofNullable(tag);
  }

  /**
   * Returns whether the wallet was used with another routing id before; see {@link
   * JuspayWallets.Builder#routingGuard}.
   *
   * @return true if it was; false if it was not, or the guard is {@link RoutingGuard#OFF}
   */
  public boolean routingConflict() {
    return routingConflict;
  }

  /**
   * Returns whether the call has a mobile number of a range that libphonenumber does not know; see
   * {@link JuspayWallets.Builder#unknownMobileRanges}.
   *
   * @return true if it has one that passed
   */
  public boolean unknownMobileRange() {
    return unknownMobileRange;
  }

  @Override
  public String toString() {
    return "CallReport[%s: %s, sent=%s, status=%d, attempts=%d, duration=%s]"
        .formatted(
            facts.operation, facts.outcome, facts.sent, facts.status, attempts(), duration());
  }

  /** The outcome of a call. Minor versions may add values. */
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
    /** The call threw an {@link Error}, for example from an interceptor. */
    ERROR;

    /** Returns the outcome with the same name as the exception. */
    static Outcome of(Throwable failure) {
      String name = failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
      return failure instanceof JuspayException ? valueOf(name.toUpperCase(Locale.ROOT)) : ERROR;
    }
  }

  /** Notified of each call: when it begins, and how it ended. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Called once for each call, on the thread that ends the call, before the caller gets the
     * result. Must be thread-safe and fast. Anything it throws is passed to the {@linkplain
     * Thread#getUncaughtExceptionHandler() uncaught-exception handler} of that thread, and does not
     * change the result. Only a {@link VirtualMachineError} ends the call in place of its result.
     *
     * @param report how the call ended
     */
    void onCall(CallReport report);

    /**
     * Called once for each call before it begins, on the caller's thread. By default, returns this
     * observer. An observer of your own for each call can keep what belongs to the call, such as a
     * span. Anything this method throws is treated as if {@link #onCall} had thrown it, and the
     * call then has no observer.
     *
     * @param operation the name of the operation; see {@link CallReport#operation}
     * @return the observer to notify when the call ends
     */
    default Observer started(String operation) {
      return this;
    }
  }
}
