// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * An operation that {@link Calls} can execute.
 *
 * @param name its name in reports
 * @param kind whether it may be retried
 * @param call calls the generated method
 * @param value the result, null if the body belongs to another request; may record the result
 * @param ofError the result that an error means, null if it means none
 */
record Operation<B, T>(
    String name,
    Kind kind,
    Function<Input, Call<B>> call,
    Function<B, @Nullable T> value,
    Function<ApiError, @Nullable T> ofError) {
  Operation(String name, Kind kind, Function<Input, Call<B>> call, Function<B, @Nullable T> value) {
    this(name, kind, call, value, error -> null);
  }

  /** Returns a copy that is safe to retry. */
  Operation<B, T> asRead() {
    return new Operation<>(name, Kind.READ, call, value, ofError);
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
