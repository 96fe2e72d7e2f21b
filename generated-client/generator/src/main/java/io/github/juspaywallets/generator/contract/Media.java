// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Media types, compared without their parameters. */
public final class Media {
  private Media() {}

  private static String plain(String type) {
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether a type is JSON itself.
   *
   * @param type a media type
   * @return whether it is
   */
  public static boolean isPlainJson(String type) {
    return plain(type).equals("application/json");
  }

  /**
   * Returns whether a type is JSON, or a form of it.
   *
   * @param type a media type
   * @return whether it is
   */
  public static boolean isJson(String type) {
    return plain(type).matches("application/(json|[\\w.-]+\\+json)");
  }

  /**
   * Returns whether a type is a form.
   *
   * @param type a media type
   * @return whether it is
   */
  public static boolean isForm(String type) {
    return plain(type).equals("application/x-www-form-urlencoded");
  }

  /**
   * Returns whether a type is a form of several parts.
   *
   * @param type a media type
   * @return whether it is
   */
  public static boolean isMultipart(String type) {
    return plain(type).equals("multipart/form-data");
  }

  /**
   * Returns whether a type is text.
   *
   * @param type a media type
   * @return whether it is
   */
  public static boolean isText(String type) {
    return plain(type).equals("text/plain");
  }

  /**
   * Returns the type that requests have.
   *
   * @param types the declared types
   * @return the first that generated code can send
   */
  public static Optional<String> supported(Collection<String> types) {
    return types.stream()
        .filter(t -> isForm(t) || isMultipart(t) || isJson(t) || isText(t))
        .findFirst();
  }
}
