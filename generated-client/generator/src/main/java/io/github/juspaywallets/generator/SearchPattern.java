// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Converts an OpenAPI pattern, which is JavaScript and searched within a value, to an equivalent
 * Java pattern that matches the whole value, as Bean Validation requires.
 */
final class SearchPattern {
  private static final String ANYTHING = "[\\s\\S]*";

  /** Escaped letters with a different meaning in Java, or none in JavaScript. */
  private static final String NOT_JAVASCRIPT = "AGHQERXZzhNCeal";

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private @Nullable String fault;
  private int depth;
  private boolean inClass;
  private boolean alternatives;
  private boolean endsWithAnchor;

  SearchPattern(String source) {
    this.source = source;
    if (Pattern.compile("/.*/[dgimsuvy]*", Pattern.DOTALL).matcher(source).matches()) {
      this.fault = "is enclosed in slashes: OpenAPI patterns have neither slashes nor flags";
      return;
    }
    for (int i = 0; i < source.length(); ) {
      endsWithAnchor = false;
      i += translate(i);
    }
    check();
  }

  /** Translates the character at an index. Returns how many characters were read. */
  private int translate(int i) {
    char c = source.charAt(i);
    if (c == '\\') {
      escape(source.substring(i + 1, Math.min(i + 2, source.length())));
      return 2;
    }
    if (inClass) {
      inClass = c != ']';
      // JavaScript has neither nested classes nor intersections.
      boolean plain = c == '[' || (c == '&' && source.startsWith("&&", i));
      java.append(plain ? "\\" + c : c);
    } else if (source.startsWith("[^]", i)) {
      java.append("[\\s\\S]");
      return 3;
    } else if (c == '$') {
      java.append("\\z");
      endsWithAnchor = depth == 0;
    } else {
      inClass = c == '[';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      alternatives |= c == '|' && depth == 0;
      java.append(c);
    }
    return 1;
  }

  private void escape(String c) {
    if (!c.isEmpty() && NOT_JAVASCRIPT.contains(c)) {
      fault = "contains \\" + c + ", which JavaScript does not define";
    }
    // Java needs no escape for a slash, and reads \0 as the start of an octal number.
    java.append(c.equals("/") ? "/" : c.equals("0") ? "\\x00" : "\\" + c);
  }

  private void check() {
    try {
      Pattern.compile(java.toString());
    } catch (PatternSyntaxException e) {
      fault = fault == null ? "is not a regular expression" : fault;
    }
  }

  /** Why the pattern cannot be converted, or null. */
  @Nullable String fault() {
    return fault;
  }

  /** The pattern for the whole value, shorter if there are anchors. */
  String whole() {
    boolean begins = !alternatives && source.startsWith("^");
    boolean ends = !alternatives && endsWithAnchor;
    if (begins && ends) {
      return java.substring(0, java.length() - 2) + "$";
    }
    String core = alternatives ? "(?:" + java + ")" : java.toString();
    return (begins ? "" : ANYTHING) + core + (ends ? "" : ANYTHING);
  }
}
