// SPDX-License-Identifier: Apache-2.0
package bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A number of concurrent calls of one kind, each on its own thread or all asynchronous. */
record Load(Work work, int calls, boolean async) {
  /** Quantities of a sample. */
  static final int CALLS_PER_SECOND = 0;

  static final int CPU_MICROS = 1;
  static final int BYTES = 2;
  static final int P99_MILLIS = 3;

  static final List<Load> UPDATES =
      List.of(
          new Load(Work.UPDATE, 1, false),
          new Load(Work.UPDATE, 8, false),
          new Load(Work.UPDATE, 64, false),
          new Load(Work.UPDATE, 256, true));

  static final List<Load> READS =
      Stream.of(Work.GET, Work.LIST_1, Work.LIST_10, Work.LIST_100)
          .flatMap(work -> Stream.of(1, 8, 64).map(threads -> new Load(work, threads, false)))
          .toList();

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Kept, because the JVM forgets how much an ended thread has allocated. */
  private static final ExecutorService CALLERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });

  String label() {
    return work.label + ", " + calls + (async ? " in flight" : calls == 1 ? " thread" : " threads");
  }

  /**
   * Puts a client under this load, at a rate or, if that is 0, at full speed. Latencies count from
   * the time a call was due, even if it started late.
   */
  double[] sample(Peer peer, long millis, double perSecond) throws Exception {
    long[] latencies = new long[1 + (int) (perSecond * millis / 1000)];
    AtomicInteger made = new AtomicInteger();
    AtomicInteger next = new AtomicInteger();
    Semaphore free = new Semaphore(async && perSecond == 0 ? calls : Integer.MAX_VALUE / 2);
    int permits = free.availablePermits();
    long bytes = allocated();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    Caller caller =
        () -> {
          while (System.nanoTime() < start + millis * 1_000_000) {
            free.acquire();
            int call = next.getAndIncrement();
            long due = perSecond == 0 ? System.nanoTime() : start + (long) (call * 1e9 / perSecond);
            awaitTime(due);
            Runnable ended =
                () -> {
                  made.getAndIncrement();
                  latencies[Math.min(call, latencies.length - 1)] = System.nanoTime() - due;
                };
            if (async) {
              peer.callAsync().thenRun(ended).whenComplete((result, failure) -> free.release());
            } else if (succeeds(peer)) {
              ended.run();
            }
          }
        };
    run(async ? 1 : calls, caller);
    if (async) {
      free.acquire(permits);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double count = Math.max(1, made.get());
    Arrays.sort(latencies);
    return new double[] {
      count / seconds,
      (SYSTEM.getProcessCpuTime() - cpu) / count / 1000,
      (allocated() - bytes) / count,
      latencies[latencies.length * 99 / 100] / 1e6
    };
  }

  /** The JDK's client occasionally fails a call if many threads start at once. */
  private boolean succeeds(Peer peer) {
    try {
      peer.call(work);
      return true;
    } catch (UnsupportedOperationException e) {
      throw e;
    } catch (Exception e) {
      return false;
    }
  }

  private static void awaitTime(long due) {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }

  private interface Caller {
    void run() throws Exception;
  }

  private static void run(int threads, Caller caller) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          CALLERS.submit(
              () -> {
                caller.run();
                return null;
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
  }

  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).sum();
  }
}
