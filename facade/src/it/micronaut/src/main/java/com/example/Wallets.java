// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Makes the client a bean, which is closed when the application stops. */
@Factory
final class Wallets {
  @Singleton
  @Bean(preDestroy = "close")
  JuspayWallets wallets(
      @Value("${juspay.environment}") String environment,
      @Value("${juspay.api-key}") String apiKey) {
    return JuspayWallets.builder()
        .environment(Environment.valueOf(environment))
        .apiKey(apiKey)
        .build();
  }
}
