// SPDX-License-Identifier: Apache-2.0
package bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Puts a client under load, and measures the cost. */
final class Load {
  /** The cost of a call, in calls per second, microseconds of CPU and allocated bytes. */
  record Cost(double callsPerSecond, double cpuMicros, double bytes) {}

  /** Percentiles of the latency, in milliseconds. */
  record Latency(double p50, double p99, double p999) {}

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Calls that failed. */
  static final AtomicInteger FAILED = new AtomicInteger();

  private Load() {}

  /** Threads that each call again as soon as they have a response. */
  static Cost threads(Peer peer, Work work, int threads, long millis) throws Exception {
    AtomicLong calls = new AtomicLong();
    long end = System.nanoTime() + millis * 1_000_000;
    return measured(
        calls,
        threads,
        thread -> {
          long made = 0;
          while (System.nanoTime() < end) {
            made += succeeds(peer, work) ? 1 : 0;
          }
          calls.addAndGet(made);
        });
  }

  /**
   * The JDK's client occasionally fails a call if many threads start at once. Such a call does not
   * count.
   */
  private static boolean succeeds(Peer peer, Work work) {
    try {
      peer.call(work);
      return true;
    } catch (Exception e) {
      FAILED.incrementAndGet();
      return false;
    }
  }

  /** One thread that keeps a number of calls in flight. */
  static Cost async(Peer peer, int inFlight, long millis) throws Exception {
    AtomicLong calls = new AtomicLong();
    Semaphore free = new Semaphore(inFlight);
    long end = System.nanoTime() + millis * 1_000_000;
    return measured(
        calls,
        1,
        thread -> {
          while (System.nanoTime() < end) {
            free.acquire();
            peer.callAsync()
                .whenComplete(
                    (result, failure) -> {
                      calls.addAndGet(failure == null ? 1 : 0);
                      free.release();
                    });
          }
          free.acquire(inFlight);
        });
  }

  /**
   * Calls at a fixed rate. Latencies count from the time a call was due, even if it started late.
   */
  static Latency fixedRate(Peer peer, Work work, int threads, double perSecond, long millis)
      throws Exception {
    Schedule schedule = new Schedule(threads, perSecond, millis);
    run(
        threads,
        thread -> {
          for (int call = thread; call < schedule.calls(); call += threads) {
            schedule.await(call);
            succeeds(peer, work);
            schedule.ended(call);
          }
        });
    return schedule.latency();
  }

  /** Calls at a fixed rate from one thread, which does not wait for responses. */
  static Latency fixedRateAsync(Peer peer, double perSecond, long millis) throws Exception {
    Schedule schedule = new Schedule(1, perSecond, millis);
    Semaphore ended = new Semaphore(0);
    run(
        1,
        thread -> {
          for (int i = 0; i < schedule.calls(); i++) {
            int call = i;
            schedule.await(call);
            peer.callAsync()
                .whenComplete(
                    (result, failure) -> {
                      schedule.ended(call);
                      ended.release();
                    });
          }
          ended.acquire(schedule.calls());
        });
    return schedule.latency();
  }

  /** The times when calls are due, and their latencies from then on. */
  private static final class Schedule {
    private final long start = System.nanoTime();
    private final double period;
    private final long[] latencies;

    Schedule(int threads, double perSecond, long millis) {
      period = 1e9 / perSecond;
      latencies = new long[(int) (perSecond * millis / 1000 / threads) * threads];
    }

    int calls() {
      return latencies.length;
    }

    private long due(int call) {
      return start + (long) (call * period);
    }

    void await(int call) {
      for (long wait = due(call) - System.nanoTime();
          wait > 0;
          wait = due(call) - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }

    void ended(int call) {
      latencies[call] = System.nanoTime() - due(call);
    }

    Latency latency() {
      Arrays.sort(latencies);
      return new Latency(at(latencies, 0.5), at(latencies, 0.99), at(latencies, 0.999));
    }
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }

  private interface Task {
    void run(int thread) throws Exception;
  }

  private static Cost measured(AtomicLong calls, int threads, Task task) throws Exception {
    long bytes = allocated();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    AtomicLong ownBytes = new AtomicLong();
    run(
        threads,
        thread -> {
          task.run(thread);
          ownBytes.addAndGet(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()));
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    double made = calls.get();
    return new Cost(
        made / seconds,
        (SYSTEM.getProcessCpuTime() - cpu) / made / 1000,
        (ownBytes.get() + allocated() - bytes) / made);
  }

  private static void run(int threads, Task task) throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run(number);
                } catch (Exception e) {
                  e.printStackTrace();
                  Runtime.getRuntime().halt(1);
                }
              });
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      // A thread that is alive would be counted twice: here and in allocated().
      thread.join();
    }
  }

  /** The bytes allocated by all threads that are alive. Those of a run have ended. */
  private static long allocated() {
    long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
    return Arrays.stream(bytes).filter(b -> b > 0).sum();
  }
}
