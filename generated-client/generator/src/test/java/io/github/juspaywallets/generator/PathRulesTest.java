// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRulesTest {
  @ParameterizedTest
  @CsvSource({"/a/{id},a/{id}", "/,./", "/a:b,./a:b"})
  void writesPathsRelativeToTheBaseUrl(String path, String retrofit) {
    assertThat(PathRules.forRetrofit(path)).isEqualTo(retrofit);
  }
}
