// SPDX-License-Identifier: Apache-2.0
package bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import io.github.juspaywallets.model.ModelJsonAdapters;
import io.github.juspaywallets.model.WalletAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
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

/** Each library reads the same document. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WalletJson {
  private static final byte[] DOCUMENT =
      """
      {"id":"wlt_yvuidaupkvz3","object":"wallet_account","wallet":"PAYTM","token":null,\
      "current_balance":109.55,"linked":false,"last_refreshed":null,\
      "metadata":{"mobile_number":"7777777777"},"gateway_reference_id":null}"""
          .getBytes(UTF_8);

  interface Decoder {
    Object decode(byte[] document) throws IOException;
  }

  @State(Scope.Thread)
  public static class Library {
    @Param({"generated", "moshi", "gson", "jackson"})
    public String name;

    Decoder started() {
      return switch (name) {
        case "generated" ->
            moshi(
                new Moshi.Builder().add(ModelJsonAdapters.factory()).build(), WalletAccount.class);
        case "moshi" -> moshi(new Moshi.Builder().add(new Decimals()).build(), Wallet.class);
        case "gson" -> {
          Gson gson = new Gson();
          yield document ->
              gson.fromJson(
                  new InputStreamReader(new ByteArrayInputStream(document), UTF_8), Wallet.class);
        }
        default -> {
          ObjectMapper jackson = new ObjectMapper();
          yield document -> jackson.readValue(document, Wallet.class);
        }
      };
    }

    private static Decoder moshi(Moshi moshi, Class<?> type) {
      JsonAdapter<?> adapter = moshi.adapter(type);
      return document -> adapter.fromJson(new Buffer().write(document));
    }
  }

  @State(Scope.Thread)
  public static class Started {
    Decoder decoder;

    @Setup
    public void setUp(Library library) {
      decoder = library.started();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(3)
  @Warmup(iterations = 4, time = 1)
  @Measurement(iterations = 4, time = 1)
  public Object decode(Started started) throws IOException {
    return started.decoder.decode(DOCUMENT);
  }

  /** In fresh JVMs, with the start of the library. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(15)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Object first(Library library) throws IOException {
    return library.started().decode(DOCUMENT);
  }

  /** Moshi has no adapter of its own for this class. */
  static final class Decimals {
    @FromJson
    BigDecimal decimal(String text) {
      return new BigDecimal(text);
    }

    @ToJson
    String text(BigDecimal value) {
      return value.toString();
    }
  }

  /** Named as in the document, because each library has another annotation for names. */
  public record Wallet(
      String id,
      String object,
      String wallet,
      String token,
      BigDecimal current_balance,
      Boolean linked,
      String last_refreshed,
      Metadata metadata,
      String gateway_reference_id) {}

  public record Metadata(String mobile_number) {}
}
