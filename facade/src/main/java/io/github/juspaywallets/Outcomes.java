// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Ids;
import io.github.juspaywallets.Exchange.EndedBy;
import io.github.juspaywallets.Exchange.Refused;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Details;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Converts the outcome of an attempt into a result or an exception. */
record Outcomes(ErrorBody errors, InstantSource clock) {
  /** An error code. Phrases and numbers do not match: they could be values that the caller sent. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

  /** An id with at least one letter. A number does not match: it could be a mobile number. */
  private static final Pattern ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{8,64}");

  private static final String RESPONSE_ID = "x-response-id";
  private static final String REQUEST_ID = "x-request-id";
  private static final String RETRY_AFTER = "Retry-After";

  /** In seconds: about thirty years. */
  private static final long LONGEST_WAIT = 1_000_000_000;

  /**
   * Returns the result if the response satisfies the contract and belongs to the request.
   *
   * @param value the result, null if the body belongs to another request
   * @param ofError the result that an error means, null if it means none
   */
  <B, T> T result(
      Response<B> response,
      Function<B, @Nullable T> value,
      Function<ApiError, @Nullable T> ofError,
      Exchange exchange,
      Progress progress) {
    B body = response.body();
    Refused cause = null;
    if (body != null && !isError(exchange)) {
      T result = value.apply(body);
      if (result != null) {
        return result;
      }
      cause = new Refused("The response is about another wallet, top-up or order");
    }
    if (exchange.status() == 0) {
      Refused answer = new Refused("An interceptor responded instead of Juspay");
      throw transportFailure(answer, exchange, progress);
    }
    ApiError error = apiError(cause, exchange, progress);
    T result = ofError.apply(error);
    if (result == null) {
      throw error;
    }
    return result;
  }

  /**
   * Some pages of Juspay's documentation show errors with status 200. The property {@code error}
   * decides if there is one. The property {@code code} does not: it may be that of a success.
   */
  private boolean isError(Exchange exchange) {
    String body = exchange.body();
    // A fast check: most bodies contain neither "error" nor an escape that could spell it.
    if (!body.contains("rror") && !body.contains("RROR") && !body.contains("\\u")) {
      return false;
    }
    ErrorResponse error = errors.read(body);
    boolean hasCode = error.errorCode().isPresent() || Details.info(error).code().isPresent();
    return error
        .error()
        .orElse(hasCode || error.status().filter("error"::equalsIgnoreCase).isPresent());
  }

  JuspayException failure(Throwable cause, Exchange exchange, Progress progress) {
    return exchange.seal() == Sent.YES && exchange.endedBy() == null
        ? apiError(cause, exchange, progress)
        : transportFailure(cause, exchange, progress);
  }

  private static TransportFailure transportFailure(
      Throwable cause, Exchange exchange, Progress progress) {
    Sent sent = exchange.seal();
    Sent sentAtAll = sent == Sent.NO && progress.sentBefore() ? Sent.MAYBE : sent;
    EndedBy endedBy = exchange.endedBy();
    boolean inTime = endedBy == null && !(cause instanceof InterruptedIOException);
    String what =
        endedBy != null ? endedBy.text : inTime ? "No response from Juspay" : EndedBy.DEADLINE.text;
    boolean retryable =
        !(cause instanceof Refused)
            && (endedBy == null || endedBy == EndedBy.DEADLINE)
            && (sent == Sent.NO || progress.kind() == Kind.READ);
    String kind = cause instanceof Refused ? cause.getMessage() : cause.getClass().getSimpleName();
    Throwable safe = SafeCause.of(cause, exchange::repeats);
    return new TransportFailure(
        text(what, kind, sentAtAll, progress), safe, sentAtAll, retryable, progress);
  }

  static String text(String what, @Nullable String kind, Sent sent, Progress progress) {
    String next =
        switch (sent) {
          case NO -> "Nothing was sent: a retry is safe";
          case MAYBE -> progress.kind().next;
          case YES -> "The response is incomplete. " + progress.kind().next;
        };
    return "%s (%s). %s".formatted(what, kind, next);
  }

  private ApiError apiError(@Nullable Throwable cause, Exchange exchange, Progress progress) {
    Throwable safe = cause == null ? null : SafeCause.of(cause, exchange::repeats);
    Predicate<String> repeats = exchange::repeats;
    return apiError(
        safe, details(exchange.status(), exchange.headers(), exchange.body(), repeats), progress);
  }

  static ApiError apiError(@Nullable Throwable safe, Details details, Progress progress) {
    return switch (details.status()) {
      case 401 -> new JuspayException.Authentication(details, safe, progress);
      case 403 -> new JuspayException.Permission(details, safe, progress);
      case 404 -> new JuspayException.NotFound(details, safe, progress);
      case 429 -> new JuspayException.RateLimited(details, safe, progress);
      default ->
          switch (details.status() / 100) {
            case 4 -> new JuspayException.Rejected(details, safe, progress);
            case 5 -> new JuspayException.ServerError(details, safe, progress);
            default -> new JuspayException.UnexpectedResponse(details, safe, progress);
          };
    };
  }

  /**
   * The details of a response.
   *
   * @param repeats whether a text might be personal data
   */
  Details details(int status, Headers headers, String body, Predicate<String> repeats) {
    ErrorResponse error = errors.read(body);
    return new Details(
        status,
        summary(status, Details.code(error), safeId(RESPONSE_ID, headers, repeats), repeats),
        error,
        header(headers, RESPONSE_ID),
        header(headers, REQUEST_ID),
        retryAfter(headers, clock),
        ErrorBody.cut(body));
  }

  /** Status, error code and response id. Omits a code that might be personal data. */
  private static String summary(
      int status, Optional<String> code, Optional<String> id, Predicate<String> repeats) {
    return "Juspay responded with "
        + status
        + code.filter(text -> isSafe(text, CODE, repeats)).map(text -> " " + text).orElse("")
        + id.map(text -> ", response id " + text).orElse("");
  }

  /** Juspay's ids, unless they might be personal data. */
  static Ids ids(Exchange exchange) {
    Headers headers = exchange.headers();
    return new Ids(
        safeId(RESPONSE_ID, headers, exchange::repeats),
        safeId(REQUEST_ID, headers, exchange::repeats));
  }

  private static Optional<String> safeId(
      String header, Headers headers, Predicate<String> repeats) {
    return header(headers, header).filter(id -> isSafe(id, ID, repeats));
  }

  private static boolean isSafe(String text, Pattern form, Predicate<String> repeats) {
    return form.matcher(text).matches() && repeats.negate().test(text);
  }

  private static Optional<String> header(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The wait that {@code Retry-After} asks for, in seconds or as an HTTP date in any of its formats
   * (RFC 9110, sections 5.6.7 and 10.2.3). Empty if the header is missing or malformed. A date is
   * compared with that of the response, because the clocks of server and client may differ.
   */
  static Optional<Duration> retryAfter(Headers headers, InstantSource clock) {
    String text = header(headers, RETRY_AFTER).orElse("").trim();
    if (text.matches("\\d{1,18}")) {
      return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT)));
    }
    Date now =
        Objects.requireNonNullElseGet(headers.getDate("Date"), () -> Date.from(clock.instant()));
    return Optional.ofNullable(headers.getDate(RETRY_AFTER))
        .map(date -> Duration.between(now.toInstant(), date.toInstant()))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}
