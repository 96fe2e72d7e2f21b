// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "größe", "日本", "😀", "a\\b", "\u00a0"})
  void keepsHarmlessText(String text) {
    assertThat(Print.escaped(text)).isEqualTo(text);
  }

  @Test
  void escapesControlAndDirectionCharacters() {
    assertThat(Print.escaped("a\nb\r\t\u001b[2J\u0000\u007f\u0085"))
        .isEqualTo("a\\u000ab\\u000d\\u0009\\u001b[2J\\u0000\\u007f\\u0085");
    assertThat(Print.escaped("\u2028\u2029\u202e\u2066\ufeff\u00ad"))
        .isEqualTo("\\u2028\\u2029\\u202e\\u2066\\ufeff\\u00ad");
    assertThat(Print.escaped("\ud83d-" + Character.toString(0xE0041)))
        .isEqualTo("\\ud83d-\\udb40\\udc41");
  }
}
