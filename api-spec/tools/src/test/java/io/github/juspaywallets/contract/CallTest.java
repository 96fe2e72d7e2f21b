// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path folder;

  private List<String> titles(String type) {
    String text = Sample.edited(Sample.text("books.yaml"), FORM + ":", type + ":");
    return Call.of(Sample.contract(folder, "books.yaml", text)).stream().map(Call::title).toList();
  }

  @Test
  void aFormHasItsCommandsWhateverTheParametersOfItsType() {
    assertThat(titles(FORM + "; charset=utf-8"))
        .isEqualTo(titles(FORM))
        .anyMatch(title -> title.contains("="));
  }
}
