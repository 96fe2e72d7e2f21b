// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.squareup.moshi.JsonAdapter;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each contract in {@code src/test/contracts/small} is either refused, or compiles with the
 * project's flags, can be called and preserves what it reads. The file next to it has the requests
 * that it sends ({@code .sent}) or the reason why it is refused ({@code .refused}).
 */
class ContractsTest {
  private static final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private static URLClassLoader classes;
  private static String complaints;

  @BeforeAll
  static void compile() throws IOException {
    for (SmallContract contract : SmallContract.all()) {
      contract.generate();
    }
    complaints = SmallContract.compile(SmallContract.all());
    if (!complaints.isEmpty()) {
      // A contract that does not compile must not hide the results of the others.
      SmallContract.compile(SmallContract.all().stream().filter(ContractsTest::compiles).toList());
    }
    classes = SmallContract.classes();
    server.start();
  }

  private static boolean compiles(SmallContract contract) {
    return !complaints.contains("/" + contract.id() + "/");
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop();
    classes.close();
  }

  @TestFactory
  Stream<DynamicTest> everyContract() throws IOException {
    return SmallContract.all().stream()
        .map(contract -> dynamicTest(contract.name(), () -> check(contract)));
  }

  private static void check(SmallContract contract) throws Exception {
    if (contract.refusal() != null) {
      assertThat(contract.refusal()).isEqualTo(contract.beside("refused"));
      return;
    }
    assertThat(compiles(contract)).as(complaints).isTrue();
    Conversation conversation = new Conversation(server, adapters(contract));
    for (String name : contract.classNames("api")) {
      Class<?> type = classes.loadClass(name);
      if (type.isInterface() && !name.endsWith("package-info")) {
        conversation.callAll(type);
      }
    }
    for (String name : contract.classNames("model")) {
      Class<?> type = classes.loadClass(name);
      if (Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals("builder"))) {
        conversation.keep(type);
      }
    }
    Files.writeString(contract.generated().resolve("actual.sent"), conversation.log());
    assertThat(conversation.log()).isEqualTo(contract.beside("sent"));
  }

  private static JsonAdapter.Factory adapters(SmallContract contract) throws Exception {
    return (JsonAdapter.Factory)
        classes
            .loadClass("small." + contract.id() + ".model.ModelJsonAdapters")
            .getMethod("factory")
            .invoke(null);
  }
}
