// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.juspaywallets.JuspayException.Details;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.Progress;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.ErrorResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  /** Always half of the range. */
  private final RandomGenerator half = () -> 1L << 63;

  private static final Progress READ = new Progress(1, Duration.ZERO, false, Kind.READ);

  @Test
  void retriesACallThatWasNotSentUpToTwice() {
    RetryPolicy policy = RetryPolicy.whenSafe();

    assertThat(policy.delayAfter(failure(Sent.NO, 1), half)).contains(Duration.ofMillis(50));
    assertThat(policy.delayAfter(failure(Sent.NO, 2), half)).contains(Duration.ofMillis(100));
    assertThat(policy.delayAfter(failure(Sent.NO, 3), half)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Sent.class,
      names = {"MAYBE", "YES"})
  void neverRetriesACallThatMayHaveBeenSent(Sent sent) {
    assertThat(RetryPolicy.whenSafe().delayAfter(failure(sent, 1), half)).isEmpty();
    assertThat(
            RetryPolicy.builder().alsoOnStatus(429, 503).build().delayAfter(failure(sent, 1), half))
        .isEmpty();
  }

  @Test
  void retriesAfterAResponseOnlyIfConfigured() {
    assertThat(RetryPolicy.whenSafe().delayAfter(response(503, null), half)).isEmpty();
    RetryPolicy asked = RetryPolicy.builder().alsoOnStatus(503).build();
    assertThat(asked.delayAfter(response(503, null), half)).isPresent();
    assertThat(asked.delayAfter(response(429, null), half)).isEmpty();
  }

  @Test
  void retriesNothingWithOneAttempt() {
    assertThat(RetryPolicy.never().delayAfter(failure(Sent.NO, 1), half)).isEmpty();
  }

  @Test
  void doesNotRetryARefusedArgument() {
    JuspayException refused = new JuspayException.InvalidRequest(List.of());

    assertThat(RetryPolicy.whenSafe().delayAfter(refused, half)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT1.5S", "60, PT1.5S"})
  void doublesTheWaitUpToTheLongest(int attempts, Duration wait) {
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxAttempts(100)
            .firstDelay(Duration.ofSeconds(1))
            .longestDelay(Duration.ofSeconds(3))
            .build();

    assertThat(policy.delayAfter(failure(Sent.NO, attempts), half)).contains(wait);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT0.05S", "PT0.04S, PT0.05S", "PT3S, PT3S", "PT5S, PT5S"})
  void waitsAsLongAsRetryAfterAsks(Duration asked, Duration wait) {
    RetryPolicy policy =
        RetryPolicy.builder().alsoOnStatus(429).longestRetryAfter(Duration.ofSeconds(5)).build();

    assertThat(policy.delayAfter(response(429, asked), half)).contains(wait);
  }

  @Test
  void makesNoFurtherAttemptIfRetryAfterAsksForMoreThanTheLimit() {
    RetryPolicy policy =
        RetryPolicy.builder().alsoOnStatus(429).longestRetryAfter(Duration.ofSeconds(5)).build();

    assertThat(policy.delayAfter(response(429, Duration.ofMillis(5_001)), half)).isEmpty();
  }

  @Test
  void addsStatusesForReadsOnly() {
    RetryPolicy policy = RetryPolicy.builder().readsAlsoOnStatus(429, 500).build();

    for (int status : new int[] {429, 500, 502, 503, 504}) {
      assertThat(policy.delayAfter(error(status, null, READ), half)).isPresent();
      assertThat(policy.delayAfter(response(status, null), half)).isEmpty();
    }
    assertThat(policy.delayAfter(error(501, null, READ), half)).isEmpty();
    assertThat(RetryPolicy.whenSafe().delayAfter(error(429, null, READ), half)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 399, 600})
  void refusesStatusesThatAreNotErrors(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().alsoOnStatus(400, status))
        .withMessage("statuses must be from 400 to 599");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().readsAlsoOnStatus(400, status))
        .withMessage("statuses must be from 400 to 599");
  }

  @Test
  void refusesInvalidLimits() {
    RetryPolicy.Builder builder = RetryPolicy.builder().alsoOnStatus(400, 599).maxAttempts(1);
    Duration negative = Duration.ofNanos(-1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxAttempts(0))
        .withMessage("maxAttempts must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.firstDelay(negative))
        .withMessageStartingWith("firstDelay must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.longestDelay(negative))
        .withMessageStartingWith("longestDelay must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.longestRetryAfter(Duration.ofDays(36_501)))
        .withMessageStartingWith("longestRetryAfter must");
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void retriesAReadWhileTheServiceIsUnavailable(int status) {
    assertThat(RetryPolicy.whenSafe().delayAfter(error(status, null, READ), half)).isPresent();
    assertThat(RetryPolicy.never().delayAfter(error(status, null, READ), half)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404, 429, 500, 501, 505})
  void retriesNoReadAfterAnyOtherResponse(int status) {
    assertThat(RetryPolicy.whenSafe().delayAfter(error(status, null, READ), half)).isEmpty();
  }

  private static JuspayException failure(Sent sent, int attempts) {
    Progress progress = new Progress(attempts, Duration.ZERO, false, Kind.COMMAND);
    return new TransportFailure("", new IOException(), sent, sent == Sent.NO, progress);
  }

  private static JuspayException response(int status, Duration retryAfter) {
    return error(status, retryAfter, new Progress(1, Duration.ZERO, false, Kind.COMMAND));
  }

  private static JuspayException error(int status, Duration retryAfter, Progress progress) {
    ErrorResponse empty = ErrorResponse.builder().build();
    Optional<String> none = Optional.empty();
    Details details =
        new Details(status, "", empty, none, none, Optional.ofNullable(retryAfter), "");
    return new JuspayException.ServerError(details, null, progress);
  }
}
