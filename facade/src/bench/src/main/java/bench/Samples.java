// SPDX-License-Identifier: Apache-2.0
package bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Samples of some quantities, by column and client. All clients are sampled in each round. */
final class Samples {
  private final Map<String, Map<String, List<double[]>>> columns = new LinkedHashMap<>();

  void add(String column, String client, double[] sample) {
    columns
        .computeIfAbsent(column, key -> new LinkedHashMap<>())
        .computeIfAbsent(client, key -> new ArrayList<>())
        .add(sample);
  }

  double median(String column, String client, int quantity) {
    return median(columns.get(column).get(client), sample -> sample[quantity]);
  }

  /** The median of the ratios to the baseline in the same round. */
  private double ratio(String column, String client, int quantity) {
    List<double[]> own = columns.get(column).get(client);
    List<double[]> baseline = columns.get(column).get(Peers.TUNED);
    List<Integer> rounds = IntStream.range(0, own.size()).boxed().toList();
    return median(rounds, i -> own.get(i)[quantity] / baseline.get(i)[quantity]);
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    return values.stream()
        .mapToDouble(of)
        .sorted()
        .skip(values.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** In Markdown: for each column and client the median, and its ratio to the baseline. */
  String table(String title, int quantity) {
    StringBuilder table = new StringBuilder("| " + title);
    Peers.ALL.keySet().forEach(client -> table.append(" | ").append(client));
    table.append(" |\n|").append("---|".repeat(Peers.ALL.size() + 1)).append('\n');
    for (String column : columns.keySet()) {
      table.append("| ").append(column);
      for (String client : Peers.ALL.keySet()) {
        double median = median(column, client, quantity);
        double ratio = ratio(column, client, quantity);
        table.append(
            Double.isNaN(median) ? " | -" : " | %s (%.2f)".formatted(rounded(median), ratio));
      }
      table.append(" |\n");
    }
    return table.append('\n').toString();
  }

  private static String rounded(double number) {
    return new BigDecimal(number).round(new MathContext(3)).toPlainString();
  }
}
