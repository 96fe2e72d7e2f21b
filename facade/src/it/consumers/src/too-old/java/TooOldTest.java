// SPDX-License-Identifier: Apache-2.0
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.juspaywallets.JuspayWallets;
import org.junit.jupiter.api.Test;

/** Another dependency brings a library that is too old, and comes first on the class path. */
class TooOldTest {
  @Test
  void isNoticedBeforeACallIsSent() {
    String message = assertThrows(IllegalStateException.class, JuspayWallets::builder).getMessage();

    assertTrue(message.contains("declare juspay-wallets before"), message);
    assertTrue(message.contains(System.getProperty("expected.jar")), message);
  }
}
