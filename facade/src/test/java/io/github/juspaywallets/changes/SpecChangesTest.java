// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The contract changes, and a real build of everything says what that means. */
@EnabledIfSystemProperty(named = "maven.home", matches = ".+")
class SpecChangesTest {
  @RegisterExtension
  static final WireMockExtension vendor =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir static Path folder;

  private static final ExecutorService BUILDERS = Executors.newFixedThreadPool(2);
  private static final Map<String, CompletableFuture<ChangedBuild>> BUILDS = new TreeMap<>();

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

  private static final String TOPUP =
      """
      post:
        operationId: topupWallet
        tags: [Wallets]
        summary: Adds money to a wallet.
        parameters:
          - $ref: '#/components/parameters/WalletId'
          - $ref: '#/components/parameters/RoutingId'
        responses:
          '200':
            description: The wallet.
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/WalletAccount'
                example:
                  id: wlt_1
      """;

  /** All at once, two at a time: each test waits for its own. */
  @BeforeAll
  static void build() {
    candidate(
        "added field",
        contract ->
            contract
                .at("components", "schemas", "WalletAccount", "properties")
                .put("nickname", Map.of("type", "string", "description", "A name.")));
    candidate(
        "added value",
        contract ->
            contract.list("components", "schemas", "WalletProvider", "enum").add("NEW_WALLET"));
    candidate(
        "added operation",
        contract -> contract.at("paths").put("/wallets/{wallet_id}/topup", new Yaml().load(TOPUP)));
    candidate(
        "added command",
        contract -> {
          contract
              .at("components", "schemas", "WalletCommand")
              .put("enum", List.of("update", "refresh"));
          contract
              .at("components", "schemas", "WalletCommandForm")
              .put("required", List.of("command"));
        });
    candidate(
        "another server",
        contract ->
            contract.maps("servers").stream()
                .filter(server -> server.get("x-environment").equals("SANDBOX"))
                .forEach(server -> server.put("url", "https://sandbox.example.com")));
    candidate(
        "new pattern",
        contract -> {
          Map<String, Object> number =
              contract.at(
                  "components", "schemas", "WalletCommandForm", "properties", "mobile_number");
          number.put("pattern", "^9[0-9]+$");
          number.put("x-pattern-message", "must begin with 9");
          number.remove("example");
          contract
              .operation("requestBody", "content", "application/x-www-form-urlencoded")
              .put(
                  "examples",
                  Map.of(
                      "nine",
                      Map.of("value", Map.of("command", "update", "mobile_number", "9777777777"))));
        });
    candidate(
        "renamed header",
        contract ->
            contract.at("components", "parameters", "RoutingId").put("name", "x-routing-key"));
    candidate(
        "removed property",
        contract -> {
          contract
              .at("components", "schemas", "ErrorInfo", "properties")
              .remove("developer_message");
          contract.removeFromExamples("developer_message");
        });
    candidate(
        "removed operation", contract -> contract.operation().put("operationId", "commandWallet"));
    candidate(
        "unsupported construct",
        contract ->
            contract
                .at("components", "schemas", "WalletCommand")
                .put("anyOf", List.of(Map.of("type", "string"), Map.of("type", "integer"))));
    edited(
        "breaking change",
        contract ->
            contract.at("components", "parameters", "WalletId", "schema").put("maxLength", 32),
        "verify");
    edited(
        "no description",
        contract ->
            contract
                .at("components", "schemas", "WalletAccount", "properties", "id")
                .remove("description"),
        "validate");
    BUILDS.put(
        "no YAML",
        CompletableFuture.supplyAsync(
            () ->
                ChangedBuild.ofEdited(
                    folder.resolve("no-yaml"), "paths: [\n", "-pl", "api-spec", "validate"),
            BUILDERS));
  }

  @AfterAll
  static void stop() {
    BUILDERS.shutdownNow();
  }

  private static void candidate(String name, Consumer<EditedContract> change) {
    String contract = EditedContract.of(change);
    BUILDS.put(
        name,
        CompletableFuture.supplyAsync(
            () -> ChangedBuild.ofCandidate(folder.resolve(name.replace(' ', '-')), contract),
            BUILDERS));
  }

