// SPDX-License-Identifier: Apache-2.0
package bench;

import bench.Load.Cost;
import bench.Load.Latency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Runs all clients against one server in short turns, so that noise on the machine affects all of
 * them. JIT compilation varies by a tenth or more between JVMs, so there are several runs, each
 * with new JVMs.
 */
final class Compare {
  private static final int ROUNDS = Integer.getInteger("rounds", 8);
  private static final int SLICE = 250;

  private final Random random = new Random(1);
  private final Map<Shape, Map<String, List<Cost>>> costs = new LinkedHashMap<>();
  private final Map<Shape, Map<String, List<Latency>>> latencies = new LinkedHashMap<>();
  private final Map<Shape, Double> rates = new HashMap<>();

  void run(Map<String, Worker> workers) throws IOException {
    for (Worker worker : workers.values()) {
      worker.cost(Shape.SOME, 16L * SLICE);
      worker.cost(Shape.ONE, 4L * SLICE);
    }
    for (Shape shape : Shape.ALL) {
      Map<String, Worker> able = new LinkedHashMap<>(workers);
      if (shape.async()) {
        able.keySet().retainAll(Peers.ASYNC);
      }
      costs(shape, able);
      latencies(shape, able);
    }
  }

  /** In random order, because each client is affected by the one before it. */
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

  /** At a rate that the baseline sustains easily. The vendor's SDK sustains no rate. */
  private void latencies(Shape shape, Map<String, Worker> workers) throws IOException {
    double rate =
        rates.computeIfAbsent(
            shape, key -> 0.4 * median(costs.get(key).get(Peers.TUNED), Cost::callsPerSecond));
    Map<String, List<Latency>> all = latencies.computeIfAbsent(shape, key -> new LinkedHashMap<>());
    for (Map.Entry<String, Worker> worker : workers.entrySet()) {
      if (!worker.getKey().equals(Peers.VENDOR)) {
        all.computeIfAbsent(worker.getKey(), key -> new ArrayList<>())
            .add(worker.getValue().latency(shape, 4L * SLICE, rate));
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

  /** Medians, and the median ratios to the baseline per round. */
  private String cost(Shape shape, String name, List<Cost> own) {
    List<Cost> yardstick = costs.get(shape).get(Peers.TUNED);
    return String.format(
        "load|%s|%s|%.0f|%.3f|%.1f|%.3f|%.0f|%.3f",
        shape.label(),
        name,
        median(own, Cost::callsPerSecond),
        ratio(own, yardstick, Cost::callsPerSecond),
        median(own, Cost::cpuMicros),
        ratio(own, yardstick, Cost::cpuMicros),
        median(own, Cost::bytes),
        ratio(own, yardstick, Cost::bytes));
  }

  private String latency(Shape shape, String name, List<Latency> all) {
    return String.format(
        "rate|%s|%.0f|%s|%.2f|%.2f|%.2f",
        shape.label(),
        rates.get(shape),
        name,
        median(all, Latency::p50),
        median(all, Latency::p99),
        median(all, Latency::p999));
  }

  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The median of the ratios of each round. */
  static <T> double ratio(List<T> ours, List<T> yardstick, ToDoubleFunction<T> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(yardstick.get(i)));
    }
    return median(ratios, Double::doubleValue);
  }
}
