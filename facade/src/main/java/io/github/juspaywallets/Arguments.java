// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.api.ApiSpec;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.WalletCommand;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.ParameterNameProvider;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments before anything is sent. The rules are the constraints that the contract put on
 * the generated interface; only the phone rule is our own.
 */
final class Arguments implements AutoCloseable {
  private static final String MOBILE_NUMBER = "mobileNumber";
  private static final String ROUTING_ID = "routingId";

  /** The generated method of which all arguments are checked. */
  static final Method SEND =
      Stream.of(WalletsApi.class.getMethods())
          .filter(method -> method.getName().equals(ApiSpec.Operations.SEND_WALLET_COMMAND))
          .findFirst()
          .orElseThrow();

  private final WalletsApi api;
  private final Settings settings;
  private final ValidatorFactory validators;
  private final Validator validator;
  private final ExecutableValidator parameters;

  Arguments(WalletsApi api, Settings settings) {
    this.api = api;
    this.settings = settings;
    this.validators =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            // The default one needs an implementation of the expression language.
            .messageInterpolator(new ParameterMessageInterpolator())
            .constraintValidatorPayload(settings.mobileRegion())
            .parameterNameProvider(new SendNames())
            .buildValidatorFactory();
    // Made once: each has a cost, and both may be shared by threads.
    this.validator = validators.getValidator();
    this.parameters = validator.forExecutables();
    requireSettings();
  }

  static InvalidRequest otherRoutingId() {
    return new InvalidRequest(
        List.of(new Violation(ROUTING_ID, "must be the one that this wallet was addressed under")));
  }

  /** Optional headers are checked once, when the client is built. */
  private void requireSettings() {
    for (Violation violation : contractViolations(null, null, null)) {
      if (violation.argument().equals("merchantId") || violation.argument().equals("apiVersion")) {
        close();
        throw new IllegalArgumentException(violation.toString());
      }
    }
  }

  /** Checks a routing id alone, and names it as its caller does. */
  void requireRoutingId(String argument, @Nullable String routingId) {
    List<Violation> violations =
        contractViolations(null, routingId, null).stream()
            .filter(violation -> violation.argument().equals(ROUTING_ID))
            .map(violation -> new Violation(argument, violation.rule()))
            .toList();
    refuse(violations);
  }

  /** Checks the arguments of an update together, and answers the number as it is sent. */
  String requireUpdate(String routingId, @Nullable String walletId, @Nullable String number) {
    String national = number == null ? null : NationalNumber.of(number, settings.mobileRegion());
    List<Violation> violations = contractViolations(walletId, routingId, national);
    if (national == null) {
      violations = new ArrayList<>(violations);
      violations.removeIf(violation -> violation.argument().equals(MOBILE_NUMBER));
      violations.addAll(violations(validator.validate(new Input(number))));
    }
    refuse(violations);
    return Objects.requireNonNull(national);
  }

  private List<Violation> contractViolations(
      @Nullable String walletId, @Nullable String routingId, @Nullable String mobileNumber) {
    Object[] arguments = {
      walletId,
      routingId,
      settings.merchantId(),
      settings.apiVersion(),
      WalletCommand.UPDATE,
      mobileNumber
    };
    return violations(parameters.validateParameters(api, SEND, arguments));
  }

  private static <T> List<Violation> violations(Set<ConstraintViolation<T>> violations) {
    if (violations.isEmpty()) {
      return List.of();
    }
    return violations.stream()
        .sorted(
            Comparator.<ConstraintViolation<T>>comparingInt(v -> position(v.getPropertyPath()))
                .thenComparing(ConstraintViolation::getMessage))
        .map(v -> new Violation(last(v.getPropertyPath()).getName(), v.getMessage()))
        .toList();
  }

  private static int position(Path path) {
    Path.Node node = last(path);
    return node.getKind() == ElementKind.PARAMETER
        ? node.as(Path.ParameterNode.class).getParameterIndex()
        : 0;
  }

  private static Path.Node last(Path path) {
    Iterator<Path.Node> nodes = path.iterator();
    Path.Node last = nodes.next();
    while (nodes.hasNext()) {
      last = nodes.next();
    }
    return last;
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
  }

  @Override
  public void close() {
    validators.close();
  }

  /**
   * Keeps the names of the one method that is ever checked; reflection copies them for each call.
   */
  private static final class SendNames implements ParameterNameProvider {
    private static final List<String> NAMES = names(SEND);

    @Override
    public List<String> getParameterNames(Constructor<?> constructor) {
      return names(constructor);
    }

    @Override
    public List<String> getParameterNames(Method method) {
      return method.equals(SEND) ? NAMES : names(method);
    }

    private static List<String> names(Executable executable) {
      return Stream.of(executable.getParameters()).map(Parameter::getName).toList();
    }
  }

  /** The number as the caller wrote it, for a violation with the message of the caller's locale. */
  @SuppressWarnings("MultipleNullnessAnnotations") // It may be null, which is then refused.
  private record Input(@NotNull @MobileNumber @Nullable String mobileNumber) {}
}
