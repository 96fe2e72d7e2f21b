package io.github.juspaywallets;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not end with a wallet. The subclasses say what happened, {@link #wasSent()} says
 * whether the vendor may have acted on it.
 *
 * <p>Messages hold no API key, routing id, mobile number, and no text of the vendor's, which might
 * repeat one. Ask the accessors for that.
 */
public abstract sealed class JuspayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Sent wasSent;

  JuspayException(String message, @Nullable Throwable cause, Sent wasSent) {
    super(message, cause);
    this.wasSent = wasSent;
  }

  /**
   * Whether the request left this machine.
   *
   * @return the answer, never null
   */
  public final Sent wasSent() {
    return wasSent;
  }

  /** Whether a request left this machine. */
  public enum Sent {
    /** No byte of it: the number is unchanged. */
    NO,
    /** At least a part of it, and no answer came: the number may have been changed. */
    MAYBE,
    /** All of it: the vendor answered. */
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
    private static final long serialVersionUID = 1;

    private final Violation[] violations;

    InvalidRequest(List<Violation> violations) {
      super(
          violations.stream()
              .map(Violation::toString)
              .collect(Collectors.joining("; ", "Nothing was sent: ", "")),
          null,
          Sent.NO);
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
   * No answer came: no connection, a broken connection, or the deadline passed. {@link #wasSent()}
   * tells {@code NO} from {@code MAYBE}; after {@code MAYBE} read the wallet before you try again.
   */
  public static final class TransportFailure extends JuspayException {
    private static final long serialVersionUID = 1;

    TransportFailure(String message, Throwable cause, Sent wasSent) {
      super(message, cause, wasSent);
    }
  }

  /** The vendor answered, but not with a wallet. */
  public abstract static sealed class Answered extends JuspayException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String responseId;
    private final @Nullable String errorCode;
    private final @Nullable String errorMessage;
    private final @Nullable String userMessage;
    private final @Nullable String requestId;

    Answered(String whatToDo, Answer answer) {
      super(answer.describe() + ". " + whatToDo, answer.cause(), Sent.YES);
      this.status = answer.status();
      this.responseId = answer.responseId();
      this.errorCode = answer.errorCode();
      this.errorMessage = answer.errorMessage();
      this.userMessage = answer.userMessage();
      this.requestId = answer.requestId();
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
      return Optional.ofNullable(errorCode);
    }

    /**
     * What the vendor says went wrong. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> errorMessage() {
      return Optional.ofNullable(errorMessage);
    }

    /**
     * What the vendor would tell the customer. May repeat what was sent: not for logs.
     *
     * @return the text, empty where there is none
     */
    public final Optional<String> userMessage() {
      return Optional.ofNullable(userMessage);
    }

    /**
     * The vendor's id of the answer, to quote when asking for support.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> responseId() {
      return Optional.ofNullable(responseId);
    }

    /**
     * The vendor's id of the request, from the answer's body.
     *
     * @return the id, empty where there is none
     */
    public final Optional<String> requestId() {
      return Optional.ofNullable(requestId);
    }
  }

  /** 401: the API key is missing, unknown or of another environment. */
  public static final class Authentication extends Answered {
    private static final long serialVersionUID = 1;

    Authentication(Answer answer) {
      super("Check the API key, and that it belongs to this environment", answer);
    }
  }

  /** 403: the API key is known but may not do this. */
  public static final class Permission extends Answered {
    private static final long serialVersionUID = 1;

    Permission(Answer answer) {
      super("Ask the vendor to allow wallets for this API key", answer);
    }
  }

  /** 404: no such wallet, or the base URL has a wrong path. */
  public static final class NotFound extends Answered {
    private static final long serialVersionUID = 1;

    NotFound(Answer answer) {
      super("Check the wallet id and the base URL", answer);
    }
  }

  /** 429: too many calls. Nothing is known of the vendor's limits; wait before another attempt. */
  public static final class RateLimited extends Answered {
    private static final long serialVersionUID = 1;

    RateLimited(Answer answer) {
      super("Wait before another attempt", answer);
    }
  }

  /** Any other 4xx: the vendor refused the request. The same call fails again. */
  public static final class Rejected extends Answered {
    private static final long serialVersionUID = 1;

    Rejected(Answer answer) {
      super("Correct the request; errorCode() and errorMessage() say why", answer);
    }
  }

  /** 5xx: an error at the vendor or behind it. Whether the number was changed is not known. */
  public static final class ServerError extends Answered {
    private static final long serialVersionUID = 1;

    ServerError(Answer answer) {
      super("The number may have been changed: read the wallet before another attempt", answer);
    }
  }

  /**
   * An answer outside the contract: a 2xx without a wallet in it, or a redirect, which is never
   * followed. After a 2xx the number has probably been changed.
   */
  public static final class UnexpectedAnswer extends Answered {
    private static final long serialVersionUID = 1;

    UnexpectedAnswer(Answer answer) {
      super("This is not in the contract: read the wallet before another attempt", answer);
    }
  }
}
