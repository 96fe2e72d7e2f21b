// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WalletProviderTest {
  private final JsonAdapter<WalletProvider> json =
      new Moshi.Builder().add(ModelJsonAdapters.factory()).build().adapter(WalletProvider.class);

  @Test
  void findsTheConstantOfAKnownValue() throws IOException {
    assertThat(json.fromJson("\"PAYTM\"")).isSameAs(WalletProvider.PAYTM);
    assertThat(WalletProvider.PAYTM.known()).isEqualTo(WalletProvider.Known.PAYTM);
  }

  @Test
  void keepsAnUnknownValue() throws IOException {
    WalletProvider unknown = json.fromJson("\"NEWPAY\"");

    assertThat(unknown.value()).isEqualTo("NEWPAY");
    assertThat(unknown.known()).isEqualTo(WalletProvider.Known.UNRECOGNIZED);
    assertThat(unknown)
        .isEqualTo(WalletProvider.of("NEWPAY"))
        .hasSameHashCodeAs(WalletProvider.of("NEWPAY"))
        .isNotEqualTo(WalletProvider.of("OTHERPAY"))
        .hasToString("NEWPAY");
    assertThat(json.toJson(unknown)).isEqualTo("\"NEWPAY\"");
  }

  @Test
  void distinguishesKnownValuesInASwitch() {
    assertThat(describe(WalletProvider.PAYTM)).isEqualTo("known");
    assertThat(describe(WalletProvider.of("NEWPAY"))).isEqualTo("new: NEWPAY");
  }

  private static String describe(WalletProvider provider) {
    return switch (provider.known()) {
      case PAYTM, MOBIKWIK -> "known";
      case UNRECOGNIZED -> "new: " + provider;
      default -> "wallet";
    };
  }
}
