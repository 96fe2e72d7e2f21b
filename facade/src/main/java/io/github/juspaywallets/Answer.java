// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer that holds no wallet. */
record Answer(int status, ErrorDetails details, Progress progress, @Nullable Throwable cause) {
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

  /** Status, code and id; the latter two only where they look like a code and an id. */
  String describe() {
    return "Juspay answered "
        + status
        + safe(details.code(), CODE, " ")
        + safe(details.responseId(), ID, ", response id ");
  }

  /** Whether a header that the vendor calls an id can be nothing personal. */
  static boolean isId(String text) {
    return fits(text, ID);
  }

  private static String safe(@Nullable String text, Pattern form, String label) {
    return fits(text, form) ? label + text : "";
  }

  private static boolean fits(@Nullable String text, Pattern form) {
    return text != null && form.matcher(text).matches();
  }
}
