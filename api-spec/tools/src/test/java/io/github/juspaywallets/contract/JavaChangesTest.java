// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.contract.Change.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaChangesTest {
  private static final List<String> RELEASED =
      List.of(
          "public final class model.Wallet",
          "model.Wallet: public java.util.Optional<String> linked();",
          "public final class model.Wallet$Builder",
          "model.Wallet$Builder: public model.Wallet$Builder linked(String);",
          "public interface api.WalletsApi",
          "api.WalletsApi: public abstract retrofit2.Call<model.Wallet> link(String, String);",
          "public final class api.ApiSpec$Operations",
          "api.ApiSpec$Operations: public static final String LINK;");

  private static List<String> breaking(List<Change> changes, String... kept) {
    List<String> current = new ArrayList<>(RELEASED);
    current.removeIf(line -> !List.of(kept).contains(line) && !line.startsWith("public"));
    return JavaChanges.add(changes, RELEASED, new JavaApi(current)).stream()
        .filter(Change::isBreaking)
        .map(change -> change.text)
        .toList();
  }

  private static Change change(Kind kind, String text, String owner, String member) {
    Change change = new Change(kind, text, "openapi.yaml:1");
    change.concerns(Set.of(), owner, member);
    return change;
  }

  @Test
  void isTheSameFactAsTheChangeOfTheContract() {
    Change lost = change(Kind.BREAKING, "Wallet lost linked", "Wallet", "linked");
    Change removed = change(Kind.BREAKING, "link was removed", "link", "");

    assertThat(breaking(List.of(lost, removed)))
        .containsExactly("Wallet lost linked", "link was removed");
  }

  @Test
  void makesAHarmlessChangeOfTheContractBreaking() {
    Change required = change(Kind.CHANGED, "Wallet.linked became required", "Wallet", "linked");
    Change gained = change(Kind.ADDED, "link gained note", "link", "note");

    assertThat(breaking(List.of(required, gained)))
        .containsExactly("Wallet.linked became required");
  }

  @Test
  void isAFactOfItsOwnIfTheContractDoesNotExplainIt() {
    assertThat(breaking(List.of(), RELEASED.get(1), RELEASED.get(3), RELEASED.get(7)))
        .containsExactly("java " + RELEASED.get(5));
    assertThat(breaking(List.of(), RELEASED.toArray(String[]::new))).isEmpty();
  }

  @Test
  void isNoFactThatAClassMayBeExtendedFromNowOn() {
    List<String> extensible =
        RELEASED.stream().map(line -> line.replace("public final class", "public class")).toList();

    assertThat(changes(RELEASED, extensible)).isEmpty();
    assertThat(changes(extensible, RELEASED)).hasSize(3);
  }

  private static List<String> changes(List<String> released, List<String> current) {
    return JavaChanges.add(List.of(), released, new JavaApi(current)).stream()
        .map(change -> change.text)
        .toList();
  }

  private static List<String> changes(String released, String current) {
    return changes(List.of(released.split("; ")), List.of(current.split("; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public class A; A: int id()|public class A extends B; public class B; B: int id()",
        "public class A; A: int id()|public class A extends B; class B extends C; class C; C: int id()",
        "public class A<T>; A: int id()|public class A<T> extends B<T, D<T>>; public class B<X, Y>; B: int id()",
        "public class A implements C; A: int id()|public class A implements B<C>, C; public interface B<T>; B: int id()",
        "public class A extends C|public class A extends B; class B extends C; public class C",
      })
  void isNoFactThatAMemberMovedToASupertype(String released, String current) {
    assertThat(changes(released, current)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public class A; A: public A(int)|public class A extends B; public class B; B: public B(int)|A: public A(int)",
        "public class A; A: int id()|public class A; public class B; B: int id()|A: int id()",
        "public class A; A: int id()|public class A extends B; public class B; B: final int id()|A: int id()",
        "public class A<T>|public class A<T, U>|public class A<T>",
        "public class A implements B<C>|public class A implements B<D>|public class A implements B<C>",
        "public class A|public final class A|public class A",
      })
  void isAFactThatASupertypeDoesNotHelp(String released, String current, String lost) {
    assertThat(changes(released, current)).containsExactly("java " + lost);
  }

  /** Only javac adds a method for callers, and only for some members. */
  @Test
  void listsMembersOfAHiddenSuperclassAsThoseOfThePublicClass() {
    JavaApi api =
        new JavaApi(
            List.of(
                "class Base",
                "Base: protected Base();",
                "Base: public final int id();",
                "public class Wallet extends Base",
                "Wallet: public Wallet();"));

    assertThat(api.lines())
        .containsExactly(
            "public class Wallet extends Base",
            "Wallet: public Wallet();",
            "Wallet: public final int id();");
  }

  @Test
  void readsCompiledClasses() throws Exception {
    Path classes = Path.of("target/classes").toAbsolutePath();

    assertThat(JavaApi.of(List.of(classes)).lines()).isEmpty();
  }
}
