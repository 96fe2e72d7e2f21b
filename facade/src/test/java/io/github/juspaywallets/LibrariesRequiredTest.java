// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hibernate Validator is missing or incomplete, for example in an application's single jar, or
 * another dependency brings an old OkHttp.
 */
class LibrariesRequiredTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.hibernate.validator.",
        "org.hibernate.validator.HibernateValidator",
        "org.hibernate.validator.internal.util.logging.Log_$logger",
        "com.fasterxml.classmate.",
        "org.jboss.logging."
      })
  void aClientIsNotBuiltWithoutIt(String missing) throws Exception {
    try (URLClassLoader loader = without(name -> name.startsWith(missing))) {
      assertThat(catchThrowable(() -> build(loader)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Hibernate Validator 8.0.3 or later is required, complete and with its dependencies");
    }
  }

  @Test
  void aClientIsBuiltWithoutStartingIt() throws Throwable {
    String started = "org.hibernate.validator.internal.engine.";
    try (URLClassLoader loader = without(name -> name.startsWith(started))) {
      assertThat(build(loader)).isInstanceOf(AutoCloseable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"okhttp3.MediaType", "kotlin.enums.EnumEntriesKt"})
  void aClientIsNotBuiltWithAnOldOkHttpOrKotlin(String missing) throws Exception {
    try (URLClassLoader loader = without(name -> name.equals(missing))) {
      assertThat(catchThrowable(() -> build(loader)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "The OkHttp, Okio or Kotlin on the class path is too old \\(okhttp-[^/]+[.]jar, "
                  + "okio-[^/]+[.]jar\\). Required is OkHttp 4.12 or later, .*")
          .hasCauseInstanceOf(LinkageError.class);
    }
  }

  private static Object build(ClassLoader loader) throws Throwable {
    Class<?> type = loader.loadClass(LibrariesRequiredTest.class.getName());
    Method build = type.getDeclaredMethod("build");
    build.setAccessible(true);
    try {
      return build.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static JuspayWallets build() {
    return JuspayWallets.builder().environment(Environment.SANDBOX).apiKey("KEY").build();
  }

  /** Loads the class path again, without some classes. */
  private static URLClassLoader without(Predicate<String> missing) throws IOException {
    URL[] path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(LibrariesRequiredTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(path, ClassLoader.getPlatformClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (missing.test(name)) {
          throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
      }
    };
  }

  private static URL url(String file) {
    try {
      return new File(file).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
