// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.CallReport.Facts;
import io.github.juspaywallets.CallReport.Ids;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Details;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.Violation;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.Headers;

/**
 * Exceptions and reports as calls would produce them, for your own tests: for a mocked client to
 * throw, or to pass to an observer.
 */
public final class Simulated {
  /** Of a call that is not a read. */
  private static final Progress ONE_ATTEMPT =
      new Progress(1, Duration.ofMillis(1), false, Kind.COMMAND);

  private Simulated() {}

  /**
   * Returns the exception that a response of Juspay causes.
   *
   * @param status the HTTP status, which decides the class, for example 404 for {@link
   *     JuspayException.NotFound}; 2xx and 3xx for {@link JuspayException.UnexpectedResponse}
   * @param body the response body, for example {@code {"error_code":"ALREADY_EXISTS"}}
   * @param headers names and values of headers in turn, for example {@code "Retry-After", "3"}
   * @return an exception of a call with one attempt
   * @throws IllegalArgumentException if a header is malformed or has no value
   */
  public static ApiError response(int status, String body, String... headers) {
    Details details = Calls.OUTCOMES.details(status, Headers.of(headers), body, personal -> false);
    return Outcomes.apiError(null, details, ONE_ATTEMPT);
  }

  /**
   * Returns the exception of a call that timed out.
   *
   * @param wasSent whether Juspay may have executed the request
   * @return an exception of a call with one attempt
   */
  public static TransportFailure timeout(Sent wasSent) {
    String what = "No response from Juspay in time";
    Throwable cause = new SocketTimeoutException("simulated");
    String kind = cause.getClass().getSimpleName();
    String text = Outcomes.text(what, kind, wasSent, ONE_ATTEMPT);
    return new TransportFailure(text, cause, wasSent, wasSent == Sent.NO, ONE_ATTEMPT);
  }

  /**
   * Returns the exception of a call with invalid arguments.
   *
   * @param first what is invalid
   * @param others what else is
   * @return the exception
   */
  public static InvalidRequest invalid(Violation first, Violation... others) {
    return new InvalidRequest(Stream.concat(Stream.of(first), Stream.of(others)).toList());
  }

  /**
   * Returns the report of a call that succeeded with status 200, after one attempt.
   *
   * @param operation the name of the called method, without the suffix {@code Async}
   * @return the report
   */
  public static CallReport report(String operation) {
    return new CallReport(
        new Facts(operation, Outcome.SUCCEEDED, Sent.YES, 200, ONE_ATTEMPT, Ids.NONE));
  }

  /**
   * Returns the report of a call that failed.
   *
   * @param operation the name of the called method, without the suffix {@code Async}
   * @param failure the exception, for example one that this class made
   * @return the report
   */
  public static CallReport report(String operation, JuspayException failure) {
    Details details = failure instanceof ApiError error ? error.details() : Details.NONE;
    Ids ids = new Ids(details.responseId(), details.requestId());
    Progress progress = failure.progress();
    Outcome outcome = Outcome.of(failure);
    return new CallReport(
        new Facts(operation, outcome, failure.wasSent(), details.status(), progress, ids));
  }
}
