// SPDX-License-Identifier: Apache-2.0
package bench;

import bench.Load.Cost;
import bench.Load.Latency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Measures all clients against one server, in short turns, so that a noisy machine disturbs all of
 * them equally. Results differ between JVMs by ten percent and more, so there are several runs,
 * each with new JVMs.
 */
final class Compare {
  private static final int ROUNDS = Integer.getInteger("rounds", 8);
  private static final int SLICE = 250;

  private final Random random = new Random(1);
  private final Map<Shape, Map<String, List<Cost>>> costs = new LinkedHashMap<>();
  private final Map<Shape, Map<String, List<Latency>>> latencies = new LinkedHashMap<>();
  private final Map<Shape, Double> rates = new HashMap<>();

  void run(Map<String, Worker> workers) throws IOException {
    // On two cores, the JIT compiler needs this long for clients with much code.
    for (Worker worker : workers.values()) {
      worker.cost(Shape.SOME, 80L * SLICE);
      worker.cost(Shape.ONE, 12L * SLICE);
    }
    for (Shape shape : Shape.UPDATES) {
      Map<String, Worker> able = only(workers, shape.async() ? Peers.ASYNC : workers.keySet());
      costs(shape, able);
      latencies(shape, only(able, Peers.LATENCY));
    }
    Map<String, Worker> able = only(workers, Peers.ALL_WORK);
    for (Shape shape : Shape.OTHERS) {
      for (Worker worker : able.values()) {
        worker.cost(shape, 4L * SLICE);
      }
      costs(shape, able);
    }
  }

  private static Map<String, Worker> only(Map<String, Worker> all, Collection<String> names) {
    Map<String, Worker> some = new LinkedHashMap<>(all);
    some.keySet().retainAll(names);
    return some;
  }

  /** In a new random order in each round, because each client affects the next one. */
  private void costs(Shape shape, Map<String, Worker> workers) throws IOException {
    List<String> order = new ArrayList<>(workers.keySet());
    Map<String, List<Cost>> all = costs.computeIfAbsent(shape, key -> new LinkedHashMap<>());
    order.forEach(name -> all.computeIfAbsent(name, key -> new ArrayList<>()));
    for (int round = -1; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (String name : order) {
        Cost cost = workers.get(name).cost(shape, SLICE);
        if (round >= 0) {
          all.get(name).add(cost);
        }
      }
    }
  }

  /** Also in turns, at 40% of the throughput of the baseline. */
  private void latencies(Shape shape, Map<String, Worker> workers) throws IOException {
    double rate =
        rates.computeIfAbsent(
            shape, key -> 0.4 * median(costs.get(key).get(Peers.TUNED), Cost::callsPerSecond));
    List<String> order = new ArrayList<>(workers.keySet());
    Map<String, List<Latency>> all = latencies.computeIfAbsent(shape, key -> new LinkedHashMap<>());
    order.forEach(name -> all.computeIfAbsent(name, key -> new ArrayList<>()));
    for (int round = 0; round < ROUNDS / 2; round++) {
      Collections.shuffle(order, random);
      for (String name : order) {
        all.get(name).add(workers.get(name).latency(shape, 4L * SLICE, rate));
      }
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    costs.forEach((shape, all) -> all.forEach((name, own) -> lines.add(cost(shape, name, own))));
    latencies.forEach(
        (shape, all) -> all.forEach((name, own) -> lines.add(latency(shape, name, own))));
    return lines;
  }

  /** Medians, and ratios to the baseline in the same round. */
  private String cost(Shape shape, String name, List<Cost> own) {
    List<Cost> baseline = costs.get(shape).get(Peers.TUNED);
    return String.format(
        "load|%s|%s|%.0f|%.3f|%.1f|%.3f|%.0f|%.3f",
        shape.label(),
        name,
        median(own, Cost::callsPerSecond),
        ratio(own, baseline, Cost::callsPerSecond),
        median(own, Cost::cpuMicros),
        ratio(own, baseline, Cost::cpuMicros),
        median(own, Cost::bytes),
        ratio(own, baseline, Cost::bytes));
  }

  /** Medians of all rounds, and the quartiles of the 99th percentile. */
  private String latency(Shape shape, String name, List<Latency> all) {
    List<Latency> baseline = latencies.get(shape).get(Peers.TUNED);
    return String.format(
        "rate|%s|%.0f|%s|%.2f|%.2f|%.2f to %.2f|%.2f|%.2f",
        shape.label(),
        rates.get(shape),
        name,
        median(all, Latency::p50),
        median(all, Latency::p99),
        quantile(all, Latency::p99, 0.25),
        quantile(all, Latency::p99, 0.75),
        ratio(all, baseline, Latency::p99),
        median(all, Latency::p999));
  }

  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    return quantile(values, of, 0.5);
  }

  private static <T> double quantile(List<T> values, ToDoubleFunction<T> of, double share) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    return sorted[(int) (sorted.length * share)];
  }

  /** The median of the ratios to the baseline in the same round. */
  static <T> double ratio(List<T> ours, List<T> baseline, ToDoubleFunction<T> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(baseline.get(i)));
    }
    return median(ratios, Double::doubleValue);
  }
}
