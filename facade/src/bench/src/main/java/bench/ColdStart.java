// SPDX-License-Identifier: Apache-2.0
package bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * One call in a fresh JVM. Prints the milliseconds since its start, of the clock and of the CPU.
 */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws Exception {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    Peers.ALL.get(args[0]).apply(args[1]).call(Work.UPDATE);
    long millis = System.currentTimeMillis() - started;
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(millis + " " + system.getProcessCpuTime() / 1_000_000);
    System.exit(0);
  }
}
