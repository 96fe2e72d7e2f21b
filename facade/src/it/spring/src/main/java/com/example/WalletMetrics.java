// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.CallReport;
import io.micrometer.core.instrument.MeterRegistry;

/** Calls as a timer, by what came of them. */
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
