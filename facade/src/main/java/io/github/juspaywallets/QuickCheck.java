// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.http.POST;

/**
 * Accepts arguments that clearly satisfy the constraints of a method. Reads the same annotations as
 * Hibernate Validator, and accepts no argument with a constraint that it does not support.
 */
final class QuickCheck {
  private static final Package HTTP = POST.class.getPackage();

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
    return IntStream.range(0, rules.size()).allMatch(i -> passes(i, arguments[i]));
  }

  boolean passes(int index, @Nullable Object argument) {
    return rules.get(index).test(argument);
  }

  private static Predicate<@Nullable Object> rules(Parameter parameter) {
    return Stream.of(parameter.getAnnotations())
        .filter(annotation -> !annotation.annotationType().getPackage().equals(HTTP))
        .map(QuickCheck::rule)
        .reduce(argument -> true, Predicate::and);
  }

  private static Predicate<@Nullable Object> rule(Annotation constraint) {
    if (constraint instanceof NotNull) {
      return argument -> argument != null;
    }
    if (constraint instanceof Size size) {
      return text(text -> size.min() <= text.length() && text.length() <= size.max());
    }
    if (constraint instanceof Pattern pattern && pattern.flags().length == 0) {
      java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern.regexp());
      return text(text -> compiled.matcher(text).matches());
    }
    return argument -> false;
  }

  /** Null satisfies all constraints except {@link NotNull}. Does not check sizes of collections. */
  private static Predicate<@Nullable Object> text(Predicate<CharSequence> rule) {
    return argument ->
        argument == null || (argument instanceof CharSequence text && rule.test(text));
  }
}
