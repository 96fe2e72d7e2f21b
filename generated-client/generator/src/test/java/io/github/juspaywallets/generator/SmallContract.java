// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.config.CodegenConfigurator;

/** A contract in the folder of small ones, and the code generated from it. */
record SmallContract(Path file) {
  private static final Path CONTRACTS = Path.of("src/test/contracts/small");
  private static final Path GENERATED = Path.of("target/small");
  private static final Path CLASSES = Path.of("target/small-classes");

  /** The compiler flags of the main code (see the parent POM), but without modules. */
  private static final String[] FLAGS = {
    "-parameters", "-Xlint:all", "-Xdoclint:all/protected", "-Werror"
  };

  /** Generates the code, or writes why the contract is refused. */
  void generate() throws IOException {
    String pack = "small." + id();
    try {
      delete(generated());
      CodegenConfigurator configurator = Generation.configurator(file, generated(), pack);
      configurator.addParameterNameMapping("x-routing-id", "routingId");
      configurator.addParameterNameMapping("topup_txn_id", "topUpId");
      Generation.run(configurator);
    } catch (RuntimeException e) {
      // Whatever else fails is not what the file next to the contract says.
      Files.createDirectories(generated());
      String reason = e instanceof ContractException ? e.getMessage() : e.toString();
      String message = reason.strip().replace("src/test/contracts/small/", "");
      Files.writeString(generated().resolve("refused.txt"), message + "\n");
    }
  }

  static List<SmallContract> all() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|json)"))
          .sorted()
          .map(SmallContract::new)
          .toList();
    }
  }

  /** Compiles all contracts at once, because most of the time is start-up. */
  static String compile(List<SmallContract> contracts) throws IOException {
    List<Path> sources =
        contracts.stream()
            .flatMap(contract -> filesBelow(contract.generated().resolve("src")).stream())
            .filter(file -> file.toString().endsWith(".java"))
            .toList();
    if (sources.isEmpty()) {
      return "";
    }
    delete(CLASSES);
    Files.createDirectories(CLASSES);
    String classPath = System.getProperty("java.class.path");
    String complaints = Javac.complaints(sources, classPath, CLASSES, FLAGS);
    Files.writeString(CLASSES.resolve("complaints.txt"), complaints);
    return complaints;
  }

  static URLClassLoader classes() throws MalformedURLException {
    return new URLClassLoader(
        new URL[] {CLASSES.toUri().toURL()}, SmallContract.class.getClassLoader());
  }

  String name() {
    return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
  }

  String id() {
    return "c_" + name().replaceAll("\\W", "_");
  }

  Path generated() {
    return GENERATED.resolve(id());
  }

  /** The text of a file next to the contract, or null. */
  String beside(String ending) throws IOException {
    Path expected = CONTRACTS.resolve(name() + "." + ending);
    return Files.isRegularFile(expected) ? Files.readString(expected) : null;
  }

  /** Why the build refused the contract, or null. */
  String refusal() throws IOException {
    Path refused = generated().resolve("refused.txt");
    return Files.isRegularFile(refused) ? Files.readString(refused) : null;
  }

  /** The names of the classes in one of its packages. */
  List<String> classNames(String pack) {
    Path folder = CLASSES.resolve("small").resolve(id()).resolve(pack);
    return filesBelow(folder).stream()
        .filter(path -> folder.equals(path.getParent()))
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(".class") && !name.contains("$"))
        .map(name -> "small." + id() + "." + pack + "." + name.replace(".class", ""))
        .sorted()
        .collect(Collectors.toList());
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : filesBelow(folder)) {
      Files.delete(file);
    }
  }

  private static List<Path> filesBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
