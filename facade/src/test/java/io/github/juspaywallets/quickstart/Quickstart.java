// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.quickstart;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.NewWallet;
import io.github.juspaywallets.model.TopUp;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletMetadata;
import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.net.URI;

/**
 * Updates a mobile number, and then goes through the life of a wallet. Run by {@code mvn -q
 * -Pquickstart verify} against an embedded sandbox, or with {@code -Dquickstart.live=true} against
 * Juspay's. Never runs against production.
 */
public final class Quickstart {
  private static final String NUMBER = "7777777777";

  private Quickstart() {}

  /**
   * Runs the quickstart.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    if (Boolean.getBoolean("quickstart.live")) {
      callJuspaysSandbox();
    } else {
      callAnEmbeddedSandbox();
    }
  }

  private static void callAnEmbeddedSandbox() {
    WireMockServer sandbox =
        new WireMockServer(
            wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"));
    sandbox.start();
    try (JuspayWallets wallets =
        client(Environment.of(URI.create(sandbox.baseUrl())), "NOT0A0REAL0KEY")) {
      WalletAccount wallet =
          wallets
              .forCustomer("customer_1122")
              .updateMobileNumber("wlt_yvuidaupkvz3", "+91 77777 77777");
      printExchange(sandbox.getAllServeEvents().get(0));
      printWallet(wallet);
      live(wallets.forCustomer("customer_life"));
    } finally {
      sandbox.stop();
    }
  }

  /** Prints the result of each call in the life of a wallet. */
  private static void live(CustomerWallets customer) {
    System.out.println("The life of a wallet");
    String id = show("create", customer.create(NewWallet.of(WalletProvider.MOBIKWIK))).id();
    show("authenticate", customer.authenticate(id));
    show("link", customer.link(id, "345678"));
    show("updateMobileNumber", customer.updateMobileNumber(id, NUMBER));
    show("refresh", customer.refresh(id));
    TopUp topUp = customer.topUp(id, new BigDecimal("100"), "topup_42");
    show("topUp", topUp.status().orElseThrow() + ", the customer pays at its payment page");
    show("refresh", customer.refresh(id));
    show("delink", customer.delink(id));
    show("get", customer.get(id));
    show("list", customer.list().wallets().size() + " wallet");
  }

  private static WalletAccount show(String call, WalletAccount wallet) {
    show(
        call,
        (wallet.linked().orElse(false) ? "linked" : "not linked")
            + wallet.currentBalance().map(balance -> ", balance " + balance).orElse(""));
    return wallet;
  }

  private static void show(String call, String result) {
    System.out.printf("  %-18s  %s%n", call, result);
  }

  private static void callJuspaysSandbox() {
    try (JuspayWallets wallets = client(Environment.SANDBOX, System.getenv("JUSPAY_API_KEY"))) {
      wallets
          .forCustomer(property("quickstart.routingId"))
          .updateMobileNumber(property("quickstart.walletId"), property("quickstart.mobileNumber"));
    }
    System.out.println("Juspay's sandbox responded with the updated wallet.");
  }

  private static JuspayWallets client(Environment environment, String apiKey) {
    return JuspayWallets.builder().environment(environment).apiKey(apiKey).build();
  }

  private static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("-D" + name + "=... is not set");
    }
    return value;
  }

  private static void printExchange(ServeEvent event) {
    System.out.println("Request");
    System.out.println("  " + event.getRequest().getMethod() + " " + event.getRequest().getUrl());
    for (HttpHeader header : event.getRequest().getHeaders().all()) {
      boolean secret = header.keyEquals("Authorization");
      System.out.println("  " + header.key() + ": " + (secret ? "Basic ***" : header.firstValue()));
    }
    System.out.println("  " + event.getRequest().getBodyAsString());
    System.out.println("Response");
    System.out.println("  " + event.getResponse().getStatus());
    System.out.println("  " + event.getResponse().getBodyAsString());
  }

  private static void printWallet(WalletAccount wallet) {
    String number = wallet.metadata().flatMap(WalletMetadata::mobileNumber).orElse("none");
    System.out.println("Wallet");
    System.out.println("  " + wallet);
    if (!number.equals(NUMBER)) {
      throw new IllegalStateException("The mobile number was not updated");
    }
    System.out.println("  The mobile number is now " + number + ".");
  }
}
