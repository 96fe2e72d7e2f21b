// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Scanner;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * A client in its own JVM, as users run it: in a shared JVM, common code would be compiled for all
 * clients. Runs when it receives a command, and otherwise waits.
 */
final class Worker {
  private final PrintStream commands;
  private final BufferedReader results;

  Worker(Process process) {
    commands = new PrintStream(process.getOutputStream(), true);
    results = process.inputReader();
  }

  public static void main(String[] args) throws Exception {
    Peer peer = Peers.ALL.get(args[0]).apply(args[1]);
    // Fails if the client cannot read the response, which a load takes for a passing failure.
    peer.call(Work.UPDATE);
    Scanner commands = new Scanner(System.in);
    while (commands.hasNext()) {
      Load load =
          new Load(Work.valueOf(commands.next()), commands.nextInt(), commands.nextBoolean());
      double[] sample = new double[4];
      try {
        sample = load.sample(peer, commands.nextLong(), Double.parseDouble(commands.next()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnsupportedOperationException)) {
          throw e;
        }
        Arrays.fill(sample, Double.NaN);
      }
      System.out.println(
          Arrays.stream(sample).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }
    System.exit(0);
  }

  /** The sample is not a number if the client has no such calls. */
  double[] sample(Load load, long millis, double perSecond) throws IOException {
    commands.printf("%s %d %s %d %s%n", load.work(), load.calls(), load.async(), millis, perSecond);
    return Arrays.stream(results.readLine().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  void close() {
    commands.close();
  }
}
