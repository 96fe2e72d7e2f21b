// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads settings from environment variables. A blank variable counts as not set. */
record EnvironmentVariables(Map<String, String> values) {
  private static final String ENVIRONMENT = "JUSPAY_ENVIRONMENT";

  Environment environment() {
    String value = required(ENVIRONMENT);
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
      // Without the cause: it quotes the value, which may be a misplaced API key.
      throw new IllegalStateException(ENVIRONMENT + " must be sandbox, production or an https URL");
    }
  }

  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new IllegalStateException("The environment variable " + name + " is not set");
    }
    return value;
  }

  @Nullable String optional(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Gets a setting. If the value of the variable is invalid, the exception names the variable. */
  static <T> T use(String name, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + " is invalid: " + e.getMessage());
    }
  }
}
