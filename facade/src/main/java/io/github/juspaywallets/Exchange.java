package io.github.juspaywallets;

import io.github.juspaywallets.model.ErrorResponse;
import java.util.Objects;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What became of one call so far. Travels with the request as a tag. */
final class Exchange {
  private static final String RESPONSE_ID = "x-response-id";

  private volatile JuspayException.Sent sent = JuspayException.Sent.NO;
  private volatile int status;
  private volatile @Nullable String responseId;

  static Request tagged(Request request) {
    return request.newBuilder().tag(Exchange.class, new Exchange()).build();
  }

  static Exchange of(Request request) {
    return Objects.requireNonNull(request.tag(Exchange.class));
  }

  /** From here on bytes may leave. */
  void sending() {
    sent = JuspayException.Sent.MAYBE;
  }

  void answered(Response response) {
    sent = JuspayException.Sent.YES;
    status = response.code();
    responseId = response.header(RESPONSE_ID);
  }

  JuspayException.Sent sent() {
    return sent;
  }

  Answer answer(ErrorResponse body, @Nullable Throwable cause) {
    return new Answer(status, responseId, body, cause);
  }
}
