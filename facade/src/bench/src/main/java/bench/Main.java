// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the server, the comparison and the cold starts, each in separate JVMs. */
final class Main {
  private static final int FORKS = Integer.getInteger("forks", 2);
  private static final int STARTS = Integer.getInteger("starts", 11);

  /** All clients, or those in -Dclients, separated by semicolons, with the baseline first. */
  private static final List<String> CLIENTS =
      List.of(System.getProperty("clients", String.join(";", Peers.all().keySet())).split(";"));

  private final Path work;
  private final List<String> lines = new ArrayList<>();
  private final List<String> trust;

  private Main(Path work) {
    this.work = work;
    trust =
        List.of(
            "-Djavax.net.ssl.trustStore=" + work.resolve("server.p12"),
            "-Djavax.net.ssl.trustStorePassword=changeit");
  }

  public static void main(String[] args) throws Exception {
    new Main(Path.of(args[0])).run(args.length < 2 ? "all" : args[1]);
  }

  private void run(String what) throws Exception {
    Path keys = work.resolve("server.p12");
    if (!Files.exists(keys)) {
      process(
              jdk("keytool"),
              "-genkeypair",
              "-keyalg",
              "EC",
              "-alias",
              "server",
              "-dname",
              "CN=localhost",
              "-ext",
              "SAN=dns:localhost",
              "-keystore",
              keys.toString(),
              "-storetype",
              "PKCS12",
              "-storepass",
              "changeit",
              "-validity",
              "365")
          .waitFor();
    }
    Process server = java(classPath(Peers.TUNED), "bench.Server", keys.toString());
    try (BufferedReader output = server.inputReader()) {
      String url = "https://localhost:" + output.readLine();
      if (!what.equals("cold")) {
        compare(url);
      }
      coldStarts(url);
    } finally {
      server.destroy();
    }
    Files.write(work.resolve("results.txt"), lines);
    Files.write(work.resolve("performance.md"), Report.tables(lines));
    Files.write(work.resolve("performance.svg"), Report.plot(lines));
    lines.forEach(System.out::println);
  }

  private void compare(String url) throws Exception {
    Compare compare = new Compare();
    for (int fork = 0; fork < FORKS; fork++) {
      Map<String, Worker> workers = new LinkedHashMap<>();
      try {
        for (String name : CLIENTS) {
          workers.put(name, new Worker(client(name, "bench.Worker", name, url)));
        }
        compare.run(workers);
      } finally {
        for (Worker worker : workers.values()) {
          worker.close();
        }
      }
    }
    lines.addAll(compare.lines());
  }

  /** In turns, as in the comparison. Ours and the baseline also start with class data sharing. */
  private void coldStarts(String url) throws Exception {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (String name : CLIENTS) {
      commands.put(name, List.of("bench.ColdStart", name, url));
    }
    for (String name : List.of(Peers.TUNED, Peers.OURS)) {
      Path archive = work.resolve(name.replaceAll("\\W", "-") + ".jsa");
      client(name, "-XX:ArchiveClassesAtExit=" + archive, "bench.ColdStart", name, url).waitFor();
      commands.put(
          name + ", with AppCDS",
          List.of("-XX:SharedArchiveFile=" + archive, "bench.ColdStart", name, url));
    }
    Map<String, List<long[]>> starts = new LinkedHashMap<>();
    for (int round = -1; round < STARTS; round++) {
      for (String name : commands.keySet()) {
        Process start = client(name, commands.get(name).toArray(String[]::new));
        String line = start.inputReader().lines().reduce("", (x, y) -> y);
        if (round >= 0) {
          starts
              .computeIfAbsent(name, key -> new ArrayList<>())
              .add(Arrays.stream(line.split("\\|")).mapToLong(Long::parseLong).toArray());
        }
      }
    }
    List<long[]> baseline = starts.get(Peers.TUNED);
    starts.forEach(
        (name, all) ->
            lines.add(
                String.format(
                    "cold|%s|%.0f|%.3f|%.0f|%.3f|%.0f|%.1f",
                    name,
                    Compare.median(all, s -> s[0]),
                    Compare.ratio(all, baseline, s -> s[0]),
                    Compare.median(all, s -> s[1]),
                    Compare.ratio(all, baseline, s -> s[1]),
                    Compare.median(all, s -> s[2]),
                    Compare.median(all, s -> s[3]) / 1024)));
  }

  private Process client(String name, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(trust);
    all.addAll(List.of(arguments));
    return java(classPath(name), all.toArray(String[]::new));
  }

  /** Without Juspay's SDK for other clients, which would find and start its logging library. */
  private String classPath(String client) throws IOException {
    String all = System.getProperty("java.class.path");
    // Class data sharing supports only jars.
    try (Stream<Path> files = Files.list(work)) {
      Path jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
      all = all.replace(work.resolve("classes").toString(), jar.toString());
    }
    return client.equals(Peers.JUSPAY_SDK)
        ? all
        : String.join(
            File.pathSeparator,
            Stream.of(all.split(File.pathSeparator))
                .filter(jar -> !jar.contains("log4j") && !jar.contains("expresscheckout"))
                .toList());
  }

  private Process java(String classPath, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk("java"), "-cp", classPath));
    command.addAll(Arrays.asList(arguments));
    return process(command.toArray(String[]::new));
  }

  private Process process(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(work.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String jdk(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }
}
