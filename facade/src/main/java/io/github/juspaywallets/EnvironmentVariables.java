// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.net.URI;
import java.util.Map;

/** Reads a client's settings from environment variables. */
final class EnvironmentVariables {
  private static final String API_KEY = "JUSPAY_API_KEY";
  private static final String ENVIRONMENT = "JUSPAY_ENVIRONMENT";
  private static final String MERCHANT_ID = "JUSPAY_MERCHANT_ID";

  private EnvironmentVariables() {}

  static JuspayWallets client(Map<String, String> variables) {
    JuspayWallets.Builder builder =
        JuspayWallets.builder().environment(environment(required(variables, ENVIRONMENT)));
    try {
      builder.apiKey(required(variables, API_KEY));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(API_KEY + " cannot be used: " + e.getMessage());
    }
    try {
      return builder.merchantId(variables.get(MERCHANT_ID)).build();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(MERCHANT_ID + " cannot be used: " + e.getMessage());
    }
  }

  static Environment environment(String value) {
    return switch (value) {
      case "sandbox" -> Environment.SANDBOX;
      case "production" -> Environment.PRODUCTION;
      default -> environmentAt(value);
    };
  }

  private static Environment environmentAt(String url) {
    try {
      return Environment.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      // Without the cause: it quotes the value, which may be a key in the wrong place.
      throw new IllegalStateException(ENVIRONMENT + " must be sandbox, production or an https URL");
    }
  }

  private static String required(Map<String, String> variables, String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The environment variable " + name + " is not set");
    }
    return value;
  }
}
