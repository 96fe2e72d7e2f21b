// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.ArrayList;
import java.util.List;

/** Tables in Markdown and a plot in SVG. */
final class Report {
  private static final int LEFT = 160;
  private static final int ROW = 24;
  private static final int SCALE = 380;

  private Report() {}

  static List<String> tables(List<String> lines) {
    List<String> text = new ArrayList<>();
    text.add(
        "| load | client | calls/s | against tuned | CPU µs/call | against tuned | bytes/call"
            + " | against tuned |");
    text.add("|---|---|---|---|---|---|---|---|");
    addRows(text, lines, "load");
    text.add("");
    text.add(
        "| load | calls/s | client | p50 ms | p99 ms | half of the rounds | against tuned"
            + " | p99.9 ms |");
    text.add("|---|---|---|---|---|---|---|---|");
    addRows(text, lines, "rate");
    text.add("");
    text.add(
        "| first call in a fresh JVM | ms | against tuned | CPU ms | against tuned | classes | resident MB |");
    text.add("|---|---|---|---|---|---|---|");
    addRows(text, lines, "cold");
    return text;
  }

  private static void addRows(List<String> text, List<String> lines, String kind) {
    lines.stream()
        .filter(line -> line.startsWith(kind + "|"))
        .map(line -> "| " + line.substring(kind.length() + 1).replace("|", " | ") + " |")
        .forEach(text::add);
  }

  /** Throughput with eight threads, relative to the baseline. */
  static List<String> plot(List<String> lines) {
    List<String[]> rows =
        lines.stream()
            .filter(line -> line.startsWith("load|8 threads|"))
            .map(line -> line.split("\\|"))
            .toList();
    List<String> svg = new ArrayList<>();
    int height = ROW * rows.size() + 40;
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\""
            + height
            + "\" font-family=\"sans-serif\" font-size=\"13\">");
    svg.add("<rect width=\"640\" height=\"" + height + "\" fill=\"white\"/>");
    svg.add("<text x=\"8\" y=\"20\">Calls per second at 8 threads, tuned OkHttp = 1</text>");
    for (int i = 0; i < rows.size(); i++) {
      double share = Double.parseDouble(rows.get(i)[4]);
      int y = 36 + ROW * i;
      String color = rows.get(i)[2].equals(Peers.OURS) ? "#1a6fb0" : "#9aa5b1";
      svg.add(
          "<text x=\""
              + (LEFT - 8)
              + "\" y=\""
              + (y + 13)
              + "\" text-anchor=\"end\">"
              + rows.get(i)[2]
              + "</text>");
      svg.add(
          "<rect x=\""
              + LEFT
              + "\" y=\""
              + y
              + "\" width=\""
              + Math.round(Math.max(1, share * SCALE))
              + "\" height=\"16\" fill=\""
              + color
              + "\"/>");
      svg.add(
          "<text x=\""
              + (LEFT + 6 + Math.round(share * SCALE))
              + "\" y=\""
              + (y + 13)
              + "\">"
              + rows.get(i)[4]
              + "</text>");
    }
    svg.add("</svg>");
    return svg;
  }
}
