// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.contract.Change.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
    return JavaChanges.add(changes, RELEASED, current).stream()
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

    assertThat(JavaChanges.add(List.of(), RELEASED, extensible)).isEmpty();
    assertThat(JavaChanges.add(List.of(), extensible, RELEASED)).hasSize(3);
  }

  @Test
  void listsThePublicDeclarationsOfClasses() throws Exception {
    Path classes = Path.of("target/classes").toAbsolutePath();

    assertThat(JavaChanges.declarations(List.of(classes))).isEmpty();
  }
}
