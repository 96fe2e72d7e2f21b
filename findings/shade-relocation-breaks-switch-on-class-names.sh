#!/usr/bin/env bash
# maven-shade-plugin 3.6.1 relocates a string that names a class, but not the hash codes that javac derived from it.
#
# A switch on strings compiles to a lookup of hashCode() and then a comparison. Relocation rewrites the string constants,
# so the comparison would succeed, but never happens: the lookup still expects the old hash code. The class name that
# the JVM gives to the switch is the new one. So it goes to the default branch, without an error or warning. The same
# names in an if with equals() keep working.
#
# Why a user cares: registries of generated code (adapters, codecs) that switch on getName() work in every test, and
# fail only in the shaded jar of an application.
#
# Output seen (JDK 17 and 25):
#   before: switch found, equals found
#   after: switch missed, equals found
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/main/java/org/sample"

cat > "$work/src/main/java/org/sample/Thing.java" <<'JAVA'
package org.sample;

public class Thing {}
JAVA
cat > "$work/src/main/java/org/sample/Main.java" <<'JAVA'
package org.sample;

public class Main {
  public static void main(String[] args) {
    String name = Thing.class.getName();
    String found = switch (name) {
      case "org.sample.Thing" -> "found";
      default -> "missed";
    };
    String equal = name.equals("org.sample.Thing") ? "found" : "missed";
    System.out.println("switch " + found + ", equals " + equal);
  }
}
JAVA
cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <build>
    <plugins>
      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
      <plugin>
        <artifactId>maven-shade-plugin</artifactId>
        <version>3.6.1</version>
        <executions>
          <execution>
            <phase>package</phase>
            <goals><goal>shade</goal></goals>
            <configuration>
              <relocations>
                <relocation><pattern>org.sample</pattern><shadedPattern>shaded.sample</shadedPattern></relocation>
              </relocations>
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
mvn -q -B -f "$work/pom.xml" package >&2

before=$(java -cp "$work/target/classes" org.sample.Main)
after=$(java -cp "$work/target/finding-1.jar" shaded.sample.Main)
echo "before: $before"
echo "after: $after"
if [ "$before" != "switch found, equals found" ] || [ "$after" != "switch missed, equals found" ]; then
  echo "This finding no longer holds" >&2
  exit 1
fi
