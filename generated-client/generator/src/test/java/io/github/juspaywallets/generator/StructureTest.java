// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final int LONGEST_METHOD = 40;

  @Test
  void classesDoNotDependOnEachOtherInCircles() {
    slices()
        .assignedFrom(new SourceFiles())
        .should()
        .beFreeOfCycles()
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.juspaywallets.generator"));
  }

  /** Nested classes belong to the file that declares them. */
  private static final class SourceFiles implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
    }

    @Override
    public String getDescription() {
      return "source files";
    }
  }

  @Test
  void methodsFitOnAScreen() throws IOException {
    assertThat(linesOfMethods())
        .containsKey("RetrofitMoshiCodegen.processOpts")
        .allSatisfy((method, lines) -> assertThat(lines).isLessThanOrEqualTo(LONGEST_METHOD));
  }

  private static Map<String, Long> linesOfMethods() throws IOException {
    Map<String, Long> lines = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> paths = Files.walk(Path.of("src/main/java"));
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  null,
                  null,
                  files.getJavaFileObjectsFromPaths(
                      paths.filter(path -> path.toString().endsWith(".java")).toList()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree file : task.parse()) {
        String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
        file.accept(new Lengths(file, positions, name.replace("java", ""), lines), null);
      }
    }
    return lines;
  }

  /** Measures methods, without their comments. */
  private static final class Lengths extends TreeScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final String prefix;
    private final Map<String, Long> lines;

    Lengths(
        CompilationUnitTree file,
        SourcePositions positions,
        String prefix,
        Map<String, Long> lines) {
      this.file = file;
      this.positions = positions;
      this.prefix = prefix;
      this.lines = lines;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      LineMap map = file.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(file, method));
      long last = map.getLineNumber(positions.getEndPosition(file, method));
      lines.merge(prefix + method.getName(), last - first + 1, Math::max);
      return super.visitMethod(method, null);
    }
  }
}
