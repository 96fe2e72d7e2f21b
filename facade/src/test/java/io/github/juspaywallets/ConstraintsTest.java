// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.api.ApiSpec;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.contract.Contract;
import io.github.juspaywallets.contract.Contract.Parameter;
import io.github.juspaywallets.model.WalletCommand;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Retrofit;

/** Each constraint that the contract states is enforced, at its very border. */
class ConstraintsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final List<Parameter> PARAMETERS = Contract.CURRENT.parameters();
  private static final WalletsApi API =
      new Retrofit.Builder().baseUrl("https://example.com/").build().create(WalletsApi.class);
  private static final ValidatorFactory VALIDATORS =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  private static final Method METHOD =
      Stream.of(WalletsApi.class.getMethods())
          .filter(method -> method.getName().equals(ApiSpec.Operations.SEND_WALLET_COMMAND))
          .findFirst()
          .orElseThrow();

  @AfterAll
  static void close() {
    VALIDATORS.close();
  }

  static Stream<Parameter> parameters() {
    return PARAMETERS.stream().filter(parameter -> !isEnum(parameter));
  }

  private static boolean isEnum(Parameter parameter) {
    return parameter.schema().containsKey("enum");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void takesTheExampleAndRefusesWhatBreaksOneRule(Parameter parameter) {
    String example = String.valueOf(parameter.example());
    assertThat(isRefused(parameter, example)).isFalse();
    for (String constraint : parameter.constraints()) {
      List<String> breaking = breaking(constraint, parameter, example);
      assertThat(breaking).as(constraint).isNotEmpty();
      assertThat(breaking).allMatch(value -> isRefused(parameter, value), constraint);
      sandbox.exercised("constraint " + constraint + " of " + parameter.name());
    }
  }

  @Test
  void wantsTheCommand() {
    Parameter command =
        PARAMETERS.stream().filter(ConstraintsTest::isEnum).findFirst().orElseThrow();
    assertThat(isRefused(command, WalletCommand.UPDATE)).isFalse();
    assertThat(isRefused(command, null)).isTrue();
    sandbox.exercised("constraint required of " + command.name());
  }

  @Test
  void wantsEachRequiredPropertyOfAnAnswer() {
    Map<?, ?> wallet = (Map<?, ?>) Contract.CURRENT.responseExamples().get("updated");
    List<String> required =
        Contract.CURRENT.parts().stream()
            .filter(part -> part.startsWith("constraint required of WalletAccount."))
            .toList();
    assertThat(required).isNotEmpty();
    for (String part : required) {
      Map<Object, Object> without = new LinkedHashMap<>(wallet);
      without.remove(part.substring(part.lastIndexOf('.') + 1));
      sandbox.misbehaves(okJson(new Moshi.Builder().build().adapter(Object.class).toJson(without)));
      try (JuspayWallets wallets = sandbox.client().build()) {
        assertThat(
                catchThrowableOfType(
                    UnexpectedResponse.class, () -> Mode.SYNC.update(wallets, Sandbox.WALLET)))
            .as(part)
            .isNotNull();
      }
      sandbox.exercised(part);
    }
  }

  /** Values that the constraint alone makes wrong, as far as that can be. */
  private static List<String> breaking(String constraint, Parameter parameter, String example) {
    Object limit = parameter.schema().get(constraint);
    List<String> values = new ArrayList<>();
    switch (constraint) {
      case "required" -> values.add(null);
      case "minLength" -> values.add(example.substring(0, (int) limit - 1));
      case "maxLength" -> {
        String longest = example.repeat((int) limit).substring(0, (int) limit);
        assertThat(isRefused(parameter, longest)).as("the longest").isFalse();
        values.add(longest + longest.charAt(0));
      }
      case "pattern" -> {
        Pattern pattern = Pattern.compile((String) limit);
        Stream.of(" " + example, example + " ", example + "\n", example + "\u0000", example + "é")
            .filter(value -> !pattern.matcher(value).find())
            .forEach(values::add);
      }
      default -> throw new IllegalArgumentException("No example breaks " + constraint);
    }
    return values;
  }

  private static boolean isRefused(Parameter parameter, Object value) {
    Object[] arguments =
        PARAMETERS.stream()
            .map(other -> isEnum(other) ? WalletCommand.UPDATE : other.example())
            .toArray();
    arguments[PARAMETERS.indexOf(parameter)] = value;
    Set<ConstraintViolation<WalletsApi>> violations =
        VALIDATORS.getValidator().forExecutables().validateParameters(API, METHOD, arguments);
    assertThat(new QuickCheck(METHOD).passes(arguments)).isEqualTo(violations.isEmpty());
    return violations.stream()
        .map(ConstraintViolation::getPropertyPath)
        .anyMatch(path -> index(path) == PARAMETERS.indexOf(parameter));
  }

  private static int index(Path path) {
    int index = -1;
    for (Path.Node node : path) {
      index =
          node.getKind().name().equals("PARAMETER")
              ? node.as(Path.ParameterNode.class).getParameterIndex()
              : index;
    }
    return index;
  }
}
