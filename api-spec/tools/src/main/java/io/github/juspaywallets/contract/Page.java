// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of Juspay's pages: sections ("## Headers:") of items ("#### x-routing-id:"). */
final class Page {
  private static final Pattern SECTION = Pattern.compile("^## ([^#].*?):?\\s*$");
  private static final Pattern ITEM = Pattern.compile("^#### (.+?):\\s*$");
  private static final Pattern NESTED = Pattern.compile("^(\\s+)- \\*\\*(.+?)\\*\\*:\\s*$");
  private static final Pattern TAGS = Pattern.compile("^(\\s*)- Tags: (.+)$");
  private static final Pattern CURL = Pattern.compile("(?ms)^curl .*?(?=^curl |\\z)");
  private static final Pattern DATA =
      Pattern.compile("(?:--data(?:-raw|-urlencode)?|-d) ['\"]([^'\"]*)['\"]");

  /** Its own URL; empty if it has none. */
  final String source;

  private final Map<String, String> sections = new LinkedHashMap<>();

  Page(String markdown) {
    source = found("(?m)\\A---\\n(?:.*\\n)*?page_source: *(\\S+?)(?:\\.md)?/?$", markdown);
    String section = "";
    // One page has a heading on the same line as a sentence.
    for (String line : markdown.replace(". ## ", ".\n## ").lines().toList()) {
      Matcher heading = SECTION.matcher(line);
      if (heading.find()) {
        section = heading.group(1).toLowerCase(Locale.ROOT);
      } else {
        sections.merge(section, line + "\n", String::concat);
      }
    }
  }

  String section(String name) {
    return sections.getOrDefault(name, "");
  }

  /** The first group of the first match, or empty. */
  static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private record Open(int indent, String name) {}

  /** Names and tags, for example [x-routing-id: [string, required], list.id: [string]]. */
  static Map<String, List<String>> items(String section) {
    Map<String, List<String>> items = new LinkedHashMap<>();
    // The enclosing items of the line, innermost first.
    Deque<Open> open = new ArrayDeque<>();
    for (String line : section.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      Matcher nested = NESTED.matcher(line);
      Matcher tags = TAGS.matcher(line);
      if (item.find()) {
        open.clear();
        open.push(new Open(-1, item.group(1)));
        items.put(item.group(1), List.of());
      } else if (nested.find() && !open.isEmpty()) {
        close(open, nested.group(1).length());
        String name = open.element().name + "." + nested.group(2).toLowerCase(Locale.ROOT);
        open.push(new Open(nested.group(1).length(), name));
        items.put(name, List.of());
      } else if (tags.find() && !open.isEmpty()) {
        close(open, tags.group(1).length());
        String words = tags.group(2).toLowerCase(Locale.ROOT).strip();
        items.put(open.element().name, List.of(words.split("\\s*,\\s*", -1)));
      }
    }
    return items;
  }

  private static void close(Deque<Open> open, int indent) {
    while (open.element().indent >= indent) {
      open.pop();
    }
  }

  /** A sample request: method, path and form fields. */
  record Request(String method, String path, Map<String, String> fields) {}

  List<Request> requests() {
    return CURL.matcher(section("sample code snippets"))
        .results()
        .map(curl -> request(curl.group()))
        .toList();
  }

  private static Request request(String curl) {
    Map<String, String> fields = new LinkedHashMap<>();
    DATA.matcher(curl)
        .results()
        .flatMap(data -> List.of(data.group(1).split("&", -1)).stream())
        .map(field -> (field + "=").split("=", -1))
        .forEach(field -> fields.put(field[0], field[1]));
    String method = found("(?:--request|-X) (\\w+)", curl).toLowerCase(Locale.ROOT);
    String path = found("https?://[^/'\"\\s]+([^'\"?\\s]*)", curl);
    return new Request(method.isEmpty() ? fields.isEmpty() ? "get" : "post" : method, path, fields);
  }

  /** The documented responses: their items, by status. */
  Map<String, Map<String, List<String>>> responses() {
    Map<String, Map<String, List<String>>> responses = new LinkedHashMap<>();
    for (String response : section("api responses").split("(?m)^### ", -1)) {
      String status = found("^(\\d+)", response);
      if (!status.isEmpty()) {
        responses.put(status, items(response));
      }
    }
    return responses;
  }
}
