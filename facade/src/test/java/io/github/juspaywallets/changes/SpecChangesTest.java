// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.changes;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The effects of a changed contract on a real build of all modules. */
@EnabledIfSystemProperty(named = "maven.home", matches = ".+")
class SpecChangesTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static Builds builds;

  @BeforeAll
  static void build(@TempDir Path folder) {
    builds = new Builds(folder);
    builds.candidate(
        "added field",
        contract ->
            contract
                .at("components", "schemas", "WalletAccount", "properties")
                .put("nickname", Map.of("type", "string", "description", "A name.")));
    builds.candidate(
        "unsupported construct",
        contract -> contract.at("components", "parameters", "ApiVersion").put("in", "cookie"));
  }

  @AfterAll
  static void stop() {
    builds.close();
  }

  @Test
  void anAddedPropertyIsReadableWithoutAChangeOfTheFacade() throws Exception {
    assertThat(
            builds.update(
                "added field",
                juspay,
                "wallet.nickname().get()",
                "{\"id\":\"wlt_1\",\"nickname\":\"n\"}"))
        .isEqualTo("n");
  }

  @Test
  void anUnsupportedConstructStopsTheBuildWithItsLocation() {
    builds
        .of("unsupported construct")
        .failsWith("candidate.yaml:", "is not supported: Retrofit has no cookie parameters");
  }
}
