// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.JuspayException.Violation.Code;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.spi.ValidationProvider;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments against the constraints of the generated methods. {@link QuickCheck} accepts
 * arguments that are clearly valid. Only the others go to Hibernate Validator, because starting it
 * takes longer than a first call.
 *
 * @param <A> the generated interface
 */
final class Constraints<A> {
  private static final Map<Method, QuickCheck> QUICK_CHECKS = new ConcurrentHashMap<>();

  private final Map<Method, MethodHandle> defaults = new ConcurrentHashMap<>();
  private final Class<A> type;
  private final A target;

  /** The generated interface, wrapped to refuse arguments that violate the API contract. */
  final A checked;

  Constraints(Class<A> type, A target) {
    requireHibernateValidator();
    this.type = type;
    this.target = target;
    this.checked = checked();
  }

  /** Started when an argument first fails the quick check, which is rare. */
  private static final class Started {
    static final HibernateValidatorFactory VALIDATORS =
        Validation.byProvider(HibernateValidator.class)
            // Not by a service file, in which an application's jar may name another provider.
            .providerResolver(() -> List.of(new HibernateValidator()))
            .configure()
            .ignoreXmlConfiguration()
            // The default interpolator needs an implementation of the expression language.
            .messageInterpolator(
                new ParameterMessageInterpolator(
                    Set.of(), Locale.ROOT, context -> Locale.getDefault(), false))
            .buildValidatorFactory()
            .unwrap(HibernateValidatorFactory.class);
  }

  /** Finds its classes without starting it. Otherwise, only an invalid argument would. */
  private static void requireHibernateValidator() {
    try {
      ClassLoader loader =
          HibernateValidator.class.asSubclass(ValidationProvider.class).getClassLoader();
      // Tools that remove unused classes remove this one, because it is found by name.
      Class.forName("org.hibernate.validator.internal.util.logging.Log_$logger", false, loader);
      Class.forName("com.fasterxml.classmate.TypeResolver", false, loader);
    } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
      throw new IllegalStateException(
          "Hibernate Validator 8.0.3 or later is required, complete and with its dependencies", e);
    }
  }

  private A checked() {
    InvocationHandler check =
        (proxy, method, arguments) -> {
          if (!quick(method).passes(arguments)) {
            refuse(violations(method, arguments));
          }
          return method.isDefault()
              ? defaults.computeIfAbsent(method, this::bound).invoke(arguments)
              : method.invoke(target, arguments);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, check));
  }

  /** Binds a default method. On Java 17, Retrofit's way to call one would leak the class loader. */
  private MethodHandle bound(Method method) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .unreflectSpecial(method, type)
          .bindTo(target)
          .asSpreader(Object[].class, method.getParameterCount());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses an invalid value of a parameter, and names the argument as the caller does. */
  void require(String parameter, @Nullable Object value, String argument) {
    for (Method method : type.getMethods()) {
      int index = quick(method).names().indexOf(parameter);
      if (index >= 0 && !quick(method).passes(index, value)) {
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        arguments[index] = value;
        refuse(
            violations(method, arguments).stream()
                .filter(violation -> violation.argument().equals(parameter))
                .map(violation -> new Violation(argument, violation.rule()))
                .toList());
      }
    }
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
  }

  private static QuickCheck quick(Method method) {
    return QUICK_CHECKS.computeIfAbsent(method, QuickCheck::new);
  }

  private List<Violation> violations(Method method, @Nullable Object[] arguments) {
    return sorted(
        Started.VALIDATORS
            .getValidator()
            .forExecutables()
            .validateParameters(target, method, arguments),
        quick(method).names());
  }

  /** The violations of a number as the caller passed it, in the language of the default locale. */
  static List<Violation> ofMobileNumber(@Nullable String text, String region) {
    Validator validator =
        Started.VALIDATORS.usingContext().constraintValidatorPayload(region).getValidator();
    return sorted(validator.validate(new Written(text)), List.of());
  }

  private static <T> List<Violation> sorted(
      Set<ConstraintViolation<T>> violations, List<String> names) {
    return violations.stream()
        .map(v -> new Violation(subject(v.getPropertyPath()), v.getMessage(), code(v)))
        .sorted(
            Comparator.<Violation>comparingInt(v -> names.indexOf(v.argument()))
                .thenComparing(Violation::rule))
        .toList();
  }

  private static Code code(ConstraintViolation<?> violation) {
    HibernateConstraintViolation<?> details = violation.unwrap(HibernateConstraintViolation.class);
    Code code = details.getDynamicPayload(Code.class);
    return code == null ? Code.OTHER : code;
  }

  /** The name of the whole argument, even if the violation is inside it. */
  private static String subject(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .filter(node -> node.getKind() != ElementKind.METHOD)
        .map(Path.Node::getName)
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("MultipleNullnessAnnotations") // May be null, and is then refused.
  private record Written(@NotNull @MobileNumber @Nullable String mobileNumber) {}
}
