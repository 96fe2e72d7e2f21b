// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.CallReport;
import io.micrometer.core.instrument.MeterRegistry;

/** Records each call in a timer with its outcome. */
record WalletMetrics(MeterRegistry registry) implements CallReport.Observer {
  @Override
  public void onCall(CallReport report) {
    registry
        .timer(
            "juspay.wallets.calls",
            "operation",
            report.operation(),
            "outcome",
            report.outcome().name(),
            "sent",
            report.sent().name())
        .record(report.duration());
  }
}
