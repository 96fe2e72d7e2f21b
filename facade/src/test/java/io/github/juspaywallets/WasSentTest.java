// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the request of a failed call was sent: yes, maybe or no. */
@ParameterizedClass
@EnumSource(Mode.class)
class WasSentTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private final JuspayWallets wallets = sandbox.client().build();

  private final Mode mode;

  WasSentTest(Mode mode) {
    this.mode = mode;
  }

  @AfterEach
  void close() {
    wallets.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void isMaybeWhenTheConnectionBreaksBeforeAResponse(Fault fault) {
    sandbox.misbehaves(aResponse().withFault(fault));

    TransportFailure failure =
        catchThrowableOfType(TransportFailure.class, () -> update(Sandbox.WALLET));

    assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
    assertThat(failure).hasCauseInstanceOf(IOException.class);
    sandbox.onlyRequest();
  }

  @Test
  void isMaybeWhenTheDeadlinePasses() {
    sandbox.misbehaves(aResponse().withFixedDelay(10_000));

    try (JuspayWallets hasty = sandbox.client().deadline(Duration.ofMillis(200)).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(hasty, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
    }
  }

  @Test
  void isYesWhenTheDeadlinePassesDuringTheResponse() throws IOException {
    try (RawServer server = new RawServer(RawServer.HALF_A_RESPONSE);
        JuspayWallets hasty =
            sandbox
                .client()
                .environment(server.environment())
                .deadline(Duration.ofMillis(500))
                .build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(hasty, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.YES);
      assertThat(failure).hasMessageContaining("The response is incomplete");
    }
  }

  @Test
  void isNoWhenTheConnectionIsRefused() throws IOException {
    try (JuspayWallets client = sandbox.client().environment(Sandbox.unreachable()).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(client, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.NO);
      assertThat(failure).hasMessageContaining("a retry is safe");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void isMaybeWhenOnlyAnEarlierAttemptWasSent() {
    sandbox.misbehaves(aResponse().withStatus(503).withHeader("Connection", "close"));
    AtomicInteger lookups = new AtomicInteger();
    OkHttpClient lost =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  if (lookups.incrementAndGet() > 1) {
                    throw new UnknownHostException("no more");
                  }
                  return Dns.SYSTEM.lookup(host);
                })
            .build();
    RetryPolicy policy =
        RetryPolicy.builder().alsoOnStatus(503).firstDelay(Duration.ofMillis(1)).build();

    try (JuspayWallets client = sandbox.client().httpClient(lost).retryPolicy(policy).build()) {
      TransportFailure failure =
          catchThrowableOfType(TransportFailure.class, () -> mode.update(client, Sandbox.WALLET));

      assertThat(failure.wasSent()).isEqualTo(Sent.MAYBE);
      assertThat(failure).hasMessageContaining("may have executed the request");
      assertThat(failure.attempts()).isEqualTo(3);
    }
    sandbox.onlyRequest();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void sendsOnceWhereOkHttpAloneWouldResend(int status) {
    sandbox.misbehaves(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    ApiError error = catchThrowableOfType(ApiError.class, () -> update(Sandbox.WALLET));

    assertThat(error.status()).isEqualTo(status);
    sandbox.onlyRequest();
  }

  private void update(String walletId) {
    mode.update(wallets, walletId);
  }
}
