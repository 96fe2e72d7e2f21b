// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTextTest {
  @Test
  void escapesLiterals() {
    assertThat(JavaText.literal("a\"b\\\n\u0001\u2028")).isEqualTo("\"a\\\"b\\\\\\n\\001\\u2028\"");
  }

  @Test
  void escapesComments() {
    assertThat(JavaText.doc(" <b> @x {@y} */\n& "))
        .isEqualTo("&lt;b&gt; &#64;x &#123;&#64;y&#125; *&#47; &amp;");
    assertThat(JavaText.doc(null)).isEmpty();
  }

  @Test
  void showsCode() {
    assertThat(JavaText.code("GET /a/{id}")).isEqualTo("{@code GET /a/{id}}");
    assertThat(JavaText.code("a<b")).isEqualTo("<code>a&lt;b</code>");
    assertThat(JavaText.code("")).isEqualTo("{@code \"\"}");
  }
}
