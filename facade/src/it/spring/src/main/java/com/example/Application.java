// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.MobileNumber;
import io.github.juspaywallets.model.WalletAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  JuspayWallets wallets(
      @Value("${juspay.environment}") Environment environment,
      @Value("${juspay.api-key}") String apiKey) {
    return JuspayWallets.builder().environment(environment).apiKey(apiKey).build();
  }

  record NewNumber(@NotNull @MobileNumber String mobileNumber) {}

  record Wallet(String id, Optional<Boolean> linked, Optional<BigDecimal> balance) {
    static Wallet of(WalletAccount account) {
      return new Wallet(account.id(), account.linked(), account.currentBalance());
    }
  }

  @RestController
  static class NumberController {
    private final JuspayWallets wallets;

    NumberController(@Lazy JuspayWallets wallets) {
      this.wallets = wallets;
    }

    @PutMapping("/customers/{customer}/wallets/{wallet}/number")
    Wallet change(
        @PathVariable("customer") String customer,
        @PathVariable("wallet") String wallet,
        @Valid @RequestBody NewNumber number) {
      return Wallet.of(
          wallets.forCustomer(customer).updateMobileNumber(wallet, number.mobileNumber()));
    }
  }
}
