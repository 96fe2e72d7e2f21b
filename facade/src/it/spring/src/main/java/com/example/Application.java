// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.MobileNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Application {
  @Bean
  JuspayWallets wallets(
      @Value("${juspay.url}") URI url, @Value("${juspay.api-key}") String apiKey) {
    return JuspayWallets.builder().environment(Environment.of(url)).apiKey(apiKey).build();
  }

  record NewNumber(@NotNull @MobileNumber String mobileNumber) {}

  @RestController
  static class NumberController {
    private final JuspayWallets wallets;

    NumberController(JuspayWallets wallets) {
      this.wallets = wallets;
    }

    @PutMapping("/customers/{customer}/wallets/{wallet}/number")
    void change(
        @PathVariable("customer") String customer,
        @PathVariable("wallet") String wallet,
        @Valid @RequestBody NewNumber number) {
      wallets.forCustomer(customer).updateMobileNumber(wallet, number.mobileNumber());
    }
  }
}
