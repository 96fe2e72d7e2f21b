// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.DecimalPattern;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.http.POST;

/**
 * Accepts arguments that clearly satisfy the constraints of a method. Reads the same annotations as
 * Hibernate Validator, and accepts no argument with a constraint that it does not support.
 */
final class QuickCheck {
  /** The packages of annotations that are not constraints. */
  private static final Set<String> OTHERS = Set.of(POST.class.getPackageName(), "java.lang");

  /** Sufficient for any amount. The digits of a number with a large scale can be very many. */
  private static final int LONGEST_SCALE = 100;

  private final List<String> names;
  private final List<Predicate<@Nullable Object>> rules;

  QuickCheck(Method method) {
    List<Parameter> parameters = List.of(method.getParameters());
    names = parameters.stream().map(Parameter::getName).toList();
    rules = parameters.stream().map(QuickCheck::rules).toList();
  }

  /** The names of the parameters, in order. */
  List<String> names() {
    return names;
  }

  /** Expects all arguments, in order. */
  boolean passes(@Nullable Object... arguments) {
    int passed = 0;
    while (passed < rules.size() && passes(passed, arguments[passed])) {
      passed++;
    }
    return passed == rules.size();
  }

  boolean passes(int index, @Nullable Object argument) {
    return rules.get(index).test(argument);
  }

  private static Predicate<@Nullable Object> rules(Parameter parameter) {
    // The items of a list, for example, can have constraints of their own.
    boolean hasNoItems =
        parameter.getParameterizedType() instanceof Class<?> type && !type.isArray();
    // A constraint of the method can be about several parameters.
    return Stream.of(parameter, parameter.getDeclaringExecutable())
        .flatMap(element -> Stream.of(element.getAnnotations()))
        .filter(annotation -> !OTHERS.contains(annotation.annotationType().getPackageName()))
        .map(QuickCheck::rule)
        .reduce(argument -> hasNoItems, Predicate::and);
  }

  private static Predicate<@Nullable Object> rule(Annotation constraint) {
    if (constraint instanceof NotNull) {
      // Hibernate Validator also looks into an optional number.
      return argument ->
          argument != null && !argument.getClass().getName().startsWith("java.util.Optional");
    }
    if (constraint instanceof Size size) {
      int min = size.min();
      int max = size.max();
      return text(text -> min <= text.length() && text.length() <= max);
    }
    if (constraint instanceof Pattern pattern && pattern.flags().length == 0) {
      java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern.regexp());
      return text(text -> compiled.matcher(text).matches());
    }
    if (constraint instanceof DecimalPattern pattern) {
      java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern.regexp());
      return argument ->
          argument == null
              || (argument instanceof BigDecimal number
                  && isShort(number)
                  && compiled.matcher(number.toPlainString()).matches());
    }
    return argument -> false;
  }

  /** Whether it is quick to write all digits of a number, or to calculate with them. */
  static boolean isShort(BigDecimal number) {
    return Math.abs((long) number.scale()) < LONGEST_SCALE;
  }

  /** Null satisfies all constraints except {@link NotNull}. Does not check sizes of collections. */
  private static Predicate<@Nullable Object> text(Predicate<CharSequence> rule) {
    return argument ->
        argument == null || (argument instanceof CharSequence text && rule.test(text));
  }
}
