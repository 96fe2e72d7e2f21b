// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
