// SPDX-License-Identifier: Apache-2.0
package bench;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/** Reads a wallet by hand with a fast reader: the minimum work of a client. */
final class HandParser {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of("id", "object", "wallet", "linked", "metadata", "token");

  String id;
  String object;
  String wallet;
  boolean linked;
  String mobileNumber;
  String token;

  private HandParser() {}

  static HandParser wallet(BufferedSource source) throws IOException {
    return wallet(JsonReader.of(source));
  }

  static List<HandParser> list(BufferedSource source) throws IOException {
    List<HandParser> wallets = new ArrayList<>();
    JsonReader reader = JsonReader.of(source);
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("list")) {
        reader.beginArray();
        while (reader.hasNext()) {
          wallets.add(wallet(reader));
        }
        reader.endArray();
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return wallets;
  }

  private static HandParser wallet(JsonReader reader) throws IOException {
    HandParser result = new HandParser();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(NAMES)) {
        case 0 -> result.id = reader.nextString();
        case 1 -> result.object = reader.nextString();
        case 2 -> result.wallet = reader.nextString();
        case 3 -> result.linked = reader.nextBoolean();
        case 4 -> result.readMetadata(reader);
        case 5 -> result.token = text(reader);
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
    return result;
  }

  private static String text(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : reader.nextString();
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
