// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.model.wire.Copies;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was read is written in the form of the contract, and reads as the same again. */
class WalletRoundTripTest {
  private static final long SEED = 20261122;

  private final Moshi moshi = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
  private final JsonAdapter<WalletAccount> json = moshi.adapter(WalletAccount.class);

  @ParameterizedTest
  @MethodSource("samples")
  void readsEveryPublicSample(String sample) throws IOException {
    WalletAccount wallet = json.fromJson(sample);

    assertThat(sample).contains("\"id\":\"" + wallet.id() + "\"");
    assertPreserved(wallet);
    assertThat(wallet.toString())
        .doesNotContain("tok_", "tkn_", "tk_")
        .doesNotContain("999", "777");
  }

  static Stream<String> samples() throws IOException {
    try (var in = WalletRoundTripTest.class.getResourceAsStream("/public-wallet-samples.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    }
  }

  @Test
  void preservesTenThousandRandomWalletsInLenientForms() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Map<String, Object> document = document(random);
      String text = moshi.adapter(Object.class).serializeNulls().toJson(document);
      WalletAccount wallet = json.fromJson(text);

      assertThat(wallet.id()).isEqualTo(document.get("id"));
      document.keySet().stream()
          .filter(name -> name.startsWith("new_"))
          .forEach(
              name ->
                  assertThat(wallet.additionalProperties())
                      .containsEntry(name, Copies.ofAny(document.get(name))));
      assertPreserved(wallet);
    }
  }

  private void assertPreserved(WalletAccount wallet) throws IOException {
    String strict = json.toJson(wallet);
    assertThat(json.fromJson(strict)).isEqualTo(wallet);
    assertThat(json.toJson(json.fromJson(strict))).isEqualTo(strict);
  }

  private static Map<String, Object> document(Random random) {
    Map<String, Object> wallet = new LinkedHashMap<>();
    wallet.put("id", "wlt_" + Long.toString(random.nextLong() >>> 1, 36));
    put(random, wallet, "object", "wallet_account", null, 7);
    put(random, wallet, "wallet", "PAYTM", "NEWPAY_" + random.nextInt(9), "", null);
    put(random, wallet, "token", "tok_" + text(random), "", null);
    BigDecimal amount = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(12));
    put(random, wallet, "current_balance", amount, amount.toString(), "", null, 0);
    put(random, wallet, "linked", true, false, "true", "FALSE", "", null);
    String second = "2022-02-17T06:58:" + (10 + random.nextInt(50));
    put(
        random,
        wallet,
        "last_refreshed",
        second + "Z",
        second + "+0000",
        second + ".120Z",
        second + "+05:30",
        second,
        text(random),
        "",
        null);
    Map<String, Object> metadata = new LinkedHashMap<>();
    put(random, metadata, "mobile_number", "77****78", "7777777777", 7777777777L, null);
    put(random, metadata, "new_" + random.nextInt(3), freeForm(random, 2));
    put(random, wallet, "metadata", metadata, "", null);
    put(random, wallet, "gateway_reference_id", "twid-s2s", null);
    put(random, wallet, "new_" + random.nextInt(3), freeForm(random, 3));
    put(random, wallet, "new_" + text(random), freeForm(random, 3));
    return wallet;
  }

  /** One of the values, or null. */
  private static void put(
      Random random, Map<String, Object> target, String name, Object... values) {
    int pick = random.nextInt(values.length + 1);
    if (pick < values.length) {
      target.put(name, values[pick]);
    }
  }

  private static Object freeForm(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(5));
      case 4 -> new BigDecimal("1E+" + random.nextInt(50));
      case 5 -> text(random);
      case 6 -> {
        List<Object> list = new ArrayList<>();
        random.ints(random.nextInt(4)).forEach(i -> list.add(freeForm(random, depth - 1)));
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        random
            .ints(random.nextInt(4))
            .forEach(i -> map.put(text(random), freeForm(random, depth - 1)));
        yield map;
      }
    };
  }

  /** Any characters, including those that JSON escapes and those outside the BMP. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(8))
        .map(i -> (i >>> 1) % Character.MAX_CODE_POINT)
        .map(c -> random.nextInt(3) == 0 ? c : c % 0x80)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
