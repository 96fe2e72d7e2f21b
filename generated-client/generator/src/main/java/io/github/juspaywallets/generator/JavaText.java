// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Escapes text of a contract for Java sources. */
final class JavaText {
  private static final Map<Character, String> SHORT =
      Map.of('\n', "\\n", '\r', "\\r", '\t', "\\t", '"', "\\\"", '\\', "\\\\");
  private static final Map<Character, String> ENTITIES =
      Map.of(
          '&', "&amp;", '<', "&lt;", '>', "&gt;", '@', "&#64;", '{', "&#123;", '}', "&#125;", '\\',
          "&#92;");
  private static final Pattern CODE =
      Pattern.compile("([\\w .:;,/$+=?!#%()\\[\\]\"'-]|\\{[\\w.-]*})+");

  private JavaText() {}

  /** A string literal. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String escape = SHORT.get(c);
      literal.append(escape != null ? escape : isVisible(c) ? String.valueOf(c) : unicode(c));
    }
    return literal.append('"').toString();
  }

  private static boolean isVisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** The compiler decodes Unicode escapes before literals: control characters need octal ones. */
  private static String unicode(char c) {
    return String.format(c < ' ' ? "\\%03o" : "\\u%04x", (int) c);
  }

  /** A text for a comment: one line, without Javadoc tags, HTML or comment delimiters. */
  static String doc(@Nullable String text) {
    StringBuilder doc = new StringBuilder();
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      String entity = ENTITIES.get(c);
      boolean kept = isVisible(c) || Character.isSurrogate(c);
      doc.append(entity != null ? entity : kept ? String.valueOf(c) : " ");
    }
    return doc.toString()
        .replace("*/", "*&#47;")
        .replace("/*", "/&#42;")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** A text for a comment, or another one if it says nothing. */
  static String doc(@Nullable String text, String fallback) {
    String doc = doc(text);
    return doc.isEmpty() ? fallback : doc;
  }

  /** A name or value for a comment, in code font. */
  static String code(String text) {
    if (CODE.matcher(text).matches()) {
      return "{@code " + text + "}";
    }
    return doc(text).isEmpty() ? "{@code \"\"}" : "<code>" + doc(text) + "</code>";
  }
}
