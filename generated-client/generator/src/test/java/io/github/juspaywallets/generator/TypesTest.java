// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  @ParameterizedTest
  @CsvSource({
    "String,@Nullable String",
    "MultipartBody.Part,MultipartBody.@Nullable Part",
    "java.util.Date,java.util.@Nullable Date",
    "List<MultipartBody.Part>,@Nullable List<MultipartBody.Part>"
  })
  void annotatesTheLastPartOfAName(String type, String nullable) {
    assertThat(Types.orNull(type, true)).isEqualTo(nullable);
    assertThat(Types.orNull(type, false)).isEqualTo(type);
  }
}
