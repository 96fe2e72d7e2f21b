// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.model.ErrorInfo;
import io.github.juspaywallets.model.ErrorResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** What became of one attempt so far. Travels with the request as a tag. */
final class Exchange {
  /** How much of an answer's body an exception keeps. */
  static final int BODY_KEPT = 16 * 1024;

  private volatile Sent sent = Sent.NO;
  private volatile @Nullable Response response;
  private volatile byte[] body = {};

  static Request tagged(Request request) {
    return request
        .newBuilder()
        .tag(Exchange.class, new Exchange())
        // Retrofit's, which prints all arguments wherever somebody prints the request.
        .tag(Invocation.class, null)
        .build();
  }

  static Exchange of(Request request) {
    return Objects.requireNonNull(request.tag(Exchange.class));
  }

  /** From here on bytes may leave. */
  void sending() {
    sent = Sent.MAYBE;
  }

  void answered(Response answer) {
    sent = Sent.YES;
    response = answer;
  }

  /** The body as far as it came. */
  void received(byte[] content) {
    body = content;
  }

  Sent sent() {
    return sent;
  }

  /** The status, 0 if no answer came. */
  int status() {
    Response answer = response;
    return answer == null ? 0 : answer.code();
  }

  @Nullable String responseId() {
    return header("x-response-id");
  }

  ErrorDetails details(ErrorBody parser, InstantSource clock) {
    ErrorResponse error = parser.read(new String(body, UTF_8));
    return new ErrorDetails(
        inInfo(error, ErrorInfo::code).or(error::errorCode).or(error::code).orElse(null),
        error
            .errorMessage()
            .or(error::message)
            .or(() -> inInfo(error, ErrorInfo::developerMessage))
            .orElse(null),
        error.userMessage().or(() -> inInfo(error, ErrorInfo::userMessage)).orElse(null),
        fields(error),
        error
            .requestId()
            .or(() -> inInfo(error, ErrorInfo::requestId))
            .orElse(header("x-request-id")),
        responseId(),
        RetryAfter.parse(header("Retry-After"), clock),
        new String(body, 0, Math.min(body.length, BODY_KEPT), UTF_8));
  }

  private static Optional<String> inInfo(
      ErrorResponse error, Function<ErrorInfo, Optional<String>> property) {
    return error.errorInfo().flatMap(property);
  }

  private static List<Violation> fields(ErrorResponse error) {
    return error.errorInfo().map(ErrorInfo::fields).orElse(List.of()).stream()
        .map(field -> new Violation(field.fieldName().orElse(""), field.reason().orElse("")))
        .toList();
  }

  private @Nullable String header(String name) {
    Response answer = response;
    return answer == null ? null : answer.header(name);
  }
}
