// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds a copy of the repository with another contract, in a separate Maven process. */
final class ChangedBuild {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> NEEDED =
      List.of(".mvn", "pom.xml", "CHANGELOG.md", "api-spec", "generated-client", "facade");
  private static final String CONTRACT = "api-spec/src/main/resources/juspay-wallets/openapi.yaml";

  private final Path copy;
  private final int exitCode;
  private final String output;

  private ChangedBuild(Path copy, int exitCode, String output) {
    this.copy = copy;
    this.exitCode = exitCode;
    this.output = output;
  }

  static String contract() {
    try {
      return Files.readString(REPOSITORY.resolve(CONTRACT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds with a candidate contract outside the repository. */
  static ChangedBuild ofCandidate(Path folder, String contract) {
    try {
      copyTo(folder);
      Path candidate = Files.writeString(folder.resolve("candidate.yaml"), contract);
      return run(folder, "compile", "-Dapi.spec=" + candidate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds a repository with an edited contract. */
  static ChangedBuild ofEdited(Path folder, String contract, String... arguments) {
    try {
      copyTo(folder);
      Files.writeString(folder.resolve(CONTRACT), contract);
      return run(folder, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyTo(Path folder) throws IOException {
    for (String part : NEEDED) {
      try (Stream<Path> files = Files.walk(REPOSITORY.resolve(part))) {
        for (Path file : files.filter(ChangedBuild::isNeeded).toList()) {
          Path target = folder.resolve(REPOSITORY.relativize(file));
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  /** All sources but the tests, which are written for the current contract. */
  private static boolean isNeeded(Path file) {
    String path = REPOSITORY.relativize(file).toString().replace(File.separatorChar, '/');
    return Files.isRegularFile(file)
        && !path.matches("(.+/)?target/.*|.+/src/(it|bench|test/java)/.*");
  }

  private static ChangedBuild run(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-o", "-q", "-B", "-DskipTests"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.localRepository"));
    command.addAll(Arrays.asList(arguments));
    Path log = folder.resolve("build.log");
    ProcessBuilder maven = new ProcessBuilder(command).directory(folder.toFile());
    maven.redirectErrorStream(true).redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return new ChangedBuild(folder, maven.start().waitFor(), Files.readString(log));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void failsWith(String... texts) {
    assertThat(exitCode).as(output).isNotZero();
    assertThat(output).contains(texts).doesNotContain("Exception in thread", "\tat ");
  }

  void passes() {
    assertThat(exitCode).as(output).isZero();
  }

  /** Compiles a user's class with this build, and calls its static method {@code run}. */
  Object user(String code, String argument) throws Exception {
    passes();
    Path source = Files.writeString(copy.resolve("User.java"), code);
    List<Path> classPath = classPath();
    String joined =
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", joined, "-d", copy.toString(), source.toString());
    assertThat(result).isZero();
    classPath.add(copy);
    URL[] urls = classPath.stream().map(ChangedBuild::url).toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      return loader.loadClass("User").getMethod("run", String.class).invoke(null, argument);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Our own classes from the copy, all others from the current class path. */
  private List<Path> classPath() {
    List<Path> classPath = new ArrayList<>();
    classPath.add(copy.resolve("generated-client/target/classes"));
    classPath.add(copy.resolve("facade/target/classes"));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.startsWith(REPOSITORY))
        .forEach(classPath::add);
    return classPath;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
