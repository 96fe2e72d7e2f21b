// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.juspaywallets.api.WalletsApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: user, facade, generated client, contract. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.juspaywallets");

  @Test
  void generatedCodeDoesNotDependOnTheFacade() {
    noClasses()
        .that()
        .resideInAnyPackage("io.github.juspaywallets.api", "io.github.juspaywallets.model")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.juspaywallets")
        .check(CLASSES);
  }

  @Test
  void onlyTheOperationsCallTheGeneratedApi() {
    classes()
        .that()
        .areAssignableTo(WalletsApi.class)
        .should()
        .onlyHaveDependentClassesThat()
        .belongToAnyOf(
            JuspayWallets.class, RoutedWallets.class, CustomerWallets.class, WalletsApi.class)
        .check(CLASSES);
  }

  /** From the top down. A file may use only files in the layers below it. */
  private static final List<Set<Class<?>>> LAYERS =
      List.of(
          Set.of(JuspayWallets.class, Simulated.class),
          Set.of(CustomerWallets.class),
          Set.of(RoutedWallets.class, NewWallet.class, Eligibility.class),
          Set.of(WalletDebit.class, WalletPayment.class),
          Set.of(Calls.class),
          Set.of(PendingCall.class, CallOptions.class),
          Set.of(Settings.class),
          Set.of(RoutingGuard.class),
          Set.of(Operation.class),
          Set.of(Constraints.class),
          Set.of(MobileNumber.class, QuickCheck.class, Transport.class, Outcomes.class),
          Set.of(
              NationalNumber.class, Threads.class, Sockets.class, ErrorBody.class, SafeCause.class),
          Set.of(Exchange.class, CallReport.class, RetryPolicy.class, Environment.class),
          Set.of(JuspayException.class));

  @Test
  void aFileUsesOnlyTheLayersBelowIt() {
    Map<String, Integer> layers = new HashMap<>();
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      for (Class<?> file : LAYERS.get(layer)) {
        layers.put(file.getName(), layer);
      }
    }
    List<JavaClass> facade =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals("io.github.juspaywallets"))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .toList();
    assertThat(facade).extracting(ArchitectureTest::file).allMatch(layers::containsKey);
    for (JavaClass type : facade) {
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        String used = file(use.getTargetClass());
        if (layers.containsKey(used) && !used.equals(file(type))) {
          assertThat(layers.get(used))
              .as(use.getDescription())
              .isGreaterThan(layers.get(file(type)));
        }
      }
    }
  }

  /** The name of the top-level class of a file. */
  private static String file(JavaClass type) {
    return type.getName().replaceAll("\\$.*|\\[|^\\[L|;", "");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.github.juspaywallets.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theFacadeDoesNotLog() {
    noClasses()
        .that()
        .resideInAPackage("io.github.juspaywallets")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging", "org.jboss.logging", "org.slf4j")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
