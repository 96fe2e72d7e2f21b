// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static Moshi moshi(String contract) throws Exception {
    SmallContract small = new SmallContract(Path.of(contract + ".yaml"));
    return new Moshi.Builder().add(adapters(small)).build();
  }

  private static JsonAdapter<Object> adapter(String contract, String model) throws Exception {
    String id = new SmallContract(Path.of(contract + ".yaml")).id();
    return moshi(contract).adapter((Type) classes.loadClass("small." + id + ".model." + model));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "Pet {\"kind\":\"cat\",\"lives\":9} Cat",
        "Pet {\"kind\":\"puppy\",\"tricks\":[\"sit\"]} Dog",
        "Pet {\"lives\":9,\"kind\":\"fish\",\"fins\":[1.50,null]} Unknown",
        "Pet {\"lives\":9} Unknown",
        "Pet {\"kind\":null} Unknown",
      })
  void readsTheBranchThatTheDiscriminatorSelects(String model, String json, String branch)
      throws Exception {
    JsonAdapter<Object> pets = adapter("union-discriminated", model);
    Object pet = pets.fromJson(json);

    assertThat(pet.getClass().getSimpleName()).isEqualTo(branch);
    assertThat(pets.toJson(pet)).isEqualTo(json);
  }

  @Test
  void readsNoObjectAsNoBranch() throws Exception {
    JsonAdapter<Object> pets = adapter("union-discriminated", "Pet");

    assertThat(pets.fromJson("null")).isNull();
    assertThat(pets.toJson(null)).isEqualTo("null");
    assertThatThrownBy(() -> pets.fromJson("[1]")).isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"n\",\"phone\":null}",
        "{\"name\":\"n\"}",
        "{\"name\":\"n\",\"home\":{\"street\":null}}"
      })
  void writesTheNullsOfAMergePatchAgain(String json) throws Exception {
    JsonAdapter<Object> people = adapter("merge-patch", "Person");

    assertThat(people.toJson(people.fromJson(json))).isEqualTo(json);
  }

  @Test
  void replacesANullThatWasRead() throws Exception {
    Object person = adapter("merge-patch", "Person").fromJson("{\"name\":\"n\",\"phone\":null}");
    Object builder = person.getClass().getMethod("toBuilder").invoke(person);
    builder.getClass().getMethod("phone", String.class).invoke(builder, "1");

    assertThat(
            adapter("merge-patch", "Person")
                .toJson(builder.getClass().getMethod("build").invoke(builder)))
        .isEqualTo("{\"name\":\"n\",\"phone\":\"1\"}");
  }

  @Test
  void writesTheNullsOfAMapThatIsAWholeBody() throws Exception {
    JsonAdapter<Object> labels =
        moshi("merge-patch")
            .adapter(Types.newParameterizedType(Map.class, String.class, String.class));

    assertThat(labels.toJson(Collections.singletonMap("k", null))).isEqualTo("{\"k\":null}");
  }

  private static JsonAdapter.Factory adapters(SmallContract contract) throws Exception {
    return (JsonAdapter.Factory)
        classes
            .loadClass("small." + contract.id() + ".model.ModelJsonAdapters")
            .getMethod("factory")
            .invoke(null);
  }
}
