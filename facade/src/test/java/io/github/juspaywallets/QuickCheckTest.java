// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.model.DecimalPattern;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Header;
import retrofit2.http.Query;

/** Hibernate Validator accepts everything that passes the quick check. */
class QuickCheckTest {
  private static final Known KNOWN = (id, name, code) -> {};

  private static final Method METHOD = method(Known.class);

  private final QuickCheck check = new QuickCheck(METHOD);

  private static Method method(Class<?> type) {
    return type.getMethods()[0];
  }

  interface Known {
    void send(
        @Header("id") @NotNull @Size(min = 2, max = 4) String id,
        @Query("name") @Size(min = 1) @Pattern(regexp = "^[a-c/. ]*$") String name,
        String code);
  }

  interface Unknown {
    void send(
        @DecimalMax("7") String number,
        @Valid Object object,
        @Size(min = 2) @Size(max = 4) String twice,
        @Pattern(regexp = "a b", flags = Pattern.Flag.COMMENTS) String flags,
        @Size(max = 1) List<String> list);
  }

  @Test
  void agreesWithHibernateValidator() {
    Random random = new Random(7);
    NastyStrings nasty = new NastyStrings(random);
    int passed = 0;
    try (ValidatorFactory factory = factory()) {
      ExecutableValidator validator = factory.getValidator().forExecutables();
      for (int i = 0; i < 5_000; i++) {
        Object[] arguments = {text(random, nasty), text(random, nasty), text(random, nasty)};
        boolean valid = validator.validateParameters(KNOWN, METHOD, arguments).isEmpty();
        assertThat(check.passes(arguments)).as("%s", (Object) arguments).isEqualTo(valid);
        passed += valid ? 1 : 0;
      }
    }
    assertThat(passed).isBetween(200, 4_800);
  }

