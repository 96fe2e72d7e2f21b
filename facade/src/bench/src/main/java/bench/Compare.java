// SPDX-License-Identifier: Apache-2.0
package bench;

import bench.Load.Cost;
import bench.Load.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All clients in one JVM against one server, by turns, so that a noisy machine disturbs all alike.
 */
final class Compare {
  static final int ROUNDS = Integer.getInteger("rounds", 21);
  static final int SLICE = Integer.getInteger("slice", 350);

  private final Map<String, Peer> peers = new LinkedHashMap<>();

  private Compare(String url) {
    String only = System.getProperty("clients", "");
    Peers.all()
        .forEach(
            (name, peer) -> {
              if (only.isEmpty() || only.contains(name)) {
                peers.put(name, peer.apply(url));
              }
            });
  }

  public static void main(String[] args) throws Exception {
    Compare compare = new Compare(args[0]);
    for (int threads : new int[] {1, 8, 64}) {
      compare.threads(threads);
    }
    compare.async();
    compare.fixedRate();
    System.err.println("failed calls: " + Load.FAILED);
    System.exit(0);
  }

  private void threads(int threads) throws Exception {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = -2; round < ROUNDS; round++) {
      for (Map.Entry<String, Peer> peer : peers.entrySet()) {
        boolean slow = peer.getKey().equals(Peers.VENDOR);
        if (slow && threads > 8) {
          continue;
        }
        Cost cost = Load.threads(peer.getValue(), threads, slow ? SLICE / 2 : SLICE);
        if (round >= 0) {
          costs.computeIfAbsent(peer.getKey(), key -> new ArrayList<>()).add(cost);
        }
      }
    }
    print(threads == 1 ? "1 thread" : threads + " threads", costs);
  }

  private void async() throws Exception {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = -2; round < ROUNDS; round++) {
      for (String name : List.of(Peers.BARE, Peers.OURS, "JDK HttpClient")) {
        if (!peers.containsKey(name)) {
          continue;
        }
        Cost cost = Load.async(peers.get(name), 256, SLICE);
        if (round >= 0) {
          costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost);
        }
      }
    }
    print("256 in flight", costs);
  }

  /** Medians, and their ratios to the bare client, each of a round. */
  private static void print(String load, Map<String, List<Cost>> costs) {
    List<Cost> bare = costs.get(Peers.BARE);
    costs.forEach(
        (name, all) ->
            System.out.printf(
                "load|%s|%s|%.0f|%.3f|%.1f|%.3f|%.0f|%.3f%n",
                load,
                name,
                median(all, Cost::callsPerSecond),
                ratio(all, bare, Cost::callsPerSecond),
                median(all, Cost::cpuMicros),
                ratio(all, bare, Cost::cpuMicros),
                median(all, Cost::bytes),
                ratio(all, bare, Cost::bytes)));
  }

  private void fixedRate() throws Exception {
    double rate = Load.threads(peers.get(Peers.BARE), 8, 6L * SLICE).callsPerSecond() * 0.4;
    for (Map.Entry<String, Peer> peer : peers.entrySet()) {
      // These two cannot hold the rate: each call begins with a TLS handshake.
      if (peer.getKey().equals(Peers.VENDOR) || peer.getKey().equals("stock native")) {
        continue;
      }
      List<Latency> latencies = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        latencies.add(Load.fixedRate(peer.getValue(), 8, rate, 9L * SLICE));
      }
      System.out.printf(
          "rate|%.0f|%s|%.2f|%.2f|%.2f%n",
          rate,
          peer.getKey(),
          median(latencies, Latency::p50),
          median(latencies, Latency::p99),
          median(latencies, Latency::p999));
    }
  }

  static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double ratio(List<Cost> ours, List<Cost> bare, ToDoubleFunction<Cost> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(bare.get(i)));
    }
    return median(ratios, Double::doubleValue);
  }
}
