// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.Authentication;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients of the same platform that differ in a setting, such as the API key of a merchant. */
@ParameterizedClass
@EnumSource(Mode.class)
class DerivedClientsTest {
  private static final int CLIENTS = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Mode mode;

  DerivedClientsTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void sendTheirOwnSettingsOverTheSameConnection() throws Exception {
    try (ScriptedServer server = healthy();
        JuspayWallets first = client(server);
        JuspayWallets second =
            first.toBuilder().apiKey("second").merchantId("merchant_2").build()) {
      mode.update(first, "wlt_1");
      mode.update(second, "wlt_1");
      mode.update(first, "wlt_1");

      assertThat(server.requests())
          .extracting(request -> request.contains(basic("second")))
          .containsExactly(false, true, false);
      assertThat(server.requests())
          .extracting(request -> request.contains("x-merchantid: merchant_2"))
          .containsExactly(false, true, false);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void callTheirOwnEnvironment() throws Exception {
    try (ScriptedServer server = healthy();
        ScriptedServer other = healthy();
        JuspayWallets first = client(server);
        JuspayWallets second = first.toBuilder().environment(other.environment()).build()) {
      mode.update(second, "wlt_1");

      assertThat(server.requests()).isEmpty();
      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void stayOpenWhenOthersAreClosed() throws Exception {
    try (ScriptedServer server = healthy()) {
      JuspayWallets first = client(server);
      JuspayWallets second = first.toBuilder().apiKey("second").build();
      JuspayWallets third = second.toBuilder().apiKey("third").build();
      second.close();
      mode.update(first, "wlt_1");
      first.close();
      mode.update(third, "wlt_1");
      third.close();

      for (JuspayWallets closed : List.of(first, second, third)) {
        assertThatIllegalStateException().isThrownBy(() -> mode.update(closed, "wlt_1"));
      }
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void hideTheirOwnKey() throws Exception {
    String canary = "canarycanary";
    String body = "{\"error_code\":\"%s\",\"error_message\":\"%s\"}".formatted(canary, canary);
    try (ScriptedServer server = ScriptedServer.always("401 Unauthorized", "", body);
        JuspayWallets first = client(server);
        JuspayWallets second = first.toBuilder().apiKey(canary).build()) {
      Authentication failure =
          catchThrowableOfType(Authentication.class, () -> mode.update(second, "wlt_1"));

      assertThat(failure).hasMessageNotContaining(canary);
    }
  }

  @Test
  void askForAKeyThatChangesAtEachCall() throws Exception {
    Iterator<String> keys = List.of("first", "second", "not a key").iterator();
    try (ScriptedServer server = healthy();
        JuspayWallets wallets = client(server).toBuilder().apiKeyFrom(keys::next).build()) {
      mode.update(wallets, "wlt_1");
      mode.update(wallets, "wlt_1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mode.update(wallets, "wlt_1"))
          .withMessageNotContaining("not a key");

      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(0)).contains(basic("first"));
      assertThat(server.requests().get(1)).contains(basic("second"));
    }
  }

  @Test
  void needLittleTimeAndMemory() throws Exception {
    try (ScriptedServer server = healthy();
        JuspayWallets origin = client(server)) {
      use(origin);
      List<JuspayWallets> clients = new ArrayList<>();
      int threads = Thread.activeCount();
      long before = Memory.held();
      long cpu = THREADS.getCurrentThreadCpuTime();
      IntStream.range(0, CLIENTS)
          .forEach(i -> clients.add(origin.toBuilder().apiKey("key_of_merchant_" + i).build()));
      assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu))
          .isLessThan(Duration.ofMillis(400));
      clients.forEach(this::use);

      assertThat((Memory.held() - before) / CLIENTS).isLessThan(4 * 1024);
      assertThat(Thread.activeCount()).isLessThan(threads + 5);
      assertThat(server.connections()).isLessThan(5);
      clients.forEach(JuspayWallets::close);
    }
  }

  /** A refusal starts Hibernate Validator, and a top-up has constraints of numbers. */
  private void use(JuspayWallets wallets) {
    RoutedWallets customer = wallets.forCustomer("customer_1122");
    assertThat(catchThrowableOfType(InvalidRequest.class, () -> mode.update(wallets, "wlt 1")))
        .hasMessageContaining("walletId");
    catchThrowableOfType(
        InvalidRequest.class, () -> customer.topUp("wlt_1", new BigDecimal("-1"), "topup_42"));
  }

  private static ScriptedServer healthy() throws Exception {
    return ScriptedServer.always("200 OK", "", ScriptedServer.WALLET);
  }

  private static JuspayWallets client(ScriptedServer server) {
    return JuspayWallets.builder().environment(server.environment()).apiKey("first").build();
  }

  private static String basic(String key) {
    return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes());
  }
}
