// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools of other makers, in Node.js, read the contract and the documents derived from it. */
@Tag("thorough")
class OtherToolsTest {
  private static final List<String> DOCUMENTS =
      List.of("openapi.yaml", "openapi-operations.yaml", "openapi-flat.yaml");

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @TempDir static Path folder;

  @BeforeAll
  static void installTools() throws Exception {
    assumeTrue(hasNode(), "Skipped, because Node.js is not installed: the tools of other makers");
    try (Stream<Path> files = Files.list(Path.of("../api-spec/src/it/npm"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    for (String document : DOCUMENTS) {
      URI source =
          Objects.requireNonNull(OtherToolsTest.class.getResource("/juspay-wallets/" + document))
              .toURI();
      try (var stream = source.toURL().openStream()) {
        Files.copy(stream, folder.resolve(document));
      }
    }
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return process("npm", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CI", "true");
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("NO_COLOR", "1");
    return builder.redirectErrorStream(true);
  }

  private static String run(String... command) throws Exception {
    Process process = process(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String tool(String name) {
    return folder.resolve("node_modules/.bin/" + name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "openapi-operations.yaml", "openapi-flat.yaml"})
  void lintersFindNothing(String document) throws Exception {
    run(
        tool("spectral"),
        "lint",
        "--ruleset",
        "spectral.yaml",
        "--fail-severity",
        "hint",
        document);
    run(tool("redocly"), "lint", "--extends", "recommended-strict", document);
  }

  /** With --errors, Prism answers with an error where a request or response is not valid. */
  @Test
  void prismFindsEachRequestAndResponseValid() throws Exception {
    int port = freePort();
    Process prism =
        process(
                tool("prism"),
                "proxy",
                "--errors",
                "--port",
                "" + port,
                "openapi.yaml",
                sandbox.baseUrl())
            .start();
    List<String> output = new ArrayList<>();
    try (BufferedReader lines = prism.inputReader();
        JuspayWallets wallets =
            sandbox
                .client()
                .environment(Environment.of(URI.create("http://localhost:" + port)))
                .build()) {
      String line = "";
      while (line != null && !line.contains("listening")) {
        line = lines.readLine();
        output.add(line);
      }
      assertThat(line).as(output.toString()).contains("listening");

      for (EveryOperation operation : EveryOperation.values()) {
        operation.call(wallets.forCustomer("customer_1122"), EveryOperation.Given.EXAMPLE);
      }

      assertThat(sandbox.requests()).hasSize(EveryOperation.values().length);
      assertThat(withoutNumber(port)).isEqualTo(422);
    } finally {
      prism.descendants().forEach(ProcessHandle::destroy);
      prism.destroy();
      prism.waitFor();
    }
  }

  /** Shows that Prism judges. */
  private static int withoutNumber(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/wallets/wlt_1"))
            .header("Authorization", "Basic S0VZOg==")
            .header("x-routing-id", "customer_1122")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("command=update"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aClientInTypeScriptUpdatesAMobileNumber() throws Exception {
    run(tool("openapi-typescript"), "openapi-operations.yaml", "--output", "contract.d.ts");
    run(
        tool("tsc"),
        "--strict",
        "--target",
        "es2022",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "update.ts");

    assertThat(run("node", "update.js", sandbox.baseUrl())).isEqualTo("7777777778\n");

    assertThat(sandbox.onlyRequest().getBodyAsString())
        .isEqualTo("command=update&mobile_number=7777777778");
  }
}