  private static void edited(String name, Consumer<EditedContract> change, String goal) {
    String contract = EditedContract.of(change);
    BUILDS.put(
        name,
        CompletableFuture.supplyAsync(
            () ->
                ChangedBuild.ofEdited(
                    folder.resolve(name.replace(' ', '-')), contract, "-pl", "api-spec", goal),
            BUILDERS));
  }

  private static ChangedBuild build(String name) {
    return BUILDS.get(name).join();
  }

  private static Object update(String build, String result, String answer) throws Exception {
    vendor.stubFor(post(urlPathMatching("/wallets/.*")).willReturn(okJson(answer)));
    return build(build).user(UPDATE.formatted(result), vendor.baseUrl());
  }

  @Test
  void anAddedPropertyIsReadableWithoutAChangeOfTheFacade() throws Exception {
    assertThat(
            update(
                "added field", "wallet.nickname().get()", "{\"id\":\"wlt_1\",\"nickname\":\"n\"}"))
        .isEqualTo("n");
  }

  @Test
  void anAddedValueHasAConstant() throws Exception {
    assertThat(
            update(
                "added value",
                "wallet.wallet().get().equals(WalletProvider.NEW_WALLET)",
                "{\"id\":\"wlt_1\",\"wallet\":\"NEW_WALLET\"}"))
        .isEqualTo(true);
  }

  @Test
  void anAddedOperationHasAMethod() throws Exception {
    String code =
        "public class User { public static Object run(String url) throws Exception { return"
            + " io.github.juspaywallets.api.WalletsApi.class.getMethod(\"topupWallet\","
            + " String.class, String.class).getName() +"
            + " io.github.juspaywallets.api.ApiSpec.Operations.TOPUP_WALLET; } }";
    assertThat(build("added operation").user(code, "")).isEqualTo("topupWallettopupWallet");
  }

  @Test
  void anAddedCommandLeavesTheFacadeWorking() throws Exception {
    assertThat(
            update(
                "added command",
                "wallet.id() + WalletCommand.REFRESH.value()",
                "{\"id\":\"wlt_1\"}"))
        .isEqualTo("wlt_1refresh");
    assertThat(vendor.getAllServeEvents().get(0).getRequest().getBodyAsString())
        .isEqualTo("command=update&mobile_number=7777777777");
  }

  @Test
  void anotherServerMovesTheEnvironment() throws Exception {
    String code =
        "public class User { public static Object run(String url) { return"
            + " io.github.juspaywallets.Environment.SANDBOX.toString(); } }";
    assertThat(build("another server").user(code, "")).isEqualTo("https://sandbox.example.com");
  }

  @Test
  void aNewPatternIsEnforced() throws Exception {
    assertThat(update("new pattern", "wallet.id()", "{\"id\":\"wlt_1\"}"))
        .isEqualTo("Nothing was sent: mobileNumber must begin with 9");
    assertThat(vendor.getAllServeEvents()).isEmpty();
  }

  @Test
  void aRenamedHeaderStopsTheBuild() {
    build("renamed header").failsWith("Transport.java", "ROUTING_ID", "cannot find symbol");
  }

  @Test
  void aRemovedPropertyThatTheFacadeNeedsStopsTheBuild() {
    build("removed property").failsWith("JuspayException.java", "developerMessage");
  }

  @Test
  void aRemovedOperationThatTheFacadeNeedsStopsTheBuild() {
    build("removed operation")
        .failsWith("RoutedWallets.java", "sendWalletCommand", "cannot find symbol");
  }

  @Test
  void anUnsupportedConstructStopsTheBuildWithItsPlace() {
    build("unsupported construct")
        .failsWith("candidate.yaml:", "components.schemas.WalletCommand.anyOf is not supported");
  }

  @Test
  void aBreakingChangeThatNobodyDecidedOnStopsTheBuild() {
    build("breaking change")
        .failsWith(
            "openapi.yaml:",
            "breaking: POST /wallets/{wallet_id}: path wallet_id has another maxLength: 64 became 32");
  }

  @Test
  void aRuleOfTheHouseStopsTheBuildWithLineAndReason() {
    build("no description")
        .failsWith("openapi.yaml:", "WalletAccount.id has no description: it becomes the Javadoc");
  }

  @Test
  void whatIsNotYamlStopsTheBuildWithItsLine() {
    build("no YAML").failsWith("openapi.yaml:", "this is not YAML");
  }
}
