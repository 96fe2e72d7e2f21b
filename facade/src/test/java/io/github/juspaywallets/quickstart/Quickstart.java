// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.quickstart;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletMetadata;
import java.net.URI;

/**
 * The main job, run by {@code mvn -q -Pquickstart verify}: against an embedded sandbox, or with
 * {@code -Dquickstart.live=true} against the vendor's own, and never against production.
 */
public final class Quickstart {
  private static final String NUMBER = "7777777777";

  private Quickstart() {}

  /**
   * Runs it.
   *
   * @param args not read
   */
  public static void main(String[] args) {
    if (Boolean.getBoolean("quickstart.live")) {
      callTheVendorsSandbox();
    } else {
      callAnEmbeddedSandbox();
    }
  }

  private static void callAnEmbeddedSandbox() {
    WireMockServer sandbox =
        new WireMockServer(
            wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"));
    sandbox.start();
    try {
      Environment environment = Environment.of(URI.create(sandbox.baseUrl()));
      WalletAccount wallet =
          update(
              environment,
              "NOT0A0REAL0KEY",
              "customer_1122",
              "wlt_yvuidaupkvz3",
              "+91 77777 77777");
      printExchange(sandbox.getAllServeEvents().get(0));
      printWallet(wallet);
    } finally {
      sandbox.stop();
    }
  }

  private static void callTheVendorsSandbox() {
    update(
        Environment.SANDBOX,
        System.getenv("JUSPAY_API_KEY"),
        property("quickstart.routingId"),
        property("quickstart.walletId"),
        property("quickstart.mobileNumber"));
    System.out.println("The vendor's sandbox answered with the updated wallet.");
  }

  private static WalletAccount update(
      Environment environment, String apiKey, String customer, String walletId, String number) {
    try (JuspayWallets wallets =
        JuspayWallets.builder().environment(environment).apiKey(apiKey).build()) {
      return wallets.forCustomer(customer).updateMobileNumber(walletId, number);
    }
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
    System.out.println("Answer");
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