  private static String text(Random random, NastyStrings nasty) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> nasty.next();
      default -> "abcab/.. ".substring(0, random.nextInt(8));
    };
  }

  private static ValidatorFactory factory() {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory();
  }

  interface Decimals {
    void send(@DecimalPattern(regexp = "0\\.0*1|10*") BigDecimal digits);
  }

  /** Writing out a number with a billion zeros would take all memory. */
  @Test
  void writesOutNumbersOfUsualScalesOnly() {
    QuickCheck decimals = new QuickCheck(method(Decimals.class));

    for (String quick : List.of("1E-99", "1E+99")) {
      assertThat(decimals.passes(new BigDecimal(quick))).isTrue();
    }
    for (String slow : List.of("1E-100", "1E+100", "1E+2147483647")) {
      assertThat(decimals.passes(new BigDecimal(slow))).isFalse();
    }
  }

  /** A method for each shape of a constraint. */
  interface Shapes {
    void plain(@NotNull @Size(min = 2, max = 3) @Pattern(regexp = "[a-z]+") String text);

    void repeated(@Size(min = 2) @Size(max = 3) String text);

    void flagged(@Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String text);

    void nullable(@Size(min = 2) @Nullable String text);

    void other(@NotBlank String text);

    void composed(@Short String text);

    void onTheType(@ShortType String text);

    void digits(@DecimalPattern(regexp = "[0-9]\\.[1-9]") BigDecimal digits);

    void number(@NotNull @DecimalMin("2") @Digits(integer = 1, fraction = 1) BigDecimal number);

    void items(List<@NotNull @Size(min = 2) @Pattern(regexp = "[a-z]+") String> list);

    void nullableItems(@NotNull List<@Nullable @Size(min = 2) String> list);

    void unconstrainedItems(@NotNull List<String> list);

    void length(@Size(min = 1, max = 2) List<String> list);

    void deepItems(List<List<@Size(min = 2) String>> lists);

    void keys(Map<@Size(min = 2) String, String> map);

    void values(Map<String, @Size(min = 2) String> map);

    void wildcards(List<? extends @Size(min = 2) String> list);

    void array(@NotNull @Size(min = 2) String @Size(min = 2) [] array);

    void optional(Optional<@Size(min = 2) String> text);

    void optionalNumber(@NotNull OptionalInt number);

    void cascaded(@Valid Nested nested);

    void cascadedItems(List<@Valid Nested> list);

    @Agree
    void crossParameter(@NotNull String text, String other);

    void groups(@Size(min = 2, groups = Nested.class) String text);
  }

  record Nested(@Size(min = 2) String text) {}

  @Size(min = 2, max = 3)
  @Constraint(validatedBy = {})
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Short {
    String message() default "must be short";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Size(min = 2, max = 3)
  @Constraint(validatedBy = {})
  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShortType {
    String message() default "must be short";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Constraint(validatedBy = Agree.Validator.class)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Agree {
    String message() default "must agree";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Requires that all arguments are equal. */
    @SupportedValidationTarget(ValidationTarget.PARAMETERS)
    final class Validator implements ConstraintValidator<Agree, Object[]> {
      @Override
      public boolean isValid(Object[] arguments, ConstraintValidatorContext context) {
        return Stream.of(arguments).distinct().count() == 1;
      }
    }
  }

  /** Values of each type, some of which violate constraints. */
  private static List<Object> values(Type type) {
    List<Object> values = new ArrayList<>();
    values.add(null);
    if (type == String.class) {
      values.addAll(List.of("", "a", "ab", "AB", "abc", "abcd", "a1", " "));
    } else if (type == BigDecimal.class) {
      Stream.of("1", "2", "2.1", "2.11", "12", "1E-2000", "1E+2000")
          .map(BigDecimal::new)
          .forEach(values::add);
    } else if (type == Nested.class) {
      values.addAll(List.of(new Nested("a"), new Nested("ab"), new Nested(null)));
    } else if (type == String[].class) {
      values.addAll(List.of(new String[0], new String[] {"a", "ab"}, new String[] {"ab", "ab"}));
    } else if (type == OptionalInt.class) {
      values.addAll(List.of(OptionalInt.empty(), OptionalInt.of(1)));
    } else if (type instanceof WildcardType wildcard) {
      return values(wildcard.getUpperBounds()[0]);
    } else {
      generic((ParameterizedType) type).forEach(values::add);
    }
    return values;
  }

  private static Stream<Object> generic(ParameterizedType type) {
    List<Object> first = values(type.getActualTypeArguments()[0]);
    return type.getRawType() == Optional.class
        ? first.stream().map(Optional::ofNullable)
        : type.getRawType() == List.class
            ? Stream.concat(
                Stream.of(List.of()), first.stream().map(v -> Arrays.asList(first.get(1), v)))
            : first.stream()
                .filter(Objects::nonNull)
                .flatMap(key -> first.stream().map(v -> Collections.singletonMap(key, v)));
  }

  private static final Shapes SHAPES =
      (Shapes)
          Proxy.newProxyInstance(
              Shapes.class.getClassLoader(), new Class<?>[] {Shapes.class}, (p, m, a) -> null);

  static Stream<Method> shapes() {
    return Stream.of(Shapes.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void passesNothingThatHibernateValidatorRefuses(Method shape) {
    QuickCheck quick = new QuickCheck(shape);
    int refused = 0;
    int passed = 0;
    try (ValidatorFactory factory = factory()) {
      ExecutableValidator validator = factory.getValidator().forExecutables();
      for (Object[] arguments : combinations(shape)) {
        boolean valid = validator.validateParameters(SHAPES, shape, arguments).isEmpty();
        assertThat(quick.passes(arguments) && !valid).as(Arrays.deepToString(arguments)).isFalse();
        refused += valid ? 0 : 1;
        passed += quick.passes(arguments) ? 1 : 0;
      }
    }
    // Hibernate Validator reads no constraint of the type of a parameter, or of a wildcard.
    List<String> free = List.of("groups", "onTheType", "wildcards");
    List<String> quickly = List.of("plain", "nullable", "digits", "groups", "onTheType");
    assertThat(refused == 0).as("accepts all").isEqualTo(free.contains(shape.getName()));
    assertThat(passed > 0).as("passes some").isEqualTo(quickly.contains(shape.getName()));
  }

  private static List<Object[]> combinations(Method shape) {
    List<Object[]> all = List.of(new Object[][] {{}});
    for (Type type : shape.getGenericParameterTypes()) {
      all =
          all.stream()
              .flatMap(before -> values(type).stream().map(value -> with(before, value)))
              .toList();
    }
    return all;
  }

  private static Object[] with(Object[] before, Object value) {
    Object[] longer = Arrays.copyOf(before, before.length + 1);
    longer[before.length] = value;
    return longer;
  }

  @Test
  void checksOneArgumentByTheIndexOfItsParameter() {
    assertThat(check.names()).containsExactly("id", "name", "code");
    assertThat(check.passes(0, "ab")).isTrue();
    assertThat(check.passes(0, "a")).isFalse();
    assertThat(check.passes(2, (Object) null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "object", "twice", "flags"})
  void passesNothingWithAnUnknownConstraint(String parameter) {
    QuickCheck unknown = new QuickCheck(method(Unknown.class));
    int index = unknown.names().indexOf(parameter);

    assertThat(Stream.of("", "1", "ab", "abc")).noneMatch(text -> unknown.passes(index, text));
  }

  @Test
  void passesNoListWithASizeConstraint() {
    QuickCheck unknown = new QuickCheck(method(Unknown.class));

    assertThat(unknown.passes(unknown.names().indexOf("list"), List.of())).isFalse();
  }
}
