// SPDX-License-Identifier: Apache-2.0
package com.example;

import com.sun.net.httpserver.HttpServer;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayException;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes calls in the jar whose packages have moved, and fails if a result is wrong. */
public final class Main {
  private static final String WALLET =
      "{\"id\":\"wlt_1\",\"linked\":true,\"current_balance\":250.75,\"metadata\":{\"k\":\"v\"}}";

  private Main() {}

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/wallets/wlt_1", 200, WALLET);
    answer(server, "/wallets/wlt_2", 400, "{\"error_code\":\"INVALID_INPUT\"}");
    answer(server, "/customers", 200, "{\"list\":[" + WALLET + "]}");
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (JuspayWallets wallets =
        JuspayWallets.builder().environment(Environment.of(url)).apiKey("KEY").build()) {
      check(wallets.forCustomer("customer_1122"));
    } finally {
      server.stop(0);
    }
  }

  private static void check(CustomerWallets customer) {
    require(JuspayWallets.class.getName().startsWith("com.example."));
    WalletAccount updated = customer.updateMobileNumber("wlt_1", "7777777777");
    require(updated.currentBalance().equals(Optional.of(new BigDecimal("250.75"))));
    require(updated.toString().contains("linked=true"));
    require(customer.list().wallets().equals(List.of(updated)));
    try {
      customer.get("wlt_2");
      require(false);
    } catch (JuspayException.Rejected e) {
      require(e.errorCode().equals(Optional.of("INVALID_INPUT")));
    }
    try {
      customer.get("a/b");
      require(false);
    } catch (JuspayException.InvalidRequest e) {
      require(e.getMessage().contains("walletId"));
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("A call in the moved packages has a wrong result");
    }
  }

  private static void answer(HttpServer server, String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes();
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
