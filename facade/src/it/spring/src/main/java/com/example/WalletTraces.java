// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.CallReport;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** Makes a span of each call, a child of the caller's span. */
record WalletTraces(Tracer tracer) implements CallReport.Observer {
  @Override
  public CallReport.Observer started(String operation) {
    Span span = tracer.spanBuilder(operation).setSpanKind(SpanKind.CLIENT).startSpan();
    return report -> {
      span.setAttribute("juspay.outcome", report.outcome().name());
      span.setAttribute("juspay.attempts", report.attempts());
      report.responseId().ifPresent(id -> span.setAttribute("juspay.response_id", id));
      if (report.outcome() != CallReport.Outcome.SUCCEEDED) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    };
  }

  @Override
  public void onCall(CallReport report) {} // Each call has an observer of its own.
}
