// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.juspaywallets.contract.Change.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

  private static final String SHOP = Sample.text("books.yaml");

  @TempDir static Path folder;

  private static List<Change> changes(String before, String after) {
    return Comparison.of(
        Sample.contract(folder, "released.yaml", before),
        Sample.contract(folder, "openapi.yaml", after));
  }

  static Stream<Arguments> facts() {
    return Sample.rows("changes.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void findsOneFactWithItsMeaning(String row, String[] edits) {
    String[] words = row.split(" |: ", 3);
    Kind kind = Kind.valueOf(words[0]);
    String before = Sample.text(words[1]);
    List<Change> changes = changes(before, Sample.edited(before, edits));

    assertThat(changes).filteredOn(one -> one.kind() == kind).hasSize(1);
    assertThat(changes)
        .filteredOn(one -> one.kind() == kind)
        .allSatisfy(one -> assertThat(one.text).contains(words[2]))
        .allSatisfy(one -> assertThat(one.place).matches(".*openapi\\.yaml:\\d+"));
    assertThat(changes).filteredOn(one -> one.kind().compareTo(kind) < 0).isEmpty();
  }

  @Test
  void doesNotMindWhatChangesNothing() {
    assertThat(changes(SHOP, SHOP)).isEmpty();
    String withIgnored =
        Sample.edited(
            SHOP,
            "        - {name: from,",
            "        - {name: Content-Type, in: header, required: true, schema: {type: string}}\n"
                + "        - {name: from,");
    assertThat(changes(withIgnored, SHOP)).isEmpty();
    for (String[] same :
        new String[][] {
          {"{name: from, in: query,", "{name: from, in: query, style: form, explode: true,"},
          {"{type: string, maxLength: 9}", "{type: string, maxLength: 9, minLength: 0}"},
          {"Series: {type: object, properties", "Series: {properties"},
          {"name: from, in: query", "name: From, in: header"},
          {
            "oneOf: [{$ref: '#/components/schemas/Lend'}",
            "anyOf: [{$ref: '#/components/schemas/Lend'}"
          },
        }) {
      String before = SHOP.replace("name: from, in: query", "name: from, in: header");
      boolean isHeader = same[1].contains("header");
      assertThat(changes(isHeader ? before : SHOP, Sample.edited(SHOP, same))).isEmpty();
    }
    // An inline schema that becomes a component.
    String inline =
        Sample.edited(
            SHOP,
            "author: {type: object, properties: {name: {type: string}}}",
            "author: {$ref: '#/components/schemas/Author'}",
            "    Paper:",
            "    Author: {type: object, properties: {name: {type: string}}}\n    Paper:");
    assertThat(changes(SHOP, inline)).noneMatch(Change::isBreaking);
  }

  /** Changes nothing in requests, but the methods that users call. */
  @Test
  void comparesCommandsWithTheFormThatTheyReplace() {
    String undivided =
        Sample.edited(
            SHOP,
            "      oneOf: [{$ref: '#/components/schemas/Lend'}, {$ref:"
                + " '#/components/schemas/Sell'}]\n"
                + "      discriminator: {propertyName: command, mapping: {lend: Lend, sell:"
                + " Sell}}\n",
            "      type: object\n"
                + "      required: [command]\n"
                + "      properties: {command: {type: string, enum: [lend, sell]}, to: {type:"
                + " string}, by: {type: string}, price: {type: string, maxLength: 9}}\n");
    assertThat(changes(undivided, SHOP))
        .extracting(change -> change.text)
        .contains("POST /books command=lend: operationId is lend, was command");
  }

  @Test
  void reportsARenamedSchemaOnce() {
    List<Change> changes = changes(SHOP, Sample.edited(SHOP, "Series", "Cycle"));

    assertThat(changes).singleElement().matches(change -> change.text.contains("class is Cycle"));
    assertThat(changes.get(0).isBreaking()).isFalse();
  }
}
