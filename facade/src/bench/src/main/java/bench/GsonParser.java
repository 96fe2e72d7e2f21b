// SPDX-License-Identifier: Apache-2.0
package bench;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;

/** Reads the response by hand with the most common JSON reader. */
final class GsonParser {
  private String id;
  private String object;
  private String wallet;
  private boolean linked;
  private String mobileNumber;

  private GsonParser() {}

  static String id(Reader source) throws IOException {
    GsonParser answer = new GsonParser();
    JsonReader reader = new JsonReader(source);
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> answer.id = reader.nextString();
        case "object" -> answer.object = reader.nextString();
        case "wallet" -> answer.wallet = reader.nextString();
        case "linked" -> answer.linked = reader.nextBoolean();
        case "metadata" -> answer.readMetadata(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return answer.id;
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
