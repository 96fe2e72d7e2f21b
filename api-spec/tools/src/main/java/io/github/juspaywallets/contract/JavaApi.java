// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The public declarations of compiled packages, one a line. */
final class JavaApi {
  private JavaApi() {}

  /**
   * Lists the public types of packages, and what of them is for users.
   *
   * @param folders of compiled classes, which are also on the class path
   * @param packages names of packages
   */
  static List<String> of(List<Path> folders, List<String> packages) {
    List<String> lines = new ArrayList<>();
    for (String name : packages) {
      for (Path folder : folders) {
        types(folder.resolve(name.replace('.', '/')), name).forEach(type -> add(type, lines));
      }
    }
    return lines.stream()
        .map(line -> line.replace("io.github.juspaywallets.", "").replace("java.lang.", ""))
        .toList();
  }

  private static void add(Class<?> type, List<String> lines) {
    lines.add(declaration(type));
    Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
        .flatMap(Arrays::stream)
        .filter(member -> isForUsers((Member) member, type))
        .map(
            member ->
                member instanceof Executable executable
                    ? executable.toGenericString()
                    : ((Field) member).toGenericString())
        .map(text -> "  " + text)
        .sorted()
        .forEach(lines::add);
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
            || (inherits && Modifier.isProtected(member.getModifiers())));
  }

  private static List<Class<?>> types(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Class<?>> types = new ArrayList<>();
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).sorted().toList()) {
        String simple = file.getFileName().toString().replace(".class", "");
        types.add(Class.forName(name + "." + simple, false, JavaApi.class.getClassLoader()));
      }
      return types.stream().filter(JavaApi::isPublic).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isPublic(outer));
  }
}
