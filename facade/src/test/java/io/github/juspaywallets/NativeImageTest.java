// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.api.WalletsApi;
import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The metadata for native images names what exists, and all constraints of the contract. */
class NativeImageTest {
  private static final Path FILE =
      Path.of(
          "src/main/resources/META-INF/native-image",
          "io.github.juspaywallets/juspay-wallets/reachability-metadata.json");

  @Test
  void listedTypesExistWithTheirConstructors() throws Exception {
    for (Map<?, ?> entry : entries("reflection")) {
      if (entry.get("type") instanceof Map<?, ?> proxy) {
        assertThat(proxy.get("proxy")).isEqualTo(List.of(WalletsApi.class.getName()));
      } else {
        Class<?> type = Class.forName((String) entry.get("type"));
        assertThat(!entry.containsKey("methods") || type.getDeclaredConstructor() != null).isTrue();
      }
    }
  }

  @Test
  void listedResourcesExist() throws Exception {
    for (Map<?, ?> entry : entries("resources")) {
      if (entry.get("glob") instanceof String glob) {
        assertThat(getClass().getClassLoader().getResource(glob.replace("*", "IN"))).isNotNull();
      } else {
        String bundle = (String) entry.get("bundle");
        assertThat(ResourceBundle.getBundle(bundle, Locale.forLanguageTag("hi")).keySet())
            .isNotEmpty();
      }
    }
  }

  @Test
  void aValidatorOfEachConstraintOfTheContractIsListed() throws Exception {
    List<String> types = entries("reflection").stream().map(e -> "" + e.get("type")).toList();
    Set<String> constraints =
        Arrays.stream(WalletsApi.class.getMethods())
            .map(Method::getParameterAnnotations)
            .flatMap(Arrays::stream)
            .flatMap(Stream::of)
            .map(Annotation::annotationType)
            .filter(type -> type.isAnnotationPresent(Constraint.class))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    assertThat(constraints).isNotEmpty();
    for (String constraint : constraints) {
      assertThat(types)
          .as(constraint)
          .anyMatch(
              type -> type.replace('$', '.').matches(".*\\." + constraint + "\\.?Validator.*"));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<?, ?>> entries(String part) throws Exception {
    Object file =
        new Moshi.Builder().build().adapter(Object.class).fromJson(Files.readString(FILE));
    return (List<Map<?, ?>>) ((Map<String, ?>) file).get(part);
  }
}
