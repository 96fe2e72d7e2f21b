// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Like {@link SpecChangesTest}, for all other kinds of change. Takes minutes: one build each. */
@Tag("thorough")
@EnabledIfSystemProperty(named = "maven.home", matches = ".+")
class MoreSpecChangesTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static Builds builds;

  private static final String HISTORY =
      """
      get:
        operationId: getHistory
        tags: [Wallets]
        summary: Reads what happened to a wallet.
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

  private static final String SUSPEND =
      """
      type: object
      description: Suspends a wallet.
      x-operation-id: suspendWallet
      required: [command]
      properties:
        command: {type: string, description: The command., enum: [suspend]}
      """;

  /** The path of a part of the form whose field command selects an operation. */
  private static String[] command(String... part) {
    String form = "application/x-www-form-urlencoded";
    return Stream.concat(
            Stream.of(
                "paths", "/wallets/{wallet_id}", "post", "requestBody", "content", form, "schema"),
            Stream.of(part))
        .toArray(String[]::new);
  }

  @BeforeAll
  static void build(@TempDir Path folder) {
    builds = new Builds(folder);
    builds.candidate(
        "added value",
        contract ->
            contract.list("components", "schemas", "WalletProvider", "enum").add("NEW_WALLET"));
    builds.candidate(
        "added operation",
        contract ->
            contract.at("paths").put("/wallets/{wallet_id}/history", new Yaml().load(HISTORY)));
    builds.candidate(
        "added command",
        contract -> {
          String reference = "#/components/schemas/SuspendForm";
          contract.at("components", "schemas").put("SuspendForm", new Yaml().load(SUSPEND));
          contract.list(command("oneOf")).add(Map.of("$ref", reference));
          contract.at(command("discriminator", "mapping")).put("suspend", reference);
        });
    builds.candidate(
        "another server",
        contract ->
            contract.maps("servers").stream()
                .filter(server -> server.get("x-environment").equals("SANDBOX"))
                .forEach(server -> server.put("url", "https://sandbox.example.com")));
    builds.candidate(
        "new pattern",
        contract -> {
          Map<String, Object> id = contract.at("components", "parameters", "WalletId", "schema");
          id.put("pattern", "^wlt_[a-z0-9]{6,}$");
          id.put("x-pattern-message", "must be one of the long ids");
        });
    builds.candidate(
        "renamed header",
        contract ->
            contract.at("components", "parameters", "RoutingId").put("name", "x-routing-key"));
    builds.candidate(
        "removed operation",
        contract ->
            contract
                .at("components", "schemas", "UpdateForm")
                .put("x-operation-id", "changeMobileNumber"));
    builds.candidate(
        "removed property",
        contract -> {
          contract
              .at("components", "schemas", "ErrorInfo", "properties")
              .remove("developer_message");
          contract.removeFromExamples("developer_message");
        });
    builds.edited(
        "breaking change",
        contract ->
            contract.at("components", "parameters", "WalletId", "schema").put("maxLength", 32),
        "process-classes");
    builds.edited(
        "no description",
        contract ->
            contract
                .at("components", "schemas", "WalletAccount", "properties", "id")
                .remove("description"),
        "compile");
    builds.edited("no YAML", "paths: [\n", "compile");
  }

  @AfterAll
  static void stop() {
    builds.close();
  }

  @Test
  void anAddedValueHasAConstant() throws Exception {
    assertThat(
            builds.update(
                "added value",
                juspay,
                "wallet.wallet().get().equals(WalletProvider.NEW_WALLET)",
                "{\"id\":\"wlt_1\",\"wallet\":\"NEW_WALLET\"}"))
        .isEqualTo(true);
  }

  @Test
  void anAddedOperationHasAMethod() throws Exception {
    String code =
        "public class User { public static Object run(String url) throws Exception { return"
            + " io.github.juspaywallets.api.WalletsApi.class.getMethod(\"getHistory\","
            + " String.class, String.class).getName() +"
            + " io.github.juspaywallets.api.ApiSpec.Operations.GET_HISTORY; } }";
    assertThat(builds.of("added operation").user(code, "")).isEqualTo("getHistorygetHistory");
  }

  @Test
  void anAddedCommandLeavesTheFacadeWorking() throws Exception {
    assertThat(
            builds.update(
                "added command",
                juspay,
                "wallet.id() + io.github.juspaywallets.api.ApiSpec.Operations.SUSPEND_WALLET",
                "{\"id\":\"wlt_1\"}"))
        .isEqualTo("wlt_1suspendWallet");
    assertThat(juspay.getAllServeEvents().get(0).getRequest().getBodyAsString())
        .isEqualTo("command=update&mobile_number=7777777777");
  }

  @Test
  void anotherServerMovesTheEnvironment() throws Exception {
    String code =
        "public class User { public static Object run(String url) { return"
            + " io.github.juspaywallets.Environment.SANDBOX.toString(); } }";
    assertThat(builds.of("another server").user(code, "")).isEqualTo("https://sandbox.example.com");
  }

  @Test
  void aNewPatternIsEnforced() throws Exception {
    assertThat(builds.update("new pattern", juspay, "wallet.id()", "{\"id\":\"wlt_1\"}"))
        .isEqualTo("Nothing was sent: walletId must be one of the long ids");
    assertThat(juspay.getAllServeEvents()).isEmpty();
  }

  @Test
  void aRenamedHeaderStopsTheBuild() {
    builds.of("renamed header").failsWith("Transport.java", "ROUTING_ID", "cannot find symbol");
  }

  @Test
  void aRemovedOperationThatTheFacadeNeedsStopsTheBuild() {
    builds
        .of("removed operation")
        .failsWith("RoutedWallets.java", "updateMobileNumber", "cannot find symbol");
  }

  @Test
  void aRemovedPropertyThatTheFacadeNeedsStopsTheBuild() {
    builds.of("removed property").failsWith("JuspayException.java", "developerMessage");
  }

  @Test
  void anUnapprovedBreakingChangeStopsTheBuild() {
    builds
        .of("breaking change")
        .failsWith("openapi.yaml:", "WalletId: maxLength is 32, was 64", "paste its lines into");
  }

  @Test
  void aProjectRuleStopsTheBuildWithLineAndReason() {
    builds
        .of("no description")
        .failsWith("openapi.yaml:", "WalletAccount.id has no description: it becomes the Javadoc");
  }

  @Test
  void invalidYamlStopsTheBuildWithItsLine() {
    builds.of("no YAML").failsWith("openapi.yaml:", "this is not YAML");
  }
}
