// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of any shape, as unmodifiable maps and lists of strings, booleans, {@link
 * java.math.BigDecimal} and null. Writing it back preserves nulls and the digits of numbers.
 */
public final class FreeFormCodec extends JsonAdapter<Object> {
  /** The only instance. */
  public static final FreeFormCodec INSTANCE = new FreeFormCodec();

  private FreeFormCodec() {}

  @Override
  public @Nullable Object fromJson(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> MapCodec.ofNullable(this).fromJson(reader);
      case BEGIN_ARRAY -> ListCodec.ofNullable(this).fromJson(reader);
      case NUMBER -> BigDecimalCodec.INSTANCE.fromJson(reader);
      case BOOLEAN -> reader.nextBoolean();
      case STRING -> reader.nextString();
      default -> reader.nextNull();
    };
  }

  @Override
  @SuppressWarnings("unchecked") // maps and lists come from a copy or from fromJson
  public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      MapCodec.ofNullable(this).toJson(writer, (Map<String, Object>) map);
    } else if (value instanceof List<?> list) {
      ListCodec.ofNullable(this).toJson(writer, (List<Object>) list);
    } else {
      writer.jsonValue(value);
    }
  }
}
