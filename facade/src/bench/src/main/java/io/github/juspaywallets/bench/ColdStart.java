// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The time of the first read and write of a wallet in fresh JVMs, which run in turns. */
final class ColdStart {
  private static final int ROUNDS = 15;
  private static final List<String> CODECS =
      List.of("generated", "moshiClass", "moshiRecord", "gson", "jackson");

  private ColdStart() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 1) {
      long start = System.nanoTime();
      Codecs.Codec codec = Codecs.named(args[0]);
      codec.encode(codec.decode(Codecs.DOCUMENT));
      System.out.println(System.nanoTime() - start);
      return;
    }
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String codec : CODECS) {
        times.computeIfAbsent(codec, name -> new ArrayList<>()).add(inFreshJvm(codec));
      }
    }
    times.forEach(
        (codec, all) -> {
          all.sort(null);
          System.out.printf("%-12s %6.1f ms%n", codec, all.get(all.size() / 2) / 1e6);
        });
  }

  private static long inFreshJvm(String codec) throws IOException {
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                codec)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = jvm.inputReader()) {
      return Long.parseLong(output.readLine());
    }
  }
}
