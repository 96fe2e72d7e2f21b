// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of Juspay's pages: sections ("## Headers:") of items ("#### x-routing-id:"). */
final class Page {
  private static final Pattern SECTION = Pattern.compile("^## ([^#].*?):?\\s*$");
  private static final Pattern ITEM = Pattern.compile("^#### (.+?):\\s*$");
  private static final Pattern NESTED = Pattern.compile("^(\\s+)- \\*\\*(.+?)\\*\\*:\\s*$");
  private static final Pattern TAGS = Pattern.compile("^(\\s*)- Tags: (.+)$");

  private final String markdown;
  private final Map<String, String> sections = new LinkedHashMap<>();

  Page(String markdown) {
    this.markdown = markdown;
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

  /** The first group of each match in a section. */
  private List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
  }

  private String first(String pattern, String text) {
    List<String> all = all(pattern, text);
    return all.isEmpty() ? "" : all.get(0);
  }

  private String section(String name) {
    return sections.getOrDefault(name, "");
  }

  /** Its own URL; empty if it has none. */
  String source() {
    return first("(?m)\\A---\\n(?:.*\\n)*?page_source: *(\\S+?)(?:\\.md)?/?$", markdown);
  }

  /** The URLs by environment. */
  Map<String, String> endpoints() {
    Map<String, String> endpoints = new LinkedHashMap<>();
    for (String line : all("(?m)^- (\\w+: \\S+)", section("endpoints"))) {
      endpoints.put(line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT), line.split(": ", 2)[1]);
    }
    return endpoints;
  }

  String method() {
    return section("request type").strip().toUpperCase(Locale.ROOT);
  }

  String authorization() {
    return first("#### (\\w+) Auth", section("authorization")).toLowerCase(Locale.ROOT);
  }

  String contentType() {
    return first("#### Content-Type:\\s+(\\S+)", section("headers"));
  }

  List<String> sampleResponses() {
    return all("(?s)```json\\s*(.*?)```", section("sample code snippets"));
  }

  private record Open(int indent, String name) {}

  /** Names and tags, for example [x-routing-id: [string, required], list.id: [string]]. */
  Map<String, List<String>> items(String section) {
    return itemsIn(section(section));
  }

  private static Map<String, List<String>> itemsIn(String text) {
    Map<String, List<String>> items = new LinkedHashMap<>();
    // The enclosing items of the line, innermost first.
    Deque<Open> open = new ArrayDeque<>();
    for (String line : text.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      Matcher nested = NESTED.matcher(line);
      Matcher tags = TAGS.matcher(line);
      if (item.find()) {
        open.clear();
        open.push(new Open(-1, item.group(1)));
        items.put(item.group(1), List.of());
      } else if (!open.isEmpty() && nested.find()) {
        String name = parent(open, nested) + "." + nested.group(2).toLowerCase(Locale.ROOT);
        open.push(new Open(nested.group(1).length(), name));
        items.put(name, List.of());
      } else if (!open.isEmpty() && tags.find()) {
        String words = tags.group(2).toLowerCase(Locale.ROOT).strip();
        items.put(parent(open, tags), List.of(words.split("\\s*,\\s*", -1)));
      }
    }
    return items;
  }

  /** The item that a line with this indent belongs to. */
  private static String parent(Deque<Open> open, MatchResult line) {
    while (open.element().indent >= line.group(1).length()) {
      open.pop();
    }
    return open.element().name;
  }

  /** A sample request: method, path and form fields. */
  record Request(String method, String path, Map<String, String> fields) {}

  List<Request> requests() {
    return all("(?ms)(^curl .*?)(?=^curl |\\z)", section("sample code snippets")).stream()
        .map(this::request)
        .toList();
  }

  private Request request(String curl) {
    Map<String, String> fields = new LinkedHashMap<>();
    String quoted = "(?:--data(?:-raw|-urlencode)?|-d) ['\"]([^'\"]*)['\"]";
    for (String field : String.join("&", all(quoted, curl)).split("&", -1)) {
      fields.put(field.replaceFirst("=.*", ""), field.replaceFirst("[^=]*=?", ""));
    }
    fields.remove("");
    String method = first("(?:--request|-X) (\\w+)", curl).toUpperCase(Locale.ROOT);
    String path = first("https?://[^/'\"\\s]+([^'\"?\\s]*)", curl);
    return new Request(method.isEmpty() ? fields.isEmpty() ? "GET" : "POST" : method, path, fields);
  }

  /** The documented responses: their items, by status. */
  Map<String, Map<String, List<String>>> responses() {
    Map<String, Map<String, List<String>>> responses = new LinkedHashMap<>();
    for (String response : section("api responses").split("(?m)^### ", -1)) {
      if (response.matches("(?s)\\d.*")) {
        responses.put(response.replaceFirst("(?s)\\D.*", ""), itemsIn(response));
      }
    }
    return responses;
  }
}
