// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Media types, compared without their parameters. */
final class Media {
  private Media() {}

  private static String plain(String type) {
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  static boolean isPlainJson(String type) {
    return plain(type).equals("application/json");
  }

  static boolean isJson(String type) {
    return plain(type).matches("application/(json|[\\w.-]+\\+json)");
  }

  static boolean isForm(String type) {
    return plain(type).equals("application/x-www-form-urlencoded");
  }

  static boolean isMultipart(String type) {
    return plain(type).equals("multipart/form-data");
  }

  static boolean isText(String type) {
    return plain(type).equals("text/plain");
  }

  /** The first type of a request that can be sent. */
  static Optional<String> supported(Collection<String> types) {
    return types.stream()
        .filter(t -> isForm(t) || isMultipart(t) || isJson(t) || isText(t))
        .findFirst();
  }
}
