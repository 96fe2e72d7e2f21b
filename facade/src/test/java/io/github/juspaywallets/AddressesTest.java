// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A host with several addresses, some of which fail. */
@ParameterizedClass
@EnumSource(Mode.class)
class AddressesTest {
  /** Clients remember failed addresses, so each test has another one. */
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  AddressesTest(Mode mode) {
    this.mode = mode;
  }

  @Test
  void triesTheNextAddressWhenOneIsSilentInTheTlsHandshake() throws Exception {
    try (ScriptedServer healthy = healthy();
        ServerSocket silent = silent(healthy);
        JuspayWallets wallets = client(healthy, silent).build()) {
      mode.update(wallets, "wlt_1");
      mode.update(wallets, "wlt_1");

      assertThat(healthy.requests()).hasSize(2);
    }
    assertThat(reports).extracting(CallReport::attempts).containsExactly(1, 1);
  }

  @Test
  void startsTheNextAttemptWithAnotherAddress() throws Exception {
    try (ScriptedServer healthy = healthy();
        ServerSocket silent = silent(healthy);
        JuspayWallets wallets =
            client(healthy, silent)
                .connectTimeout(Duration.ofMinutes(1))
                .attemptTimeout(Duration.ofSeconds(1))
                .build()) {
      mode.update(wallets, "wlt_1");

      assertThat(healthy.requests()).hasSize(1);
    }
    assertThat(reports).extracting(CallReport::attempts).containsExactly(2);
  }

  @Test
  void triesTheNextAddressWhenOneRefusesConnections() throws Exception {
    try (ScriptedServer healthy = healthy()) {
      ServerSocket refusing = silent(healthy);
      refusing.close();
      try (JuspayWallets wallets = client(healthy, refusing).build()) {
        mode.update(wallets, "wlt_1");
        mode.update(wallets, "wlt_1");
      }
      assertThat(healthy.requests()).hasSize(2);
    }
  }

  private static ScriptedServer healthy() throws Exception {
    return ScriptedServer.tls(
        connection -> {
          while (connection.request() != null) {
            connection.respond("200 OK", "", ScriptedServer.WALLET);
          }
        });
  }

  /** Accepts connections at another address of this machine, and says nothing. */
  private static ServerSocket silent(ScriptedServer healthy) throws IOException {
    int port = healthy.environment().baseUrl().getPort();
    try {
      return new ServerSocket(
          port, 50, InetAddress.getByName("127.0.0." + ADDRESSES.incrementAndGet()));
    } catch (BindException e) {
      return abort("This machine has one loopback address");
    }
  }

  private JuspayWallets.Builder client(ScriptedServer healthy, ServerSocket failing)
      throws Exception {
    InetAddress first = failing.getInetAddress();
    InetAddress second = InetAddress.getByName("127.0.0.1");
    OkHttpClient twoAddresses = Tls.trusting().dns(host -> List.of(first, second)).build();
    return JuspayWallets.builder()
        .environment(healthy.environment())
        .apiKey(Sandbox.API_KEY)
        .httpClient(twoAddresses)
        .connectTimeout(Duration.ofSeconds(1))
        .deadline(Duration.ofSeconds(20))
        .observer(reports::add);
  }
}
