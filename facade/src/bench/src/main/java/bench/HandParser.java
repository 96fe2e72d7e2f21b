// SPDX-License-Identifier: Apache-2.0
package bench;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/** Reads six properties of each wallet with a fast reader: the minimum work of a client. */
final class HandParser {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of(
          "id", "object", "wallet", "linked", "token", "mobile_number", "metadata");

  /** In the order of the names. The last one is an object with a part of the wallet. */
  private final Object[] properties = new Object[6];

  private HandParser() {}

  /** Returns the id of the only wallet, or of the last one of a list. */
  static String lastId(Work work, BufferedSource source) throws IOException {
    List<HandParser> wallets = new ArrayList<>();
    JsonReader reader = JsonReader.of(source);
    if (!work.isList()) {
      wallets.add(new HandParser().read(reader));
    } else {
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("list")) {
          reader.beginArray();
          while (reader.hasNext()) {
            wallets.add(new HandParser().read(reader));
          }
          reader.endArray();
        } else {
          reader.skipValue();
        }
      }
    }
    return (String) wallets.get(work.wallets - 1).properties[0];
  }

  private HandParser read(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      int name = reader.selectName(NAMES);
      if (name < 0) {
        reader.skipName();
        reader.skipValue();
      } else if (name == properties.length) {
        read(reader);
      } else {
        properties[name] =
            switch (reader.peek()) {
              case NULL -> reader.nextNull();
              case BOOLEAN -> reader.nextBoolean();
              default -> reader.nextString();
            };
      }
    }
    reader.endObject();
    return this;
  }
}
