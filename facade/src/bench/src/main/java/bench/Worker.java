// SPDX-License-Identifier: Apache-2.0
package bench;

import bench.Load.Cost;
import bench.Load.Latency;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * A client in its own JVM, as users run it: in a shared JVM, common code would be compiled for all
 * clients. Runs when it receives a command, and otherwise waits.
 */
final class Worker implements AutoCloseable {
  private final Process process;
  private final PrintStream commands;
  private final BufferedReader results;

  Worker(Process process) {
    this.process = process;
    commands = new PrintStream(process.getOutputStream(), true);
    results = process.inputReader();
  }

  public static void main(String[] args) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    try (Peer peer = Peers.all().get(args[0]).apply(args[1])) {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        System.out.println(measure(peer, command.split(" ")));
      }
    }
    if (Load.FAILED.get() > 0) {
      System.err.println(args[0] + " failed " + Load.FAILED + " times");
    }
    System.exit(0);
  }

  private static String measure(Peer peer, String[] command) throws Exception {
    int calls = Integer.parseInt(command[1]);
    long millis = Long.parseLong(command[2]);
    double perSecond = Double.parseDouble(command[3]);
    boolean async = command[0].equals("async");
    Work work = Work.valueOf(command[4]);
    if (perSecond > 0) {
      Latency all =
          async
              ? Load.fixedRateAsync(peer, perSecond, millis)
              : Load.fixedRate(peer, work, calls, perSecond, millis);
      return all.p50() + " " + all.p99() + " " + all.p999();
    }
    Cost cost = async ? Load.async(peer, calls, millis) : Load.threads(peer, work, calls, millis);
    return cost.callsPerSecond() + " " + cost.cpuMicros() + " " + cost.bytes();
  }

  /** The cost of a call at full load. */
  Cost cost(Shape shape, long millis) throws IOException {
    double[] all = ask(shape, millis, 0);
    return new Cost(all[0], all[1], all[2]);
  }

  /** The latency of a call at a fixed rate. */
  Latency latency(Shape shape, long millis, double perSecond) throws IOException {
    double[] all = ask(shape, millis, perSecond);
    return new Latency(all[0], all[1], all[2]);
  }

  private double[] ask(Shape shape, long millis, double perSecond) throws IOException {
    commands.println(
        "%s %d %d %s %s"
            .formatted(
                shape.async() ? "async" : "threads",
                shape.calls(),
                millis,
                perSecond,
                shape.work()));
    String result = results.readLine();
    if (result == null) {
      throw new IOException("A client ended unexpectedly");
    }
    return Arrays.stream(result.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public void close() throws InterruptedException {
    commands.close();
    process.waitFor();
  }
}
