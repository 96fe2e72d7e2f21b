// SPDX-License-Identifier: Apache-2.0
package com.example.wallets;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.NotFound;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.model.WalletAccount;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NumbersTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  @Test
  void allIsOnTheModulePath() {
    assertTrue(
        Stream.of(Numbers.class, JuspayWallets.class, WalletAccount.class)
            .allMatch(type -> type.getModule().getDescriptor() != null));
  }

  @Test
  void aCallSucceeds() {
    try (Numbers numbers = new Numbers(URI.create(juspay.baseUrl()))) {
      WalletAccount wallet = numbers.change("customer_1122", "wlt_1", "+91 77777 77777");

      assertEquals("wlt_1", wallet.id());
    }
    juspay.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void anErrorIsRead() {
    try (Numbers numbers = new Numbers(URI.create(juspay.baseUrl()))) {
      NotFound error =
          assertThrows(
              NotFound.class, () -> numbers.change("customer_1122", "wlt_unknown", "7777777777"));

      assertTrue(error.errorCode().isPresent());
    }
    juspay.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void anInvalidArgumentIsExplained() {
    try (Numbers numbers = new Numbers(URI.create(juspay.baseUrl()))) {
      InvalidRequest refused =
          assertThrows(InvalidRequest.class, () -> numbers.change("customer_1122", "a/b", "123"));

      assertEquals(2, refused.violations().size());
      assertTrue(refused.getMessage().contains("mobileNumber must be a mobile number"));
    }
    juspay.verify(0, postRequestedFor(anyUrl()));
  }
}
