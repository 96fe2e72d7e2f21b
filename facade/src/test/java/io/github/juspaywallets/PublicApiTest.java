// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the public API with a committed list, so that no change goes unnoticed. After the first
 * release, it can be compared with that instead.
 */
class PublicApiTest {
  private static final Path LISTED = Path.of("src/test/public-api.txt");

  @Test
  void matchesTheList() throws Exception {
    List<String> api = new ArrayList<>();
    for (Class<?> type : publicTypes()) {
      api.add(shortened(declaration(type)));
      Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
          .flatMap(Arrays::stream)
          .filter(member -> isForUsers((Member) member, type))
          .map(member -> "  " + shortened(signature(member)))
          .sorted()
          .forEach(api::add);
    }
    Files.write(Path.of("target/public-api.txt"), api);

    assertThat(api).as("target/public-api.txt and " + LISTED).isEqualTo(Files.readAllLines(LISTED));
  }

  private static String shortened(String text) {
    return text.replace("io.github.juspaywallets.", "").replace("java.lang.", "");
  }

  private static String signature(AccessibleObject member) {
    return member instanceof Executable executable
        ? executable.toGenericString()
        : ((Field) member).toGenericString();
  }

  private static String declaration(Class<?> type) {
    String supertype =
        type.getSuperclass() == null ? "" : " extends " + type.getGenericSuperclass();
    // Only some JDKs print whether a class is sealed.
    String sealed = type.isSealed() ? "sealed " : "";
    return sealed + type.toGenericString().replace("sealed ", "") + supertype;
  }

  /** Public or protected, and not synthetic. */
  private static boolean isForUsers(Member member, Class<?> type) {
    boolean inherits = !Modifier.isFinal(type.getModifiers());
    return !member.isSynthetic()
        && (Modifier.isPublic(member.getModifiers())
            || inherits && Modifier.isProtected(member.getModifiers()));
  }

  private static List<Class<?>> publicTypes()
      throws IOException, ReflectiveOperationException, URISyntaxException {
    Path classes =
        Path.of(JuspayWallets.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("io/github/juspaywallets"), 1)) {
      List<Class<?>> types = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        types.add(Class.forName("io.github.juspaywallets." + name));
      }
      return types.stream().filter(PublicApiTest::isPublic).toList();
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isPublic(outer));
  }
}
