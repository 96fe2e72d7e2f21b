// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Violation;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says about an error, none of it certain. */
record ErrorDetails(
    @Nullable String code,
    @Nullable String message,
    @Nullable String userMessage,
    List<Violation> fields,
    @Nullable String requestId,
    @Nullable String responseId,
    @Nullable Duration retryAfter,
    String body)
    implements Serializable {}
