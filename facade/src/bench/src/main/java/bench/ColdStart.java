// SPDX-License-Identifier: Apache-2.0
package bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One call in a fresh JVM: wall-clock and CPU milliseconds since its start, loaded classes, and
 * memory in use.
 */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws Exception {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    try (Peer peer = Peers.all().get(args[0]).apply(args[1])) {
      peer.call(Work.UPDATE);
      long millis = System.currentTimeMillis() - started;
      long cpuMillis =
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
              / 1_000_000;
      int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
      System.gc();
      System.out.println(millis + "|" + cpuMillis + "|" + classes + "|" + residentKilobytes());
    }
    System.exit(0);
  }

  private static long residentKilobytes() throws Exception {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        : 0;
  }
}
