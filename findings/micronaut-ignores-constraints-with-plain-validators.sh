#!/usr/bin/env bash
# Micronaut Validation 4.12.0 ignores a constraint that names its validator in the way of Jakarta Validation.
#
# @Constraint(validatedBy = ...) is what the specification asks for. If that class is neither a bean nor introspected, as
# in any library that does not know Micronaut, the constraint has no effect, without an error or warning. The same class is
# used as soon as the application makes it a bean.
#
# Why a user cares: a library's constraint works with Hibernate Validator and BVal, but not here, and nothing in the build or
# log tells. Use micronaut-hibernate-validator instead, or check by a call.
#
# Output seen (JDK 17 and 25):
#   plain: passes
#   as a bean: refused
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/main/java/org/sample"

cat > "$work/src/main/java/org/sample/Even.java" <<'JAVA'
package org.sample;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Even.Validator.class)
public @interface Even {
  String message() default "must be even";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  class Validator implements ConstraintValidator<Even, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return value.endsWith("0");
    }
  }
}
JAVA
cat > "$work/src/main/java/org/sample/Main.java" <<'JAVA'
package org.sample;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.Map;

public class Main {
  @Introspected
  record Form(@Even String number) {}

  @Factory
  static class Beans {
    @Singleton
    @Requires(property = "as-bean", value = "true")
    Even.Validator validator() {
      return new Even.Validator();
    }
  }

  public static void main(String[] args) {
    System.out.println("plain: " + validate(false));
    System.out.println("as a bean: " + validate(true));
  }

  private static String validate(boolean asBean) {
    try (ApplicationContext context = ApplicationContext.run(Map.of("as-bean", asBean))) {
      return context.getBean(Validator.class).validate(new Form("3")).isEmpty() ? "passes" : "refused";
    }
  }
}
JAVA
cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>io.micronaut.platform</groupId>
    <artifactId>micronaut-parent</artifactId>
    <version>4.10.8</version>
    <relativePath/>
  </parent>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <jdk.version>17</jdk.version>
    <release.version>17</release.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>io.micronaut</groupId><artifactId>micronaut-runtime</artifactId>
    </dependency>
    <dependency>
      <groupId>io.micronaut.validation</groupId><artifactId>micronaut-validation</artifactId><version>4.12.0</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <configuration>
          <annotationProcessorPaths combine.children="append">
            <path>
              <groupId>io.micronaut.validation</groupId>
              <artifactId>micronaut-validation-processor</artifactId>
              <version>4.12.0</version>
            </path>
          </annotationProcessorPaths>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
POM

mvn -q -B -f "$work/pom.xml" compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$work/jars" >&2
seen=$(java -cp "$work/target/classes:$work/jars/*" org.sample.Main 2> /dev/null)
echo "$seen"
expected='plain: passes
as a bean: refused'
if [ "$seen" != "$expected" ]; then
  echo "This finding no longer holds" >&2
  exit 1
fi
