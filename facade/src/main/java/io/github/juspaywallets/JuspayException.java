// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Outcome;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not end with a wallet. The subclasses say what happened, {@link #wasSent()} says
 * whether the vendor may have acted on it. Failures of earlier attempts of the same call are
 * {@linkplain #getSuppressed() suppressed}.
 *
 * <p>Messages hold no API key, routing id, mobile number, and no text of the vendor's, which might
 * repeat one. Ask the accessors for that.
 */
@SuppressWarnings("serial") // not meant to outlive the version that wrote it
public abstract sealed class JuspayException extends RuntimeException {
  private final Outcome outcome;
  private final Sent wasSent;
  private final int attempts;
  private final Duration elapsed;

  JuspayException(
      String message, @Nullable Throwable cause, Outcome outcome, Sent wasSent, Progress progress) {
    super(message, cause);
    this.outcome = outcome;
    this.wasSent = wasSent;
    this.attempts = progress.attempts();
    this.elapsed = progress.elapsed();
  }

  final Outcome outcome() {
    return outcome;
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
    return attempts;
  }

  /**
   * How long the call took, all attempts and waits included.
   *
   * @return the time, zero if the arguments were refused
   */
  public final Duration elapsed() {
    return elapsed;
  }

  /** Whether a request left this machine. */
  public enum Sent {
    /** No byte of it: the number is unchanged. */
    NO,
    /** At least a part of it, and it has no answer: the number may have been changed. */
    MAYBE,
    /** All of it: the vendor answered, or began to. */
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
          Outcome.INVALID_REQUEST,
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
   * No whole answer came: no or a broken connection, too late, interrupted or cancelled. Unless
   * {@link #wasSent()} is {@code NO}, read the wallet before you try again.
   */
  public static final class TransportFailure extends JuspayException {
    private final boolean repeatable;

    TransportFailure(
        String message, Throwable cause, Sent wasSent, boolean repeatable, Progress progress) {
      super(message, cause, Outcome.TRANSPORT_FAILURE, wasSent, progress);
      this.repeatable = repeatable;
    }

    /** Whether the last attempt sent nothing, and nobody ended it on purpose. */
    boolean repeatable() {
      return repeatable;
    }
  }

  /** The vendor answered, but not with a wallet. */
  public abstract static sealed class Answered extends JuspayException {
    private final int status;
    private final ErrorDetails details;

    Answered(String whatToDo, Outcome outcome, Answer answer) {
      super(
          answer.describe() + ". " + whatToDo,
          answer.cause(),
          outcome,
          Sent.YES,
          answer.progress());
      this.status = answer.status();
      this.details = answer.details();
    }

    final ErrorDetails details() {
      return details;
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
     * The vendor's code for the error, from wherever the answer had it.
     *
     * @return the code, empty where there is none
     */
    public final Optional<String> errorCode() {
      return Optional.ofNullable(details.code());
    }

    /**
     * What the vendor says went wrong. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> errorMessage() {
      return Optional.ofNullable(details.message());
    }

    /**
     * What the vendor would tell the customer. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> userMessage() {
      return Optional.ofNullable(details.userMessage());
    }

    /**
     * The fields that the vendor refused, by their names on the wire. The rules are the vendor's
     * text and may repeat what was sent: not for logs.
     *
     * @return the fields, unmodifiable, empty where there are none
     */
    public final List<Violation> fields() {
      return details.fields();
    }

    /**
     * The vendor's id of the answer, to quote when asking for support.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> responseId() {
      return Optional.ofNullable(details.responseId());
    }

    /**
     * The vendor's id of the request, from the answer's body or headers.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> requestId() {
      return Optional.ofNullable(details.requestId());
    }

    /**
     * The answer's body as text, cut off after {@value Exchange#BODY_KEPT} bytes. May repeat what
     * was sent: not for logs.
     *
     * @return the body, empty if there was none
     */
    public final String body() {
      return details.body();
    }
  }

  /** 401: the API key is missing, unknown or of another environment. */
  public static final class Authentication extends Answered {
    Authentication(Answer answer) {
      super(
          "Check the API key, and that it belongs to this environment",
          Outcome.AUTHENTICATION,
          answer);
    }
  }

  /** 403: the API key is known but may not do this. */
  public static final class Permission extends Answered {
    Permission(Answer answer) {
      super("Ask the vendor to allow wallets for this API key", Outcome.PERMISSION, answer);
    }
  }

  /** 404: no such wallet, or the base URL has a wrong path. */
  public static final class NotFound extends Answered {
    NotFound(Answer answer) {
      super("Check the wallet id and the base URL", Outcome.NOT_FOUND, answer);
    }
  }

  /** 429: too many calls. Nothing is known of the vendor's limits; wait before another attempt. */
  public static final class RateLimited extends Answered {
    RateLimited(Answer answer) {
      super("Wait before another attempt", Outcome.RATE_LIMITED, answer);
    }

    /**
     * How long the vendor asks to wait, from the header {@code Retry-After}.
     *
     * @return the time from the answer on, never negative, empty without a readable header
     */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(details().retryAfter());
    }
  }

  /** Any other 4xx: the vendor refused the request. The same call fails again. */
  public static final class Rejected extends Answered {
    Rejected(Answer answer) {
      super(
          "Correct the request; errorCode() and errorMessage() say why", Outcome.REJECTED, answer);
    }
  }

  /** 5xx: an error at the vendor or behind it. Whether the number was changed is not known. */
  public static final class ServerError extends Answered {
    ServerError(Answer answer) {
      super(
          "The number may have been changed: read the wallet before another attempt",
          Outcome.SERVER_ERROR,
          answer);
    }
  }

  /**
   * An answer outside the contract: a 2xx without a readable wallet in it, or a redirect, which is
   * never followed. After a 2xx the number has probably been changed.
   */
  public static final class UnexpectedAnswer extends Answered {
    UnexpectedAnswer(Answer answer) {
      super(
          "This is not in the contract: read the wallet before another attempt",
          Outcome.UNEXPECTED_ANSWER,
          answer);
    }
  }
}
