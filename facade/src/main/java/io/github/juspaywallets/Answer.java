package io.github.juspaywallets;

import io.github.juspaywallets.model.ErrorInfo;
import io.github.juspaywallets.model.ErrorResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer that holds no wallet.
 *
 * @param body the parts of an error that could be read, none of them certain
 */
record Answer(
    int status, @Nullable String responseId, ErrorResponse body, @Nullable Throwable cause) {
  static final ErrorResponse NO_BODY = ErrorResponse.builder().build();

  /** A code, and not a phrase or a number, which could be one that the caller sent. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

  /** An id, and not a number. */
  private static final Pattern ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{8,64}");

  JuspayException.Answered toException() {
    return switch (status) {
      case 401 -> new JuspayException.Authentication(this);
      case 403 -> new JuspayException.Permission(this);
      case 404 -> new JuspayException.NotFound(this);
      case 429 -> new JuspayException.RateLimited(this);
      default ->
          switch (status / 100) {
            case 4 -> new JuspayException.Rejected(this);
            case 5 -> new JuspayException.ServerError(this);
            default -> new JuspayException.UnexpectedAnswer(this);
          };
    };
  }

  @Nullable String errorCode() {
    return inInfo(ErrorInfo::code).or(body::errorCode).or(body::code).orElse(null);
  }

  @Nullable String errorMessage() {
    return body.errorMessage()
        .or(body::message)
        .or(() -> inInfo(ErrorInfo::developerMessage))
        .orElse(null);
  }

  @Nullable String userMessage() {
    return body.userMessage().or(() -> inInfo(ErrorInfo::userMessage)).orElse(null);
  }

  @Nullable String requestId() {
    return body.requestId().or(() -> inInfo(ErrorInfo::requestId)).orElse(null);
  }

  /** Status, code and id; the latter two only where they look like a code and an id. */
  String describe() {
    return "Juspay answered "
        + status
        + safe(errorCode(), CODE, " ")
        + safe(responseId, ID, ", response id ");
  }

  private Optional<String> inInfo(Function<ErrorInfo, Optional<String>> property) {
    return body.errorInfo().flatMap(property);
  }

  private static String safe(@Nullable String text, Pattern form, String label) {
    return text != null && form.matcher(text).matches() ? label + text : "";
  }
}
