// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.ErrorInfo;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call fails. The subclass says why, and {@link #wasSent()} says whether Juspay may
 * have executed the request. The failures of earlier attempts of the call, at most the last eight,
 * are {@linkplain #getSuppressed() suppressed exceptions}.
 *
 * <p>Messages, causes and the serialized form contain no API key, routing id or mobile number. Of
 * the response, they contain only the status, an error code and response id that do not repeat an
 * argument, and the names of properties that violate the contract. The accessors return Juspay's
 * texts.
 */
@SuppressWarnings("serial") // Serialized forms are only read by the same version.
public abstract sealed class JuspayException extends RuntimeException {
  private static final Optional<String> NO_ID = Optional.empty();
  private static final ErrorResponse NO_ERROR = ErrorResponse.builder().build();

  private final Sent wasSent;
  private final Progress progress;

  JuspayException(String message, @Nullable Throwable cause, Sent wasSent, Progress progress) {
    super(message, cause);
    this.wasSent = wasSent;
    this.progress = progress;
  }

  /**
   * The progress of a call.
   *
   * @param sentBefore whether an attempt before the current one may have reached Juspay
   */
  record Progress(int attempts, Duration elapsed, boolean sentBefore, Kind kind)
      implements Serializable {
    static final Progress NONE = new Progress(0, Duration.ZERO, false, Kind.COMMAND);
  }

  /** What a call does, which decides whether it may be retried. */
  enum Kind {
    /** A retry is safe even if Juspay may have executed the request. */
    READ("A retry is safe"),
    /** A retry is safe only if nothing was sent, or if the caller's policy says so. */
    COMMAND("Juspay may have executed the request: get or list the wallet before you retry"),
    /** A retry is safe only if nothing was sent. */
    PAYMENT("Juspay may have debited the wallet: get the order's status before you pay again");

    /** What the caller should do if Juspay may have executed the request. */
    final String next;

    Kind(String next) {
      this.next = next;
    }
  }

  /**
   * The error details of a response. Any part can be missing.
   *
   * @param summary safe for logs, unlike the other texts
   */
  record Details(
      int status,
      String summary,
      ErrorResponse error,
      Optional<String> responseId,
      Optional<String> requestId,
      Optional<Duration> retryAfter,
      String body) {
    /** Used after deserialization: details are not serialized. */
    static final Details NONE = new Details(0, "", NO_ERROR, NO_ID, NO_ID, Optional.empty(), "");

    static ErrorInfo info(ErrorResponse error) {
      return error.errorInfo().orElseGet(() -> ErrorInfo.builder().build());
    }

    static Optional<String> code(ErrorResponse error) {
      return info(error).code().or(error::errorCode).or(error::code);
    }
  }

  final Progress progress() {
    return progress;
  }

  /**
   * Returns whether the request left this machine, in any attempt.
   *
   * @return whether it was sent, never null
   */
  public final Sent wasSent() {
    return wasSent;
  }

  /**
   * Returns how many attempts were made.
   *
   * @return the number of attempts, 0 if the call ended before its first attempt
   */
  public final int attempts() {
    return progress.attempts();
  }

  /**
   * Returns how long the call took, including all attempts and waits.
   *
   * @return the time, never null; zero if an argument was refused
   */
  public final Duration elapsed() {
    return progress.elapsed();
  }

  /** Whether a request left this machine. */
  public enum Sent {
    /** No byte was sent, and none will be: Juspay cannot have executed the request. */
    NO,
    /**
     * The call ended without a response, but an attempt may have sent the request: Juspay may have
     * executed it.
     */
    MAYBE,
    /** The request was sent, and Juspay at least began to respond. */
    YES
  }

  /**
   * A violated constraint.
   *
   * @param argument the name of the argument, for example {@code walletId}; in {@link
   *     ApiError#fields()}, the name of the field
   * @param rule what the argument must be, without its value; in {@link ApiError#fields()},
   *     Juspay's text
   * @param code which kind of violation it is
   */
  public record Violation(String argument, String rule, Code code) implements Serializable {
    /**
     * Creates a violation with the code {@link Code#OTHER}.
     *
     * @param argument the name of the argument
     * @param rule what the argument must be
     */
    public Violation(String argument, String rule) {
      this(argument, rule, Code.OTHER);
    }

    /** A kind of violation. Minor versions may add values. */
    public enum Code {
      /** Not a text that is read as a mobile number: a wrong length or form. */
      MALFORMED_NUMBER,
      /** A number that is known, but as another kind: a landline, toll-free, another country's. */
      NOT_A_MOBILE_NUMBER,
      /** Possibly a mobile number: of a range that the installed libphonenumber does not know. */
      UNKNOWN_NUMBER_RANGE,
      /** Any other violation. */
      OTHER
    }

    @Override
    public String toString() {
      return argument + " " + rule;
    }
  }

  /** An argument is invalid. Nothing was sent. The same call would fail again. */
  public static final class InvalidRequest extends JuspayException {
    private final Violation[] violations;

    InvalidRequest(List<Violation> violations) {
      super(
          violations.stream()
              .map(Violation::toString)
              .collect(Collectors.joining("; ", "Nothing was sent: ", "")),
          null,
          Sent.NO,
          Progress.NONE);
      this.violations = violations.toArray(Violation[]::new);
    }

    /**
     * Returns the violated constraints.
     *
     * @return at least one violation, unmodifiable
     */
    public List<Violation> violations() {
      return List.of(violations);
    }
  }

  /**
   * No response arrived, or the response was incomplete when the call timed out, was interrupted or
   * was cancelled. Unless {@link #wasSent()} is {@link Sent#NO}, read the wallet before you retry.
   */
  public static final class TransportFailure extends JuspayException {
    private final boolean retryable;

    TransportFailure(
        String message, Throwable cause, Sent wasSent, boolean retryable, Progress progress) {
      super(message, cause, wasSent, progress);
      this.retryable = retryable;
    }

    /** Whether a retry is safe and the caller did not end this attempt. */
    boolean retryable() {
      return retryable;
    }
  }

  /**
   * Juspay responded, but not with the expected result.
   *
   * <p>After deserialization, {@link #status()} is available, and the other details of the response
   * are empty.
   */
  public abstract static sealed class ApiError extends JuspayException {
    private final int status;
    private final transient @Nullable Details details;

    ApiError(String next, Details details, @Nullable Throwable cause, Progress progress) {
      super(details.summary() + reason(cause) + ". " + next, cause, Sent.YES, progress);
      this.status = details.status();
      this.details = details;
    }

    private static String reason(@Nullable Throwable cause) {
      return cause == null || cause.getMessage() == null ? "" : ". " + cause.getMessage();
    }

    final Details details() {
      return details == null ? Details.NONE : details;
    }

    private ErrorResponse error() {
      return details().error();
    }

    private ErrorInfo info() {
      return Details.info(error());
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return the status
     */
    public final int status() {
      return status;
    }

    /**
     * Returns Juspay's error code, from whichever property of the response contains it.
     *
     * @return the code, empty if there is none
     */
    public final Optional<String> errorCode() {
      return Details.code(error());
    }

    /**
     * Returns Juspay's description of the error. It may repeat data from the request: do not log
     * it.
     *
     * @return the text, empty if there is none
     */
    public final Optional<String> errorMessage() {
      return error().errorMessage().or(error()::message).or(info()::developerMessage);
    }

    /**
     * Returns Juspay's message for the customer. It may repeat data from the request: do not log
     * it.
     *
     * @return the text, empty if there is none
     */
    public final Optional<String> userMessage() {
      return error().userMessage().or(info()::userMessage);
    }

    /**
     * Returns the fields that Juspay rejected, by their names in the HTTP request. The rules are
     * Juspay's texts, which may repeat data from the request: do not log them.
     *
     * @return the fields, unmodifiable, empty if there are none
     */
    public final List<Violation> fields() {
      return info().fields().stream()
          .map(field -> new Violation(field.fieldName().orElse(""), field.reason().orElse("")))
          .toList();
    }

    /**
     * Returns Juspay's id of the response. Quote it in support requests.
     *
     * @return the id, empty if there is none
     */
    public final Optional<String> responseId() {
      return details().responseId();
    }

    /**
     * Returns Juspay's id of the request, from the response body or headers.
     *
     * @return the id, empty if there is none
     */
    public final Optional<String> requestId() {
      return error().requestId().or(info()::requestId).or(details()::requestId);
    }

    /**
     * Returns how long to wait before a retry, from the header {@code Retry-After}.
     *
     * @return the wait, counted from the response, never negative; empty if the header is missing
     *     or malformed
     */
    public final Optional<Duration> retryAfter() {
      return details().retryAfter();
    }

    /**
     * Returns the response body as text, truncated to 16,384 characters. It may repeat data from
     * the request: do not log it.
     *
     * @return the body, never null; empty if there is none
     */
    public final String body() {
      return details().body();
    }
  }

  /** 401: the API key is missing, unknown or from another environment. */
  public static final class Authentication extends ApiError {
    Authentication(Details details, @Nullable Throwable cause, Progress progress) {
      super("Check the API key, and that it belongs to this environment", details, cause, progress);
    }
  }

  /** 403: the API key is valid but not allowed to make this call. */
  public static final class Permission extends ApiError {
    Permission(Details details, @Nullable Throwable cause, Progress progress) {
      super("Ask Juspay to allow wallet calls with this API key", details, cause, progress);
    }
  }

  /** 404: no such wallet or customer, or the base URL has a wrong path. */
  public static final class NotFound extends ApiError {
    NotFound(Details details, @Nullable Throwable cause, Progress progress) {
      super("Check the ids and the base URL", details, cause, progress);
    }
  }

  /** 429: too many calls. Juspay publishes no limit. Wait before you retry. */
  public static final class RateLimited extends ApiError {
    RateLimited(Details details, @Nullable Throwable cause, Progress progress) {
      super("Wait before you retry", details, cause, progress);
    }
  }

  /** Any other 4xx: Juspay rejected the request. The same call would usually fail again. */
  public static final class Rejected extends ApiError {
    Rejected(Details details, @Nullable Throwable cause, Progress progress) {
      super("Correct the request; see errorCode() and fields()", details, cause, progress);
    }
  }

  /** 5xx: an error at Juspay or a provider. Juspay may have executed the request. */
  public static final class ServerError extends ApiError {
    ServerError(Details details, @Nullable Throwable cause, Progress progress) {
      super(progress.kind().next, details, cause, progress);
    }
  }

  /**
   * The response violates the API contract: a 2xx that is incomplete or unreadable, contains an
   * error, or is about another wallet or top-up; or a redirect, which is never followed. After a
   * 2xx, Juspay has probably executed the request.
   */
  public static final class UnexpectedResponse extends ApiError {
    UnexpectedResponse(Details details, @Nullable Throwable cause, Progress progress) {
      super(
          "The response violates the API contract. " + progress.kind().next,
          details,
          cause,
          progress);
    }
  }
}
