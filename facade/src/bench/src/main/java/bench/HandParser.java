// SPDX-License-Identifier: Apache-2.0
package bench;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.BufferedSource;

/** Reads the response by hand with a fast reader: the least that a client can do. */
final class HandParser {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of("id", "object", "wallet", "linked", "metadata");

  String id;
  String object;
  String wallet;
  boolean linked;
  String mobileNumber;

  private HandParser() {}

  static HandParser parse(BufferedSource source) throws IOException {
    HandParser answer = new HandParser();
    JsonReader reader = JsonReader.of(source);
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(NAMES)) {
        case 0 -> answer.id = reader.nextString();
        case 1 -> answer.object = reader.nextString();
        case 2 -> answer.wallet = reader.nextString();
        case 3 -> answer.linked = reader.nextBoolean();
        case 4 -> answer.readMetadata(reader);
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
    return answer;
  }

  private void readMetadata(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      reader.nextName();
      mobileNumber = reader.nextString();
    }
    reader.endObject();
  }
}
