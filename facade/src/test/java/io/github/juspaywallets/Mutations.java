// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.contract.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Nearly valid responses: known samples with a few changes. Reproducible: depends only on a number.
 */
final class Mutations {
  /** Shapes that Juspay's pages show, but not the examples of the contract. */
  private static final List<String> WILD =
      List.of(
          "{\"id\":\"wlt_yvuidaupkvz3\",\"linked\":\"true\",\"current_balance\":\"250.00\",\"metadata\":\"\"}",
          "{\"id\":\"wlt_yvuidaupkvz3\",\"last_refreshed\":\"2017-04-26T05:22:15.341+0000\",\"metadata\":null}",
          "{\"status_id\":-1,\"status\":\"error\",\"error_code\":\"a\",\"request_id\":\"r\"}",
          "{\"session_id\":\"s\",\"user_message\":\"c\",\"code\":\"a\",\"type\":\"t\",\"message\":\"b\"}",
          "{\"response\":{\"errorMessage\":\"b\",\"error\":\"e\",\"errorCode\":\"a\"},\"code\":404}",
          "{\"errorCode\":\"a\",\"errorInfo\":\"{\\\"code\\\":\\\"A\\\",\\\"fields\\\":[]}\"}",
          "<html><body>502</body></html>",
          "null",
          "[]",
          "");

  /** Input that breaks parsers, in ISO 8859-1, so that it can contain malformed UTF-8. */
  private static final String[] PIECES = {
    "null",
    "true",
    "-0",
    "1e999",
    "9".repeat(400),
    "0.1e-400",
    "\"\"",
    "{}",
    "[]",
    "[",
    "{",
    "}",
    ":",
    ",",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\u12",
    "\u0000",
    "\u00FF",
    "\u00C3",
    "\u00ED\u00A0\u0080",
    "\u00EF\u00BB\u00BF",
    "\n",
    "//",
    "'",
    "NaN",
    "\"id\":",
    "\"id\":null,",
    "\"error\":true,",
    "\"error_info\":\"{\"",
    "\"fields\":[[]],",
    "[".repeat(500),
    "{\"a\":".repeat(300)
  };

  private final List<byte[]> samples = new ArrayList<>();

  Mutations() {
    var json = new Moshi.Builder().build().adapter(Object.class).serializeNulls();
    Described.CURRENT
        .responseExamples()
        .values()
        .forEach(example -> samples.add(json.toJson(example).getBytes(UTF_8)));
    WILD.forEach(sample -> samples.add(sample.getBytes(UTF_8)));
  }

  byte[] next(int number) {
    Random random = new Random(number);
    String text = latin(random);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      text = change(text, random);
    }
    return text.getBytes(ISO_8859_1);
  }

  private String latin(Random random) {
    return new String(samples.get(random.nextInt(samples.size())), ISO_8859_1);
  }

  private String change(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = from + random.nextInt(Math.min(20, text.length() - from) + 1);
    String head = text.substring(0, from);
    String tail = text.substring(to);
    return switch (random.nextInt(6)) {
      case 0 -> head + tail;
      case 1 -> head;
      case 2 -> head + text.substring(from, to).repeat(3) + tail;
      case 3 -> head + (char) random.nextInt(256) + tail;
      case 4 -> head + latin(random) + tail;
      default -> head + PIECES[random.nextInt(PIECES.length)] + tail;
    };
  }
}
