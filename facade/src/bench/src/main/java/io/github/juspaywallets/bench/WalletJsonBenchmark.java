// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Steady state: time and bytes to read and write one wallet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class WalletJsonBenchmark {
  /** The library. */
  @Param({"generated", "moshiClass", "moshiRecord", "gson", "jackson"})
  public String codec;

  private Codecs.Codec chosen;
  private Object wallet;

  /** For JMH. */
  public WalletJsonBenchmark() {}

  /**
   * Creates the codec and the wallet.
   *
   * @throws IOException never
   */
  @Setup
  public void setUp() throws IOException {
    chosen = Codecs.named(codec);
    wallet = chosen.decode(Codecs.DOCUMENT);
  }

  /**
   * Reads.
   *
   * @return the wallet
   * @throws IOException never
   */
  @Benchmark
  public Object decode() throws IOException {
    return chosen.decode(Codecs.DOCUMENT);
  }

  /**
   * Writes.
   *
   * @return the document
   * @throws IOException never
   */
  @Benchmark
  public byte[] encode() throws IOException {
    return chosen.encode(wallet);
  }
}
