// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.ByteString;

/** Creates a value of any type in generated code, the same in each run. */
final class Samples {
  private static final int DEEPEST = 2;
  private static final Map<Class<?>, Object> SCALARS =
      Map.of(
          String.class,
          "x y,z",
          Boolean.class,
          true,
          Integer.class,
          7,
          Long.class,
          8L,
          BigDecimal.class,
          new BigDecimal("1E+3"),
          LocalDate.class,
          LocalDate.of(2026, 1, 31),
          UUID.class,
          new UUID(0, 1),
          URI.class,
          URI.create("https://shop.example/a?b=c"),
          ByteString.class,
          ByteString.encodeUtf8("bytes"));

  private Samples() {}

  static Object of(Type type) throws ReflectiveOperationException {
    return of(type, 0);
  }

  private static Object of(Type type, int depth) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean list = generic.getRawType() == List.class;
      if (depth > DEEPEST) {
        return list ? List.of() : Map.of();
      }
      return list
          ? List.of(of(arguments[0], depth), of(arguments[0], depth))
          : Map.of("k", of(arguments[1], depth));
    }
    Class<?> raw = (Class<?>) type;
    if (SCALARS.containsKey(raw)) {
      return SCALARS.get(raw);
    }
    if (raw.getSimpleName().equals("Timestamp")) {
      return raw.getMethod("of", String.class).invoke(null, "2026-01-31T10:00:00Z");
    }
    if (raw.isSealed()) {
      return of(raw.getPermittedSubclasses()[0], depth);
    }
    if (raw == Object.class) {
      return "any";
    }
    if (raw == RequestBody.class) {
      return RequestBody.create("text", MediaType.get("text/plain"));
    }
    if (raw == MultipartBody.Part.class) {
      return MultipartBody.Part.createFormData(
          "file", "a.txt", RequestBody.create("file", MediaType.get("text/plain")));
    }
    boolean isEnum =
        Stream.of(raw.getInterfaces()).anyMatch(one -> one.getSimpleName().equals("OpenEnum"));
    return isEnum ? constant(raw) : model(raw, depth + 1);
  }

  private static Object constant(Class<?> type) throws ReflectiveOperationException {
    for (Field field : type.getFields()) {
      if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
        return field.get(null);
      }
    }
    throw new NoSuchFieldException(type.getName());
  }

  private static boolean isModel(Type type) {
    return type instanceof Class<?> raw && !SCALARS.containsKey(raw) && raw != Object.class;
  }

  /** Whether the builder of a branch of a union has set the discriminator. */
  private static boolean isPreset(Object builder, String name) throws ReflectiveOperationException {
    Field field = builder.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(builder) != null;
  }

  /** Sets all properties but recursive ones. */
  private static Object model(Class<?> type, int depth) throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    List<Method> setters =
        Stream.of(builder.getClass().getMethods())
            .filter(method -> method.getReturnType() == builder.getClass())
            .filter(method -> method.getParameterCount() == 1)
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    for (Method setter : setters) {
      Type property = setter.getGenericParameterTypes()[0];
      if (!isPreset(builder, setter.getName()) && (depth <= DEEPEST || !isModel(property))) {
        setter.invoke(builder, of(property, depth));
      }
    }
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
