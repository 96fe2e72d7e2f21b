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
 * Thrown when a call fails. The subclass tells what happened; {@link #wasSent()} tells whether
 * Juspay may have acted on the request. The failures of the most recent earlier attempts of the
 * call are {@linkplain #getSuppressed() suppressed}.
 *
 * <p>Messages, causes and the serialized form contain no API key, routing id or mobile number, and
 * no text from Juspay, which might repeat one. Use the accessors to get that text.
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
   * @param repeatable whether the operation may be retried even if it may have been carried out
   */
  record Progress(int attempts, Duration elapsed, boolean sentBefore, boolean repeatable)
      implements Serializable {
    static final Progress NONE = new Progress(0, Duration.ZERO, false, false);

    /** What the caller should do if Juspay may have acted on the request. */
    String next() {
      return repeatable
          ? "Another attempt is safe"
          : "Juspay may have carried out the request: get or list the wallet before another attempt";
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
   * @return the number of attempts, 0 if an argument was refused
   */
  public final int attempts() {
    return progress.attempts();
  }

  /**
   * Returns how long the call took, including all attempts and waits.
   *
   * @return the time, zero if an argument was refused
   */
  public final Duration elapsed() {
    return progress.elapsed();
  }

  /** Whether a request left this machine. */
  public enum Sent {
    /** No byte was sent, and none will be: Juspay cannot have acted. */
    NO,
    /** Part of the request may have been sent, but no response came: Juspay may have acted. */
    MAYBE,
    /** The request was sent, and Juspay at least began to respond. */
    YES
  }

  /**
   * A violated constraint.
   *
   * @param argument the name of the argument as the caller knows it, for example {@code walletId}
   * @param rule what the argument must be, without its value
   */
  public record Violation(String argument, String rule) implements Serializable {
    @Override
    public String toString() {
      return argument + " " + rule;
    }
  }

  /** An argument was refused before anything was sent. The same call would fail again. */
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
     * Returns the violated constraints, in the order of the arguments.
     *
     * @return at least one violation, unmodifiable
     */
    public List<Violation> violations() {
      return List.of(violations);
    }
  }

  /**
   * No complete response: connection failure, timeout, interrupt or cancellation. Unless {@link
   * #wasSent()} is {@code NO}, read the wallet before you try again.
   */
  public static final class TransportFailure extends JuspayException {
    private final boolean retryable;

    TransportFailure(
        String message, Throwable cause, Sent wasSent, boolean retryable, Progress progress) {
      super(message, cause, wasSent, progress);
      this.retryable = retryable;
    }

    /** Whether another attempt is safe and the caller did not end this one. */
    boolean retryable() {
      return retryable;
    }
  }

  /**
   * Juspay responded, but not with the expected result.
   *
   * <p>After deserialization only {@link #status()} is available; the other accessors are empty.
   */
  public abstract static sealed class ApiError extends JuspayException {
    private final int status;
    private final transient @Nullable Details details;

    ApiError(String next, Details details, @Nullable Throwable cause, Progress progress) {
      super(details.summary() + ". " + next, cause, Sent.YES, progress);
      this.status = details.status();
      this.details = details;
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
     * Returns Juspay's error code, from any of the places where a response can have it.
     *
     * @return the code, empty if there is none
     */
    public final Optional<String> errorCode() {
      return Details.code(error());
    }

    /**
     * Returns Juspay's description of the error. It may repeat what was sent: do not log it.
     *
     * @return the text, empty if there is none
     */
    public final Optional<String> errorMessage() {
      return error().errorMessage().or(error()::message).or(info()::developerMessage);
    }

    /**
     * Returns Juspay's message for the customer. It may repeat what was sent: do not log it.
     *
     * @return the text, empty if there is none
     */
    public final Optional<String> userMessage() {
      return error().userMessage().or(info()::userMessage);
    }

    /**
     * Returns the fields that Juspay refused, by their names in the HTTP request. The rules are
     * Juspay's text and may repeat what was sent: do not log them.
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
     * Returns the response body as text, truncated to 16,384 characters. It may repeat what was
     * sent: do not log it.
     *
     * @return the body, empty if there is none
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
      super("Ask the vendor to allow wallets for this API key", details, cause, progress);
    }
  }

  /** 404: no such wallet or customer, or the base URL has a wrong path. */
  public static final class NotFound extends ApiError {
    NotFound(Details details, @Nullable Throwable cause, Progress progress) {
      super("Check the ids and the base URL", details, cause, progress);
    }
  }

  /** 429: too many calls. Juspay publishes no limit. Wait before another attempt. */
  public static final class RateLimited extends ApiError {
    RateLimited(Details details, @Nullable Throwable cause, Progress progress) {
      super("Wait before another attempt", details, cause, progress);
    }

    /**
     * Returns how long to wait before another attempt, from the header {@code Retry-After}.
     *
     * @return the wait, counted from the response, never negative; empty if the header is missing
     *     or malformed
     */
    public Optional<Duration> retryAfter() {
      return details().retryAfter();
    }
  }

  /** Any other 4xx: Juspay refused the request. The same call would fail again. */
  public static final class Rejected extends ApiError {
    Rejected(Details details, @Nullable Throwable cause, Progress progress) {
      super("Correct the request: errorCode() and fields() say why", details, cause, progress);
    }
  }

  /** 5xx: an error at Juspay or upstream. Juspay may already have acted on the request. */
  public static final class ServerError extends ApiError {
    ServerError(Details details, @Nullable Throwable cause, Progress progress) {
      super(progress.next(), details, cause, progress);
    }
  }

  /**
   * A response outside the API contract: a 2xx without a readable result, with an error, or with a
   * wallet other than the requested one; or a redirect, which is never followed. After a 2xx,
   * Juspay has probably acted on the request.
   */
  public static final class UnexpectedResponse extends ApiError {
    UnexpectedResponse(Details details, @Nullable Throwable cause, Progress progress) {
      super("This is not in the contract. " + progress.next(), details, cause, progress);
    }
  }
}
