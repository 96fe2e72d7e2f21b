// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.contract.Contract;
import io.github.juspaywallets.model.WalletAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Each scenario of the sandbox as the facade meets it, its page, and the examples that it serves.
 */
@ParameterizedClass
@EnumSource(Mode.class)
class ScenariosTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final Path PAGE = Path.of("../api-spec/docs/sandbox.md");

  private static final Map<String, Outcome> OUTCOMES =
      Map.ofEntries(
          Map.entry("wlt_already_executed", Outcome.REJECTED),
          Map.entry("wlt_bad_chunk", Outcome.UNEXPECTED_RESPONSE),
          Map.entry("wlt_bad_gateway", Outcome.SERVER_ERROR),
          Map.entry("wlt_bad_key", Outcome.AUTHENTICATION),
          Map.entry("wlt_dribble", Outcome.SUCCEEDED),
          Map.entry("wlt_error_in_200", Outcome.UNEXPECTED_RESPONSE),
          Map.entry("wlt_forbidden", Outcome.PERMISSION),
          Map.entry("wlt_garbage", Outcome.TRANSPORT_FAILURE),
          Map.entry("wlt_hang_up", Outcome.TRANSPORT_FAILURE),
          Map.entry("wlt_invalid_number", Outcome.REJECTED),
          Map.entry("wlt_linked", Outcome.SUCCEEDED),
          Map.entry("wlt_locked", Outcome.REJECTED),
          Map.entry("wlt_masked", Outcome.SUCCEEDED),
          Map.entry("wlt_new_provider", Outcome.SUCCEEDED),
          Map.entry("wlt_no_body", Outcome.NOT_FOUND),
          Map.entry("wlt_nulls", Outcome.SUCCEEDED),
          Map.entry("wlt_rate_limited", Outcome.RATE_LIMITED),
          Map.entry("wlt_reset", Outcome.TRANSPORT_FAILURE),
          Map.entry("wlt_server_error", Outcome.SERVER_ERROR),
          Map.entry("wlt_slow", Outcome.SUCCEEDED),
          Map.entry("wlt_strings", Outcome.SUCCEEDED),
          Map.entry("wlt_unavailable", Outcome.SERVER_ERROR),
          Map.entry("wlt_unknown", Outcome.NOT_FOUND),
          Map.entry("wlt_unknown_fields", Outcome.SUCCEEDED));

  private final Mode mode;

  ScenariosTest(Mode mode) {
    this.mode = mode;
  }

  static Stream<StubMapping> scenarios() {
    return sandbox.listAllStubMappings().getMappings().stream()
        .filter(mapping -> mapping.getName().startsWith("wlt_"));
  }

  private static String walletId(StubMapping scenario) {
    return scenario.getName().substring(0, scenario.getName().indexOf(':'));
  }

  @Test
  void endsEachScenarioAsItsNameSays() throws Exception {
    assertThat(scenarios().map(ScenariosTest::walletId))
        .containsExactlyInAnyOrderElementsOf(OUTCOMES.keySet());
    // All at once: the slow ones take seconds.
    ExecutorService threads = Executors.newCachedThreadPool();
    try (JuspayWallets wallets = sandbox.client().build()) {
      Map<String, Future<Outcome>> calls = new HashMap<>();
      for (String walletId : OUTCOMES.keySet()) {
        calls.put(walletId, threads.submit(() -> outcome(wallets, walletId)));
      }
      for (String walletId : OUTCOMES.keySet()) {
        assertThat(calls.get(walletId).get()).as(walletId).isEqualTo(OUTCOMES.get(walletId));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(sandbox.requests()).hasSize(OUTCOMES.size());
  }

  private Outcome outcome(JuspayWallets wallets, String walletId) {
    try {
      assertThat(mode.update(wallets, walletId).id()).isEqualTo(walletId);
      return Outcome.SUCCEEDED;
    } catch (JuspayException e) {
      return Outcome.of(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"wlt_slow, MAYBE", "wlt_dribble, YES"})
  void isInTimeForADeadlineTest(String walletId, Sent sent) {
    try (JuspayWallets wallets = sandbox.client().deadline(Duration.ofSeconds(1)).build()) {
      outcome(wallets, "wlt_1");
      JuspayException late =
          catchThrowableOfType(
              JuspayException.TransportFailure.class, () -> mode.update(wallets, walletId));

      assertThat(late.wasSent()).isEqualTo(sent);
    }
  }

  @Test
  void readsWhatTheSpecialWalletsHold() {
    try (JuspayWallets wallets = sandbox.client().build()) {
      WalletAccount strings = mode.update(wallets, "wlt_strings");
      WalletAccount linked = mode.update(wallets, "wlt_linked");
      WalletAccount nulls = mode.update(wallets, "wlt_nulls");
      WalletAccount unknown = mode.update(wallets, "wlt_unknown_fields");

      assertThat(strings.linked()).contains(true);
      assertThat(strings.currentBalance()).contains(new BigDecimal("250.75"));
      assertThat(linked.token()).isPresent();
      assertThat(linked.lastRefreshed()).isPresent();
      assertThat(linked.gatewayReferenceId()).isPresent();
      assertThat(nulls).isEqualTo(WalletAccount.builder().id("wlt_nulls").build());
      assertThat(unknown.additionalProperties()).containsKeys("new_flag", "new_object");
      assertThat(mode.update(wallets, "wlt_masked").metadata().orElseThrow().mobileNumber())
          .contains("777***7777");
    }
  }

  @Test
  void servesEachExampleOfTheContractAndNoOther() {
    Map<String, Object> examples = Contract.CURRENT.responseExamples();
    Set<String> served = new TreeSet<>();
    try (JuspayWallets wallets = sandbox.client().build()) {
      for (StubMapping scenario : sandbox.listAllStubMappings().getMappings()) {
        String example = (String) metadata(scenario).get("example");
        if (example != null && !scenario.getName().startsWith("With")) {
          String id = scenario.getName().startsWith("wlt_") ? walletId(scenario) : Sandbox.WALLET;
          outcome(wallets, id);
          String body = sandbox.getAllServeEvents().get(0).getResponse().getBodyAsString();
          assertThat(new Yaml().<Object>load(body)).as(id).isEqualTo(examples.get(example));
        }
        if (example != null) {
          served.add(example);
        }
      }
    }
    assertThat(served).isEqualTo(examples.keySet());
  }

  @Test
  void standsOnThePageOfTheSandbox() throws IOException {
    List<String> rows =
        scenarios()
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .map(ScenariosTest::row)
            .toList();

    assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `wlt_")))
        .as("the rows of " + PAGE)
        .containsExactlyElementsOf(rows);
  }

  private static String row(StubMapping scenario) {
    String text = scenario.getName().substring(scenario.getName().indexOf(':') + 2);
    boolean none = scenario.getResponse().getFault() != null;
    String status = none ? "" : String.valueOf(scenario.getResponse().getStatus());
    return Stream.of("`" + walletId(scenario) + "`", status, text)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static Map<String, Object> metadata(StubMapping mapping) {
    return mapping.getMetadata() == null ? Map.of() : mapping.getMetadata();
  }
}
