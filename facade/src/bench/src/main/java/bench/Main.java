// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures all clients against one server, in short turns, so that a noisy machine disturbs all of
 * them equally. Results differ between JVMs by ten percent and more, so each client has several.
 */
final class Main {
  private static final int FORKS = Integer.getInteger("forks", 2);
  private static final int ROUNDS = Integer.getInteger("rounds", 16);
  private static final int SLICE = Integer.getInteger("millis", 200);

  /** On two cores, the JIT compiler needs that many calls of clients with much code. */
  private static final int WARM_UP = Integer.getInteger("warmUp", 100_000);

  private final Random random = new Random(1);
  private final Samples costs = new Samples();
  private final Samples latencies = new Samples();
  private final Samples starts = new Samples();
  private final Path folder;

  private Main(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    new Main(Path.of(args[0])).run();
  }

  private void run() throws Exception {
    String name = "-alias server -dname CN=localhost -ext SAN=dns:localhost";
    String store = "-keystore server.p12 -storetype PKCS12 -storepass changeit";
    Files.deleteIfExists(folder.resolve("server.p12"));
    process("keytool", ("-genkeypair -keyalg EC " + name + " " + store).split(" ")).waitFor();
    List<String> keys = new ArrayList<>(stores("keyStore"));
    keys.add("bench.Server");
    Process server = java(Peers.TUNED, keys.toArray(String[]::new));
    try (BufferedReader output = server.inputReader()) {
      String url = "https://localhost:" + output.readLine();
      for (int fork = 0; fork < FORKS; fork++) {
        compare(url);
      }
      for (int round = 0; round < ROUNDS; round++) {
        coldStarts(url, round);
      }
    } finally {
      server.destroy();
    }
    String tables =
        costs.table("CPU µs per call", Load.CPU_MICROS)
            + costs.table("calls per second", Load.CALLS_PER_SECOND)
            + costs.table("bytes per call", Load.BYTES)
            + latencies.table("p99 ms", Load.P99_MILLIS)
            + starts.table("ms", 0)
            + starts.table("CPU ms", 1);
    Files.writeString(folder.resolve("performance.md"), tables);
  }

  private void compare(String url) throws IOException {
    Map<String, Worker> workers = new LinkedHashMap<>();
    for (String client : Peers.ALL.keySet()) {
      workers.put(client, new Worker(java(client, "bench.Worker", client, url)));
    }
    for (String client : workers.keySet()) {
      // Juspay's SDK would need half an hour.
      for (double made = client.equals(Peers.JUSPAY_SDK) ? WARM_UP : 0; made < WARM_UP; ) {
        for (Load load : List.of(Load.UPDATES.get(1), Load.READS.get(1))) {
          made += workers.get(client).sample(load, 1000, 0)[Load.CALLS_PER_SECOND];
        }
      }
    }
    for (Load load : Load.UPDATES) {
      turns(workers, costs, load, SLICE, 0);
      // A fixed rate: what one client does must not depend on the speed of another.
      double rate = 0.4 * costs.median(load.label(), Peers.TUNED, Load.CALLS_PER_SECOND);
      turns(workers, latencies, load, 5 * SLICE, rate);
    }
    for (Load load : Load.READS) {
      turns(workers, costs, load, SLICE, 0);
    }
    workers.values().forEach(Worker::close);
  }

  /** In a new random order in each round, because each client affects the next one. */
  private void turns(
      Map<String, Worker> workers, Samples samples, Load load, long millis, double perSecond)
      throws IOException {
    List<String> order = new ArrayList<>(workers.keySet());
    for (int round = -1; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (String client : order) {
        double[] sample = workers.get(client).sample(load, millis, perSecond);
        if (round >= 0) {
          samples.add(load.label(), client, sample);
        }
      }
    }
  }

  /** With and without class data sharing. */
  private void coldStarts(String url, int round) throws IOException {
    for (String client : Peers.ALL.keySet()) {
      Path archive = folder.resolve(client.replaceAll("\\W", "") + ".jsa");
      if (round == 0) {
        start(client, "-XX:ArchiveClassesAtExit=" + archive, url);
      }
      starts.add("first call", client, start(client, "-Xshare:auto", url));
      String shared = "-XX:SharedArchiveFile=" + archive;
      starts.add("first call with AppCDS", client, start(client, shared, url));
    }
  }

  private double[] start(String client, String option, String url) throws IOException {
    try (BufferedReader output =
        java(client, option, "bench.ColdStart", client, url).inputReader()) {
      // To the end, because the archive is written after the call.
      String times =
          output.lines().filter(line -> line.matches("\\d+ \\d+")).reduce("", (x, y) -> y);
      return Arrays.stream(times.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** Without Juspay's SDK for other clients, which would find and start its logging library. */
  private Process java(String client, String... arguments) throws IOException {
    Path jar;
    // Class data sharing supports only jars.
    try (Stream<Path> files = Files.list(folder)) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    String classes = folder.resolve("classes").toString();
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> path.equals(classes) ? jar.toString() : path)
            .filter(
                path -> client.equals(Peers.JUSPAY_SDK) || !path.matches(".*(log4j|expressch).*"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> all = new ArrayList<>(List.of("-cp", classPath));
    all.addAll(stores("trustStore"));
    all.addAll(List.of(arguments));
    return process("java", all.toArray(String[]::new));
  }

  private static List<String> stores(String kind) {
    String property = "-Djavax.net.ssl." + kind;
    return List.of(property + "=server.p12", property + "Password=changeit");
  }

  private Process process(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", tool).toString());
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
