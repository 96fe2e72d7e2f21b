// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * An operation that {@link Calls} can execute.
 *
 * @param name its name in reports
 * @param repeatable whether a retry is safe even if Juspay may have executed the request
 * @param call calls the generated method
 * @param accepts whether a result belongs to the request; may record the result
 */
record Operation<T>(
    String name, boolean repeatable, Function<Input, Call<T>> call, Predicate<T> accepts) {
  /** Returns a copy that is safe to retry. */
  Operation<T> asRead() {
    return new Operation<>(name, true, call, accepts);
  }

  /** Checks the arguments of one call for violations that the contract cannot express. */
  static final class Input {
    private final String mobileRegion;
    private final boolean unknownRanges;
    private final List<Violation> violations = new ArrayList<>();
    private UnaryOperator<CallReport> reportChange = report -> report;
    private boolean unknownRange;

    Input(String mobileRegion, boolean unknownRanges) {
      this.mobileRegion = mobileRegion;
      this.unknownRanges = unknownRanges;
    }

    /** Returns the digits to send. Refuses a text that is not a mobile number. */
    String mobile(@Nullable String text) {
      NationalNumber number = NationalNumber.of(text == null ? "" : text, mobileRegion);
      if (!number.passes(unknownRanges)) {
        violations.addAll(Constraints.ofMobileNumber(text, mobileRegion));
        return "";
      }
      unknownRange = number.refusal() != null;
      return number.digits();
    }

    void refuse(String argument, String rule) {
      violations.add(new Violation(argument, rule));
    }

    /** Sets a function that can inspect and change the report of the call. */
    void onReport(UnaryOperator<CallReport> change) {
      reportChange = change;
    }

    CallReport reported(CallReport report) {
      CallReport changed = reportChange.apply(report);
      return unknownRange ? changed.withUnknownMobileRange() : changed;
    }

    /**
     * Throws if there are violations. The facade's replace those of the contract for the same
     * argument.
     */
    void requireValid(List<Violation> ofContract) {
      List<Violation> all = new ArrayList<>(ofContract);
      all.removeIf(violation -> isRefused(violation.argument()));
      all.addAll(violations);
      if (!all.isEmpty()) {
        throw new InvalidRequest(all);
      }
    }

    private boolean isRefused(String argument) {
      return violations.stream().anyMatch(violation -> violation.argument().equals(argument));
    }
  }
}
