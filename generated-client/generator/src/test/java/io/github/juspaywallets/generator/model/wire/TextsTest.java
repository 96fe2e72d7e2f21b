// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.generator.model.OpenEnum;
import io.github.juspaywallets.generator.model.Timestamp;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void writesNumbersAsPlainDigits() {
    assertThat(Texts.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(Texts.of(new BigDecimal("1E-7"))).isEqualTo("0.0000001");
    assertThat(Texts.of(new BigDecimal("1.00"))).isEqualTo("1.00");
    assertThat(Texts.of(7L)).isEqualTo("7");
    assertThat(Texts.of(null)).isNull();
  }

  @Test
  void writesTimesAndEnumsInTheirWireFormat() {
    assertThat(Texts.of(Timestamp.of("2016-08-02T08:07:52+0000")))
        .isEqualTo("2016-08-02T08:07:52Z");
    OpenEnum<String> value = () -> "a\u202eb";
    assertThat(Texts.of(value)).isEqualTo("a\u202eb");
  }

  @Test
  void joinsTheValuesThatAreNotNull() {
    List<BigDecimal> numbers = Arrays.asList(new BigDecimal("1E+1"), null, BigDecimal.ONE);

    assertThat(Texts.ofAll(numbers)).containsExactly("10", "1");
    assertThat(Texts.joined(numbers)).isEqualTo("10,1");
    assertThat(Texts.joined(null)).isNull();
    assertThat(Texts.joinedForUrl(List.of("a,b", "c d+\u00e4"))).isEqualTo("a%2Cb,c%20d%2B%C3%A4");
    assertThat(Texts.joinedForUrl(List.of())).isEmpty();
  }
}
