// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The builds of a test class. They all start at once, two at a time; each test waits for its own.
 */
final class Builds implements AutoCloseable {
  private static final String UPDATE =
      """
      import io.github.juspaywallets.*;
      import io.github.juspaywallets.model.*;
      public class User {
        public static Object run(String url) {
          try (JuspayWallets wallets = JuspayWallets.builder()
              .environment(Environment.of(java.net.URI.create(url))).apiKey("KEY").build()) {
            WalletAccount wallet = wallets.forCustomer("c").updateMobileNumber("wlt_1", "7777777777");
            return %s;
          } catch (JuspayException.InvalidRequest e) {
            return e.getMessage();
          }
        }
      }
      """;

  private final Path folder;
  private final ExecutorService builders = Executors.newFixedThreadPool(2);
  private final Map<String, CompletableFuture<ChangedBuild>> builds = new TreeMap<>();

  Builds(Path folder) {
    this.folder = folder;
  }

  /** Compiles all modules with a candidate contract. */
  void candidate(String name, Consumer<EditedContract> change) {
    String contract = EditedContract.of(change);
    start(name, copy -> ChangedBuild.ofCandidate(copy, contract));
  }

  /** Runs a phase of all modules with an edited contract. */
  void edited(String name, Consumer<EditedContract> change, String phase) {
    edited(name, EditedContract.of(change), phase);
  }

  void edited(String name, String contract, String phase) {
    start(name, copy -> ChangedBuild.ofEdited(copy, contract, phase));
  }

  private void start(String name, Function<Path, ChangedBuild> build) {
    Path copy = folder.resolve(name.replace(' ', '-'));
    builds.put(name, CompletableFuture.supplyAsync(() -> build.apply(copy), builders));
  }

  ChangedBuild of(String name) {
    return builds.get(name).join();
  }

  /** The result of a user's update with such a build and this response of Juspay. */
  Object update(String name, WireMockExtension juspay, String result, String response)
      throws Exception {
    juspay.stubFor(post(urlPathMatching("/wallets/.*")).willReturn(okJson(response)));
    return of(name).user(UPDATE.formatted(result), juspay.baseUrl());
  }

  @Override
  public void close() {
    builders.shutdownNow();
  }
}
