// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/retrofit-moshi");

  @ParameterizedTest
  @CsvSource({
    "wallet_id,walletId,WALLET_ID",
    "pageSize,pageSize,PAGE_SIZE",
    "2fa,_2fa,_2FA",
    "class,class_,CLASS",
    "getClass,getClass_,GET_CLASS",
    "größe-x,größeX,GRÖSSE_X"
  })
  void namesMethodsAndConstants(String wire, String method, String constant) {
    assertThat(JavaNames.method(wire)).isEqualTo(method);
    assertThat(JavaNames.constant(wire)).isEqualTo(constant);
  }

  @ParameterizedTest
  @CsvSource({
    "wallet-account,WalletAccount",
    "List,ModelList",
    "URI,ModelURI",
    "StringCodec,ModelStringCodec",
    "2d,Model2d",
    "enum,ModelEnum"
  })
  void namesClasses(String schema, String type) {
    assertThat(JavaNames.type(schema)).isEqualTo(type);
    assertThat(JavaNames.type(type)).isEqualTo(type);
  }

  @Test
  void namesValues() {
    assertThat(JavaNames.value("", false)).isEqualTo("EMPTY");
    assertThat(JavaNames.value("-1", true)).isEqualTo("NUMBER_MINUS_1");
    assertThat(JavaNames.value("<=", false)).isEqualTo("LESS_THAN_SIGN_EQUALS_SIGN");
    assertThat(JavaNames.property("build")).isEqualTo("build_");
    assertThat(JavaNames.type("-")).isEmpty();
  }

  /** Otherwise a schema of this name would hide the type. */
  @Test
  void knowsAllTypesOfTheTemplates() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String code =
            Files.readString(file)
                .replaceAll(
                    "(?m)^\\s*(//|/\\*\\*|\\*).*|\"[^\"\n]*\"|\\{\\{.*?}}+\\w*|import .*\\.wire\\..*",
                    " ");
        Matcher matcher = Pattern.compile("(?<![\\w.])[A-Z]\\w*[a-z]\\w*").matcher(code);
        while (matcher.find()) {
          used.add(matcher.group());
        }
      }
    }

    assertThat(used)
        .contains("Call", "Map")
        .allSatisfy(type -> assertThat(JavaNames.type(type)).startsWith("Model"));
  }
}
