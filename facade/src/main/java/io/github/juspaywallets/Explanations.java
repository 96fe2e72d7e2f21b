// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** Hibernate Validator, which says what is wrong with arguments. */
final class Explanations implements AutoCloseable {
  private final ValidatorFactory validators;
  private final Validator validator;

  Explanations(String mobileRegion) {
    validators =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            // The default one needs an implementation of the expression language.
            .messageInterpolator(new ParameterMessageInterpolator())
            .constraintValidatorPayload(mobileRegion)
            .buildValidatorFactory();
    validator = validators.getValidator();
  }

  /** What breaks the constraints of a method's parameters. */
  <T> List<Violation> ofArguments(T object, Method method, @Nullable Object... arguments) {
    return violations(validator.forExecutables().validateParameters(object, method, arguments));
  }

  /** What is wrong with a number as the caller wrote it, in the language of the caller's locale. */
  List<Violation> ofNumber(@Nullable String mobileNumber) {
    return violations(validator.validate(new Input(mobileNumber)));
  }

  private static <T> List<Violation> violations(Set<ConstraintViolation<T>> violations) {
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

  @Override
  public void close() {
    validators.close();
  }

  @SuppressWarnings("MultipleNullnessAnnotations") // It may be null, which is then refused.
  private record Input(@NotNull @MobileNumber @Nullable String mobileNumber) {}
}
