// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated code as Java 17, without annotation processors. */
final class Javac {
  private Javac() {}

  /** What the compiler complains about, empty if it does not. */
  static String complaints(List<Path> sources, String classPath, Path classes, String... flags)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of("--release=17", "-proc:none", "-classpath", classPath, "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(
              complaints,
              files,
              null,
              Stream.concat(options.stream(), Stream.of(flags)).toList(),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return complaints.toString();
  }
}
