// SPDX-License-Identifier: Apache-2.0
package com.example.everything.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Properties that are required in only one direction. */
class NoteTest {
  private final JsonAdapter<Note> json =
      new Moshi.Builder().add(ModelJsonAdapters.factory()).build().adapter(Note.class);

  @Test
  void isSentWithoutResponseOnlyProperties() {
    Note note = Note.builder().text("t").secret("s").build();

    assertThat(note.id()).isEmpty();
    assertThat(json.toJson(note)).isEqualTo("{\"text\":\"t\",\"secret\":\"s\"}");
  }

  @Test
  void isReadWithoutRequestOnlyProperties() throws IOException {
    Note note = json.fromJson("{\"id\":\"1\",\"text\":\"t\"}");

    assertThat(note.id()).contains("1");
    assertThat(note.secret()).isEmpty();
  }

  @Test
  void requiresAllOtherProperties() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Note.builder().text("t").build())
        .withMessage("The required property secret is missing");
    assertThatIllegalStateException()
        .isThrownBy(() -> Note.builder().secret("s").build())
        .withMessage("The required property text is missing");
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson("{\"text\":\"t\"}"))
        .withMessage("Required property id is missing at path $");
  }
}
