// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.util.Random;

/** Strings that have broken other programs, on their own or concatenated. */
final class NastyStrings {
  private static final String[] PIECES = {
    "",
    " ",
    "\t",
    "\n",
    "\r\nx-evil: 1",
    "\u0000",
    "\u007F",
    "\u0085",
    "\u00A0",
    "\u200B",
    "\u202E",
    "\uFEFF",
    "\uD800",
    "\uDFFF",
    "\uD83D\uDCF1",
    "e\u0301",
    "\u0130",
    "\u096D".repeat(10),
    "\uFF17",
    "null",
    "undefined",
    "NaN",
    "true",
    "-1",
    "1e9",
    "0x7F",
    "../",
    "..",
    ".",
    "/",
    "\\",
    "%2F",
    "%00",
    "%",
    "?",
    "#",
    "&",
    "=",
    "+",
    ";",
    ":",
    "@",
    "'",
    "\"",
    "`",
    "<script>",
    "${jndi:ldap://a}",
    "{{a}}",
    "%s%n",
    "' OR 1=1 --",
    "a".repeat(300),
    "7".repeat(50),
    "7".repeat(100_000),
    "+91",
    "0091",
    "()",
    "7777777777",
    "98765 43210",
    "wlt_1",
    "customer@example.com",
    "IN",
    "https://",
    "2023-06-30"
  };

  private final Random random;

  NastyStrings(Random random) {
    this.random = random;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(3); pieces >= 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
