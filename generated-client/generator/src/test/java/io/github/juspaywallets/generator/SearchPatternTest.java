// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[a-z]+$ ^[a-z]+$",
        "^a ^a[\\s\\S]*",
        "a$ [\\s\\S]*a\\z",
        "a|b [\\s\\S]*(?:a|b)[\\s\\S]*",
        "^(a|b)$ ^(a|b)$",
        "^[[&&a]$ ^[\\[\\&&a]$",
        "^\\/\\0$ ^/\\x00$"
      })
  void matchesWholeValues(String pattern, String java) {
    assertThat(new SearchPattern(pattern).whole()).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource({"/a/i,slashes", "a\\z,JavaScript does not define", "(,not a regular expression"})
  void findsFaults(String pattern, String fault) {
    assertThat(new SearchPattern(pattern).fault()).contains(fault);
  }
}
