// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.CallReport.Outcome;
import io.github.juspaywallets.EveryOperation.Given;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.contract.Described;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The scenarios of the sandbox: their effect on every operation of the facade, and the examples
 * that they serve. The build compares them with their page.
 */
@ParameterizedClass
@EnumSource(Mode.class)
class ScenariosTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  /** A placeholder for any wallet, customer or password. */
  private static final String ANY = "any";

  /** Enough for all calls of the slow scenarios, which take two seconds each. */
  private static final ExecutorService CALLERS = Executors.newFixedThreadPool(64);

  private static final Map<Mode, Played> PLAYED = new EnumMap<>(Mode.class);

  private final Mode mode;

  ScenariosTest(Mode mode) {
    this.mode = mode;
  }

  @AfterAll
  static void stop() {
    CALLERS.shutdownNow();
  }

  /** The scenarios that a wallet id, a customer id or a one-time password triggers. */
  static Stream<StubMapping> scenarios() {
    return mappings().filter(mapping -> mapping.getName().matches("(wl[tm]_|customer_|\\d).*"));
  }

  private static Stream<StubMapping> mappings() {
    return sandbox.listAllStubMappings().getMappings().stream();
  }

  private static List<String> triggers(StubMapping mapping) {
    return List.of(mapping.getName().replaceFirst(":.*", "").split(", "));
  }

  private static Set<String> allTriggers() {
    Set<String> triggers = new TreeSet<>();
    scenarios().map(ScenariosTest::triggers).forEach(triggers::addAll);
    return triggers;
  }

  private static boolean isFor(String trigger, EveryOperation operation) {
    String part =
        trigger.startsWith("wl")
            ? " /wallets/"
            : trigger.startsWith("customer_") ? " /customers/" : trigger.equals(ANY) ? "" : "otp=";
    return (operation.requestLine + operation.form).contains(part);
  }

  private Object call(JuspayWallets wallets, EveryOperation operation, String trigger) {
    Given example = Given.EXAMPLE;
    Given given =
        new Given(
            trigger.startsWith("wl") ? trigger : Sandbox.WALLET,
            example.number(),
            trigger.matches("\\d+") ? trigger : example.otp(),
            example.amount(),
            "topup_sdj4kjr8",
            example.returnUrl(),
            example.gatewayReferenceId());
    String customer = trigger.startsWith("customer_") ? trigger : "customer_1122";
    return mode.call(
        operation, wallets.forCustomer(customer).withRoutingId(name(operation, trigger)), given);
  }

  private static String name(EveryOperation operation, String trigger) {
    return trigger + " " + operation;
  }

  /** What each call returned and the server received, by the name of the call. */
  private record Played(Map<String, Object> results, Map<String, ServeEvent> events) {}

  /** All operations with all scenarios. */
  private Played played() {
    return PLAYED.computeIfAbsent(
        mode,
        m -> {
          Set<String> triggers = allTriggers();
          triggers.add(ANY);
          return new Played(play(triggers, Duration.ofSeconds(30)), events());
        });
  }

  /** The result of each call by its name, which is also its routing id. */
  private Map<String, Object> play(Collection<String> triggers, Duration deadline) {
    try (JuspayWallets wallets =
        sandbox.client().retryPolicy(RetryPolicy.never()).deadline(deadline).build()) {
      Map<String, CompletableFuture<Object>> calls =
          Stream.of(EveryOperation.values())
              .flatMap(
                  operation ->
                      triggers.stream()
                          .filter(trigger -> isFor(trigger, operation))
                          .map(trigger -> Map.entry(operation, trigger)))
              .collect(
                  toMap(
                      call -> name(call.getKey(), call.getValue()),
                      call ->
                          CompletableFuture.supplyAsync(
                                  () -> call(wallets, call.getKey(), call.getValue()), CALLERS)
                              .exceptionally(Throwable::getCause)));
      return calls.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().join()));
    }
  }

  /** The single request of each call. */
  private static Map<String, ServeEvent> events() {
    return sandbox.getAllServeEvents().stream()
        .collect(toMap(event -> event.getRequest().getHeader("x-routing-id"), Function.identity()));
  }

  /** Errors apply to every operation, results only to operations that return them. */
  private static boolean fits(StubMapping scenario, EveryOperation operation, ServeEvent event) {
    Map<String, FormParameter> form = LoggedRequest.createFrom(event.getRequest()).formParameters();
    return (results(scenario).isEmpty() || returns(scenario, operation))
        && (scenario.getRequest().getFormParameters() == null
            || scenario.getRequest().getFormParameters().entrySet().stream()
                .allMatch(
                    field ->
                        form.containsKey(field.getKey())
                            && field.getValue().match(form.get(field.getKey())).isExactMatch()));
  }

  private static boolean returns(StubMapping mapping, EveryOperation operation) {
    return results(mapping).contains(result(operation));
  }

  private static Set<String> results(StubMapping mapping) {
    Object body = body(mapping.getResponse().getTextBody());
    Set<String> results = new TreeSet<>();
    Stream.of(EveryOperation.values()).map(ScenariosTest::result).forEach(results::add);
    results.retainAll(body instanceof Map<?, ?> object ? object.keySet() : Set.of());
    return results;
  }

  /** The property that such a result must have. */
  private static String result(EveryOperation operation) {
    return (String) ((Map<?, ?>) body(operation.response)).keySet().iterator().next();
  }

  private static Object body(String text) {
    return text == null ? null : new Yaml().load(text);
  }

  @Test
  void endsAsNamedForEveryOperationOfAScenario() {
    Map<String, Object> results = played().results();
    Map<String, ServeEvent> events = played().events();
    Set<String> triggers = allTriggers();
    triggers.add(ANY);

    assertThat(events).hasSameSizeAs(results);
    for (EveryOperation operation : EveryOperation.values()) {
      for (String trigger : triggers.stream().filter(t -> isFor(t, operation)).toList()) {
        String name = name(operation, trigger);
        ServeEvent event = events.get(name);
        List<StubMapping> fitting =
            scenarios()
                .filter(scenario -> triggers(scenario).contains(trigger))
                .filter(scenario -> fits(scenario, operation, event))
                .toList();

        assertThat(event.getStubMapping())
            .as(name)
            .matches(
                fitting.isEmpty() ? by -> by.getName().startsWith("Any other ") : fitting::contains,
                "one of those that fit");
        assertThat(outcome(results.get(name))).as(name).isEqualTo(outcome(event.getStubMapping()));
      }
    }
    assertThat(events.values())
        .extracting(ServeEvent::getStubMapping)
        .containsAll(scenarios()::iterator);
  }

  private static Outcome outcome(Object result) {
    return result instanceof Throwable failure ? Outcome.of(failure) : Outcome.SUCCEEDED;
  }

  private static Outcome outcome(StubMapping mapping) {
    Fault fault = mapping.getResponse().getFault();
    if (fault != null) {
      return fault == Fault.MALFORMED_RESPONSE_CHUNK
          ? Outcome.UNEXPECTED_RESPONSE
          : Outcome.TRANSPORT_FAILURE;
    }
    return switch (mapping.getResponse().getStatus()) {
      case 200 -> results(mapping).isEmpty() ? Outcome.UNEXPECTED_RESPONSE : Outcome.SUCCEEDED;
      case 400 -> Outcome.REJECTED;
      case 401 -> Outcome.AUTHENTICATION;
      case 403 -> Outcome.PERMISSION;
      case 404 -> Outcome.NOT_FOUND;
      case 429 -> Outcome.RATE_LIMITED;
      default -> Outcome.SERVER_ERROR;
    };
  }

  @Test
  void isInTimeForADeadlineTest() {
    Map<String, Sent> slow =
        Map.of("wlt_slow", Sent.MAYBE, "wlt_dribble", Sent.YES, "customer_slow", Sent.MAYBE);
    play(List.of(ANY), Duration.ofSeconds(30));
    Map<String, Object> results = play(slow.keySet(), Duration.ofSeconds(1));

    slow.forEach(
        (trigger, sent) -> {
          StubMapping scenario =
              scenarios().filter(one -> triggers(one).contains(trigger)).findFirst().orElseThrow();
          assertThat(EveryOperation.values())
              .filteredOn(operation -> isFor(trigger, operation) && returns(scenario, operation))
              .isNotEmpty()
              .allSatisfy(operation -> assertLate(results.get(name(operation, trigger)), sent));
        });
  }

  private static void assertLate(Object result, Sent sent) {
    assertThat(result)
        .isInstanceOfSatisfying(
            JuspayException.TransportFailure.class, e -> assertThat(e.wasSent()).isEqualTo(sent));
  }

  @Test
  void readsTheSpecialWallets() {
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

  @ParameterizedTest
  @ValueSource(strings = {"customer@gmail.com", "+917777777777", "a", "cust:7.b-c_d%2F"})
  void acceptsAnyCustomer(String customerId) {
    try (JuspayWallets wallets = sandbox.client().build()) {
      CustomerWallets customer = wallets.forCustomer(customerId);

      assertThat(customer.list().wallets()).hasSize(1);
      assertThat(customer.refreshAll().wallets()).hasSize(1);
      assertThat(customer.create(NewWallet.of(WalletProvider.PAYTM)).wallet())
          .contains(WalletProvider.PAYTM);
    }
  }

  /** A mapping without templates is compared as written, others as served. */
  @Test
  void servesTheExamplesOfTheContract() {
    Map<String, Object> examples = Described.CURRENT.responseExamples();
    List<ServeEvent> events = new ArrayList<>(played().events().values());
    try (JuspayWallets wallets = sandbox.client().build()) {
      sandbox.resetRequests();
      wallets.forCustomer("customer_1122").create(NewWallet.of(WalletProvider.MOBIKWIK));
      events.addAll(sandbox.getAllServeEvents());
    }
    Set<StubMapping> served = new HashSet<>();
    for (ServeEvent event : events) {
      StubMapping mapping = event.getStubMapping();
      if (example(mapping) != null && isOfAnExample(event)) {
        assertThat(body(event.getResponse().getBodyAsString()))
            .as(mapping.getName())
            .isEqualTo(examples.get(example(mapping)));
        served.add(mapping);
      }
    }
    mappings()
        .filter(mapping -> example(mapping) != null && !served.contains(mapping))
        .forEach(
            mapping ->
                assertThat(body(withIdsOfExamples(mapping.getResponse().getTextBody())))
                    .as(mapping.getName())
                    .isEqualTo(examples.get(example(mapping))));
  }

  /** A wallet with its own id also has responses that contain this id. */
  private static boolean isOfAnExample(ServeEvent event) {
    String trigger = event.getRequest().getHeader("x-routing-id").replaceFirst(" .*", "");
    return !allTriggers().contains(trigger) || triggers(event.getStubMapping()).contains(trigger);
  }

  private static String withIdsOfExamples(String text) {
    return text.replace("wlt_life", Sandbox.WALLET)
        .replace("life-token", "sample-token")
        .replaceAll("\\{\\{[^\"]*form\\.topup_txn_id[^\"]*}}", "topup_sdj4kjr8")
        .replaceAll("\\{\\{[^\"]*form\\.order_id[^\"]*}}", "order_42");
  }

  private static String example(StubMapping mapping) {
    return mapping.getMetadata() == null ? null : (String) mapping.getMetadata().get("example");
  }
}
