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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.http.POST;

/**
 * Passes arguments that keep the constraints of a method. It reads the annotations that Hibernate
 * Validator reads, which then has nothing to say and need not even be started: that takes most of
 * the time and memory of a first call. What it does not understand it does not pass.
 */
final class QuickCheck {
  private static final Package HTTP = POST.class.getPackage();

  private final Method method;
  private final List<String> names;
  private final List<Predicate<@Nullable Object>> rules;

  QuickCheck(Class<?> type, String name) {
    method =
        Stream.of(type.getMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<Parameter> parameters = List.of(method.getParameters());
    names = parameters.stream().map(Parameter::getName).toList();
    rules = parameters.stream().map(QuickCheck::rules).toList();
  }

  /** The method whose arguments these are. */
  Method method() {
    return method;
  }

  /** Takes all arguments, in their order. */
  boolean passesAll(@Nullable Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!rules.get(i).test(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  boolean passes(String parameter, @Nullable Object argument) {
    int index = names.indexOf(parameter);
    return index >= 0 && rules.get(index).test(argument);
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

  /** Null keeps all constraints but one, and the sizes of lists are not for here. */
  private static Predicate<@Nullable Object> text(Predicate<CharSequence> rule) {
    return argument ->
        argument == null || (argument instanceof CharSequence text && rule.test(text));
  }
}
