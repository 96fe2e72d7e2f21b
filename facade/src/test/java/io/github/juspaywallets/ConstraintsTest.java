// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import io.github.juspaywallets.JuspayException.UnexpectedResponse;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.contract.Call;
import io.github.juspaywallets.contract.Described;
import io.github.juspaywallets.contract.Described.Parameter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Retrofit;

/** Each constraint of the contract is enforced, exactly at its limit. */
class ConstraintsTest {
  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  private static final WalletsApi API =
      new Retrofit.Builder().baseUrl("https://example.com/").build().create(WalletsApi.class);
  private static final ValidatorFactory VALIDATORS =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  @AfterAll
  static void close() {
    VALIDATORS.close();
  }

  static Stream<Arguments> parameters() {
    return Described.CURRENT.calls().stream()
        .flatMap(
            operation ->
                Described.CURRENT.parameters(operation).stream()
                    .map(parameter -> Arguments.of(operation, parameter)));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void acceptsTheExampleAndRefusesEachViolation(Call operation, Parameter parameter) {
    String example = String.valueOf(parameter.example());
    assertThat(isRefused(operation, parameter, example)).isFalse();
    for (String constraint : parameter.constraints()) {
      // Enums are open: the server decides about a value that the contract does not list.
      if (!constraint.equals("enum")) {
        List<String> breaking = breaking(constraint, operation, parameter, example);
        assertThat(breaking).as(constraint).isNotEmpty();
        assertThat(breaking).allMatch(value -> isRefused(operation, parameter, value), constraint);
        sandbox.exercised("constraint " + constraint + " of " + parameter.name());
      }
    }
  }

  /** The results of operations, each with a call that returns it. */
  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of("WalletAccount", "read", EveryOperation.GET),
        Arguments.of("WalletList", "noWallets", EveryOperation.LIST),
        Arguments.of("TopUp", "topUpPending", EveryOperation.TOP_UP),
        Arguments.of("PaymentOptions", "paymentOptions", EveryOperation.ELIGIBILITY),
        Arguments.of("Transaction", "charged", EveryOperation.PAY),
        Arguments.of("OrderStatus", "orderCharged", EveryOperation.ORDER_STATUS));
  }

  @ParameterizedTest
  @MethodSource("results")
  void requiresEachRequiredPropertyOfAResult(
      String model, String example, EveryOperation operation) {
    Map<?, ?> result = (Map<?, ?>) Described.CURRENT.responseExamples().get(example);
    List<String> required =
        Described.CURRENT.parts().stream()
            .filter(part -> part.startsWith("constraint required of " + model + "."))
            .toList();
    assertThat(required).isNotEmpty();
    for (String part : required) {
      Map<Object, Object> without = new LinkedHashMap<>(result);
      without.remove(part.substring(part.lastIndexOf('.') + 1));
      sandbox.misbehaves(okJson(new Moshi.Builder().build().adapter(Object.class).toJson(without)));
      try (JuspayWallets wallets = sandbox.client().build()) {
        assertThat(
                catchThrowableOfType(
                    UnexpectedResponse.class,
                    () -> Mode.SYNC.call(operation, wallets.forCustomer("customer_1122"))))
            .as(part)
            .isNotNull();
      }
      sandbox.exercised(part);
    }
  }

  /** Values that violate only this constraint, as far as possible. */
  private static List<String> breaking(
      String constraint, Call operation, Parameter parameter, String example) {
    Object limit = parameter.limit(constraint);
    List<String> values = new ArrayList<>();
    switch (constraint) {
      case "required" -> values.add(null);
      case "minLength" -> values.add(example.substring(0, (int) limit - 1));
      case "maxLength" -> {
        String longest = example.repeat((int) limit).substring(0, (int) limit);
        assertThat(isRefused(operation, parameter, longest)).as("the longest").isFalse();
        values.add(longest + longest.charAt(0));
      }
      case "pattern" -> {
        Pattern pattern = Pattern.compile((String) limit);
        boolean isDecimal = parameter.schema().textOf("format").equals("decimal");
        (isDecimal
                ? Stream.of("-" + example, example + "1", "0", "0.00", "1E+10")
                : Stream.of(
                    " " + example,
                    example + " ",
                    example + "\n",
                    example + "\u0000",
                    example + "é"))
            .filter(value -> !pattern.matcher(value).find())
            .forEach(values::add);
      }
      case "minimum" -> values.add(decimal(limit).subtract(new BigDecimal("0.01")).toString());
      case "maximum" -> values.add(decimal(limit).add(new BigDecimal("0.01")).toString());
      case "multipleOf" ->
          values.add(decimal(example).add(decimal(limit).movePointLeft(1)).toString());
      default -> throw new IllegalArgumentException("No example breaks " + constraint);
    }
    return values;
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(String.valueOf(number));
  }

  private static boolean isRefused(Call operation, Parameter parameter, String value) {
    Method method = methodOf(operation);
    List<Parameter> parameters = Described.CURRENT.parameters(operation);
    Object[] arguments = new Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) {
      boolean isThis = parameters.get(i).equals(parameter);
      String text = isThis ? value : String.valueOf(parameters.get(i).example());
      arguments[i] = argument(method.getParameterTypes()[i], text);
    }
    Set<ConstraintViolation<WalletsApi>> violations =
        VALIDATORS.getValidator().forExecutables().validateParameters(API, method, arguments);
    assertThat(new QuickCheck(method).passes(arguments)).isEqualTo(violations.isEmpty());
    return violations.stream()
        .map(ConstraintViolation::getPropertyPath)
        .anyMatch(path -> index(path) == parameters.indexOf(parameter));
  }

  private static Method methodOf(Call operation) {
    return Stream.of(WalletsApi.class.getMethods())
        .filter(method -> method.getName().equals(operation.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Object argument(Class<?> type, String text) {
    try {
      return text == null || type == String.class
          ? text
          : type == BigDecimal.class
              ? new BigDecimal(text)
              : type == Boolean.class
                  ? Boolean.valueOf(text)
                  : type.getMethod("of", String.class).invoke(null, text);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
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
