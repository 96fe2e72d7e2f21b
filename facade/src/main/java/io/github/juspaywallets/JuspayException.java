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
 * A call that failed. The subclasses say what happened, {@link #wasSent()} says whether the vendor
 * may have acted on it. Failures of the last earlier attempts of the same call are {@linkplain
 * #getSuppressed() suppressed}.
 *
 * <p>Messages, causes and the serialised form hold no API key, routing id, mobile number, and no
 * text of the vendor's, which might repeat one. Ask the accessors for that text.
 */
@SuppressWarnings("serial") // Not meant to outlive the version that wrote it.
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
   * How far a call has come.
   *
   * @param sentBefore whether an attempt before the current one may have reached the vendor
   * @param repeatable whether the operation may be repeated although it may have been carried out
   */
  record Progress(int attempts, Duration elapsed, boolean sentBefore, boolean repeatable)
      implements Serializable {
    static final Progress NONE = new Progress(0, Duration.ZERO, false, false);

    /** What to do when the vendor may have acted. */
    String next() {
      return repeatable
          ? "Another attempt is safe"
          : "Juspay may have carried out the request: get or list the wallet before another attempt";
    }
  }

  /**
   * What a response says about an error, none of it certain.
   *
   * @param summary what is safe for logs; the other texts are not
   */
  record Details(
      int status,
      String summary,
      ErrorResponse error,
      Optional<String> responseId,
      Optional<String> requestId,
      Optional<Duration> retryAfter,
      String body) {
    /** What is left after serialisation. */
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
   * Whether the request left this machine, in any attempt.
   *
   * @return the answer, never null
   */
  public final Sent wasSent() {
    return wasSent;
  }

  /**
   * How many times the call was tried.
   *
   * @return the number, 0 if the arguments were refused
   */
  public final int attempts() {
    return progress.attempts();
  }

  /**
   * How long the call took, all attempts and waits included.
   *
   * @return the time, zero if the arguments were refused
   */
  public final Duration elapsed() {
    return progress.elapsed();
  }

  /** Whether a request left this machine. */
  public enum Sent {
    /** No byte of it, and none will: the vendor cannot have acted. */
    NO,
    /** At least a part of it, and there is no response: the vendor may have acted. */
    MAYBE,
    /** All of it: the vendor responded, or began to. */
    YES
  }

  /**
   * An argument that breaks a rule.
   *
   * @param argument name of the argument as the caller knows it, for example {@code walletId}
   * @param rule what it must be, without the value
   */
  public record Violation(String argument, String rule) implements Serializable {
    @Override
    public String toString() {
      return argument + " " + rule;
    }
  }

  /** Arguments were refused before anything was sent. Correct them; the same call fails again. */
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
     * The rules that were broken, in the order of the arguments.
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

    /** Whether another attempt does no harm, and nobody ended this one on purpose. */
    boolean retryable() {
      return retryable;
    }
  }

  /** The vendor responded, but not with what the call is for. */
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
     * The HTTP status.
     *
     * @return the status
     */
    public final int status() {
      return status;
    }

    /**
     * The vendor's code for the error, from wherever the response has it. Empty after
     * serialisation, as all that follows.
     *
     * @return the code, empty where there is none
     */
    public final Optional<String> errorCode() {
      return Details.code(error());
    }

    /**
     * What the vendor says went wrong. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> errorMessage() {
      return error().errorMessage().or(error()::message).or(info()::developerMessage);
    }

    /**
     * What the vendor would tell the customer. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> userMessage() {
      return error().userMessage().or(info()::userMessage);
    }

    /**
     * The fields that the vendor refused, by their names on the wire. The rules are the vendor's
     * text and may repeat what was sent: not for logs.
     *
     * @return the fields, unmodifiable, empty where there are none
     */
    public final List<Violation> fields() {
      return info().fields().stream()
          .map(field -> new Violation(field.fieldName().orElse(""), field.reason().orElse("")))
          .toList();
    }

    /**
     * The vendor's id of the response, to quote when asking for support.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> responseId() {
      return details().responseId();
    }

    /**
     * The vendor's id of the request, from the response's body or headers.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> requestId() {
      return error().requestId().or(info()::requestId).or(details()::requestId);
    }

    /**
     * The response's body as text, cut off after 16,384 characters. May repeat what was sent: not
     * for logs.
     *
     * @return the body, empty if there was none
     */
    public final String body() {
      return details().body();
    }
  }

  /** 401: the API key is missing, unknown or of another environment. */
  public static final class Authentication extends ApiError {
    Authentication(Details details, @Nullable Throwable cause, Progress progress) {
      super("Check the API key, and that it belongs to this environment", details, cause, progress);
    }
  }

  /** 403: the API key is known but may not do this. */
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

  /** 429: too many calls. The vendor publishes no limit; wait before another attempt. */
  public static final class RateLimited extends ApiError {
    RateLimited(Details details, @Nullable Throwable cause, Progress progress) {
      super("Wait before another attempt", details, cause, progress);
    }

    /**
     * How long the vendor asks to wait, from the header {@code Retry-After}.
     *
     * @return the time from the response on, never negative, empty without a readable header
     */
    public Optional<Duration> retryAfter() {
      return details().retryAfter();
    }
  }

  /** Any other 4xx: the vendor refused the request. The same call fails again. */
  public static final class Rejected extends ApiError {
    Rejected(Details details, @Nullable Throwable cause, Progress progress) {
      super("Correct the request: errorCode() and fields() say why", details, cause, progress);
    }
  }

  /** 5xx: an error at the vendor or behind it. Whether the vendor acted before it is not known. */
  public static final class ServerError extends ApiError {
    ServerError(Details details, @Nullable Throwable cause, Progress progress) {
      super(progress.next(), details, cause, progress);
    }
  }

  /**
   * A response outside the contract: a 2xx without a readable result, with an error or with
   * somebody else's wallet in it, or a redirect, which is never followed. After a 2xx the vendor
   * has probably acted.
   */
  public static final class UnexpectedResponse extends ApiError {
    UnexpectedResponse(Details details, @Nullable Throwable cause, Progress progress) {
      super("This is not in the contract. " + progress.next(), details, cause, progress);
    }
  }
}
