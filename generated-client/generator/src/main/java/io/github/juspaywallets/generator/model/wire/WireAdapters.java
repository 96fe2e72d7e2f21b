// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Provides Moshi with the adapters of generated models and of their property types. */
public abstract class WireAdapters implements JsonAdapter.Factory {
  /** For the generated factory. */
  protected WireAdapters() {}

  /**
   * Returns the adapter of a generated model.
   *
   * @param name name of the class
   * @return the adapter, null if the class is not a generated model
   */
  protected abstract @Nullable JsonAdapter<?> model(String name);

  @Override
  public final @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (!annotations.isEmpty()) {
      return null;
    }
    if (type instanceof Class<?> raw) {
      JsonAdapter<?> adapter = model(raw.getName());
      return adapter == null ? scalar(raw.getName()) : adapter;
    }
    return type instanceof ParameterizedType map
            && map.getRawType() == Map.class
            && map.getActualTypeArguments()[0] == String.class
        ? MapCodec.ofNullable(moshi.adapter(map.getActualTypeArguments()[1]))
        : null;
  }

  /** Compares names, so that a class which no model uses is not loaded. */
  private static @Nullable JsonAdapter<?> scalar(String name) {
    return switch (name) {
      case "java.lang.Object" -> FreeFormCodec.INSTANCE;
      case "java.math.BigDecimal" -> BigDecimalCodec.INSTANCE;
      case "java.net.URI" -> URICodec.INSTANCE;
      case "java.time.LocalDate" -> LocalDateCodec.INSTANCE;
      case "java.util.UUID" -> UUIDCodec.INSTANCE;
      case "okio.ByteString" -> ByteStringCodec.INSTANCE;
      case "io.github.juspaywallets.generator.model.Timestamp" -> TimestampCodec.INSTANCE;
      default -> null;
    };
  }
}
