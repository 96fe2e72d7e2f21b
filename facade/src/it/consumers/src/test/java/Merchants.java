// SPDX-License-Identifier: Apache-2.0
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayWallets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of a platform, one for each merchant. */
final class Merchants implements AutoCloseable {
  record Merchant(String id, String apiKey) {}

  private final Map<Merchant, JuspayWallets> clients = new ConcurrentHashMap<>();
  private final JuspayWallets origin;

  Merchants(Environment environment, String apiKey) {
    origin = JuspayWallets.builder().environment(environment).apiKey(apiKey).build();
  }

  JuspayWallets of(Merchant merchant) {
    return clients.computeIfAbsent(
        merchant,
        absent -> origin.toBuilder().apiKey(merchant.apiKey()).merchantId(merchant.id()).build());
  }

  @Override
  public void close() {
    clients.values().forEach(JuspayWallets::close);
    origin.close();
  }
}
