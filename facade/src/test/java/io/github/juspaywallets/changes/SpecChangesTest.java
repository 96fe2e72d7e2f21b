package io.github.juspaywallets.changes;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

  /** All at once, two at a time: each test waits for its own. */
  @BeforeAll
  static void build() {
    candidate("added field", "        object:\n", "        nickname:\n          type: string\n          description: A name.\n        object:\n");
    candidate("added value", "        - PICPAY\n", "        - PICPAY\n        - NEW_WALLET\n");
    candidate("added operation", "\ncomponents:\n", TOPUP + "\ncomponents:\n");
    candidate(
        "refresh",
        contract ->
            replace(
                replace(contract, "enum: [update]", "enum: [update, refresh]"),
                "required: [command, mobile_number]",
                "required: [command]"));
    candidate("server", "https://sandbox.juspay.in", "https://sandbox.example.com");
    candidate(
        "pattern",
        contract ->
            replace(contract, "'^[0-9]+$'", "'^9[0-9]+$'")
                .replace("must consist of the digits 0 to 9", "must begin with 9")
                .replace("'7777777777'", "'9777777777'"));
    candidate("renamed header", "      name: x-routing-id\n", "      name: x-session-routing\n");
    candidate(
        "removed property",
        contract ->
            replace(contract, "        developer_message:\n", "        technical_message:\n")
                .replace("developer_message:", "technical_message:"));
    candidate("removed operation", "operationId: sendWalletCommand", "operationId: commandWallet");
    candidate("unsupported", "      type: string\n      description: What to do with the wallet.", "      anyOf:\n        - type: string\n      description: What to do with the wallet.");
    edited("breaking", contract -> replace(contract, "        maxLength: 64", "        maxLength: 32"), "verify");
    edited("not described", contract -> replace(contract, "          description: Id of the wallet.\n          x-prov", "          x-prov"), "validate");
    edited("not YAML", contract -> replace(contract, "paths:\n", "paths: [\n"), "validate");
  }

  private static final String TOPUP =
      """

        /wallets/{wallet_id}/topup:
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
                    examples:
                      toppedUp:
                        value:
                          id: wlt_1
      """;

  @AfterAll
  static void stop() {
    BUILDERS.shutdownNow();
  }

  private static void candidate(String name, String from, String to) {
    candidate(name, contract -> replace(contract, from, to));
  }

  private static void candidate(String name, Function<String, String> change) {
    String contract = change.apply(ChangedBuild.contract());
    BUILDS.put(
        name,
        CompletableFuture.supplyAsync(
            () -> ChangedBuild.ofCandidate(folder.resolve(name.replace(' ', '-')), contract),
            BUILDERS));
  }

  private static void edited(String name, Function<String, String> change, String goal) {
    String contract = change.apply(ChangedBuild.contract());
    BUILDS.put(
        name,
        CompletableFuture.supplyAsync(
            () ->
                ChangedBuild.ofEdited(
                    folder.resolve(name.replace(' ', '-')), contract, "-pl", "api-spec", goal),
            BUILDERS));
  }

  private static String replace(String contract, String from, String to) {
    assertThat(contract).contains(from);
    return contract.replaceFirst(
        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
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
            update("added field", "wallet.nickname().get()", "{\"id\":\"wlt_1\",\"nickname\":\"n\"}"))
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
            update("refresh", "wallet.id() + WalletCommand.REFRESH.value()", "{\"id\":\"wlt_1\"}"))
        .isEqualTo("wlt_1refresh");
    assertThat(vendor.getAllServeEvents().get(0).getRequest().getBodyAsString())
        .isEqualTo("command=update&mobile_number=7777777777");
  }

  @Test
  void anotherServerMovesTheEnvironment() throws Exception {
    String code =
        "public class User { public static Object run(String url) { return"
            + " io.github.juspaywallets.Environment.SANDBOX.toString(); } }";
    assertThat(build("server").user(code, "")).isEqualTo("https://sandbox.example.com");
  }

  @Test
  void aNewPatternIsEnforced() throws Exception {
    assertThat(update("pattern", "wallet.id()", "{\"id\":\"wlt_1\"}"))
        .isEqualTo("Nothing was sent: mobileNumber must begin with 9");
    assertThat(vendor.getAllServeEvents()).isEmpty();
  }

  @Test
  void aRenamedHeaderStopsTheBuild() {
    build("renamed header").failsWith("Transport.java", "ROUTING_ID", "cannot find symbol");
  }

  @Test
  void aRemovedPropertyThatTheFacadeNeedsStopsTheBuild() {
    build("removed property").failsWith("Exchange.java", "developerMessage");
  }

  @Test
  void aRemovedOperationThatTheFacadeNeedsStopsTheBuild() {
    build("removed operation").failsWith("SEND_WALLET_COMMAND", "cannot find symbol");
  }

  @Test
  void anUnsupportedConstructStopsTheBuildWithItsPlace() {
    assertThat(ChangedBuild.contract()).contains("WalletCommand:");
    build("unsupported").failsWith("candidate.yaml:", "components.schemas.WalletCommand.anyOf is not supported");
  }

  @Test
  void aBreakingChangeThatNobodyDecidedOnStopsTheBuild() {
    build("breaking")
        .failsWith(
            "openapi.yaml:", "breaking: POST /wallets/{wallet_id}: path wallet_id has another maxLength: 64 became 32");
  }

  @Test
  void aRuleOfTheHouseStopsTheBuildWithLineAndReason() {
    build("not described")
        .failsWith("openapi.yaml:", "WalletAccount.id has no description: it becomes the Javadoc");
  }

  @Test
  void whatIsNotYamlStopsTheBuildWithItsLine() {
    build("not YAML").failsWith("openapi.yaml:", "this is not YAML");
  }
}
