// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.juspaywallets.api.WalletsApi;
import org.junit.jupiter.api.Test;

/** Data flows one way: contract, generated client, facade, user. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.juspaywallets");

  @Test
  void generatedCodeKnowsNothingOfTheFacade() {
    noClasses()
        .that()
        .resideInAnyPackage("io.github.juspaywallets.api", "io.github.juspaywallets.model")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.juspaywallets")
        .check(CLASSES);
  }

  @Test
  void oneClassCallsTheGeneratedApiAndOneChecksItsArguments() {
    classes()
        .that()
        .areAssignableTo(WalletsApi.class)
        .should()
        .onlyHaveDependentClassesThat()
        .belongToAnyOf(WalletCalls.class, Arguments.class, WalletsApi.class)
        .check(CLASSES);
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
