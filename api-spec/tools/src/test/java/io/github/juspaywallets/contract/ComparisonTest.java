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
  private static final String WALLETS = Sample.text("contract.yaml");

  private static final String SHOP =
      """
      openapi: 3.0.3
      info: {title: Shop, version: "1"}
      servers: [{url: 'https://shop.example', x-environment: LIVE}]
      paths:
        /shelves/{shelf}/books/{book}:
          put:
            operationId: putBook
            parameters:
              - {name: shelf, in: path, required: true, schema: {type: string}}
              - {name: book, in: path, required: true, schema: {type: string}}
              - {name: from, in: query, schema: {type: string}}
              - {name: to, in: query, schema: {type: string}}
            requestBody:
              required: true
              content:
                application/json: {schema: {$ref: '#/components/schemas/Book'}}
            responses:
              '200':
                description: The book.
                content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
        /books:
          post:
            operationId: command
            requestBody:
              content:
                application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Form'}}
            responses: {'204': {description: Done.}}
      components:
        schemas:
          Form:
            oneOf: [{$ref: '#/components/schemas/Lend'}, {$ref: '#/components/schemas/Sell'}]
            discriminator: {propertyName: command, mapping: {lend: Lend, sell: Sell}}
          Lend: {x-operation-id: lend, type: object, required: [command], properties: {command: {type: string}, to: {type: string}, by: {type: string}}}
          Sell: {x-operation-id: sell, type: object, required: [command], properties: {command: {type: string}, price: {type: string, maxLength: 9}}}
          Book:
            type: object
            required: [title]
            properties:
              title: {type: string}
              author.name: {type: string}
              author: {type: object, properties: {name: {type: string}}}
              pages: {type: array, items: {type: string}}
              series: {$ref: '#/components/schemas/Series'}
              kind: {oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/Audio'}]}
          Series: {type: object, properties: {name: {type: string}, volumes: {type: integer, maximum: 9}}}
          Paper: {type: object, properties: {weight: {type: string}}}
          Audio: {type: object, properties: {minutes: {type: integer}}}
      """;

  @TempDir static Path folder;

  private static List<Change> changes(String before, String after) {
    return Comparison.of(
        Sample.contract(folder, "released.yaml", before),
        Sample.contract(folder, "openapi.yaml", after));
  }

  private static Arguments breaking(String fact, String text, String... changes) {
    return Arguments.of(Kind.BREAKING, fact, text, changes);
  }

  private static Arguments harmless(Kind kind, String fact, String text, String... changes) {
    return Arguments.of(kind, fact, text, changes);
  }

  static Stream<Arguments> facts() {
    return Stream.concat(
        Stream.of(
            breaking(
                "body: type is multipart/form-data, was application/x-www",
                WALLETS,
                "application/x-www-form-urlencoded:",
                "multipart/form-data:"),
            breaking("Command lost update", WALLETS, "enum: [update]", "enum: [change]"),
            breaking(
                "Form.mobile_number is now called phone",
                WALLETS,
                "command, mobile_number]",
                "command, phone]",
                "        mobile_number:\n"
                    + "          type: string\n"
                    + "          description: The number.\n"
                    + "          x-sensitive: true\n"
                    + "          x-provenance: vendor-page\n"
                    + "          example",
                "        phone:\n"
                    + "          type: string\n"
                    + "          description: The number.\n"
                    + "          x-sensitive: true\n"
                    + "          x-provenance: vendor-page\n"
                    + "          example"),
            breaking(
                "WalletId: maxLength is 32, was 64", WALLETS, "maxLength: 64", "maxLength: 32"),
            breaking(
                "RoutingId: pattern is ^[a-z]+$, was ^[!-~]+$",
                WALLETS,
                "'^[!-~]+$'",
                "'^[a-z]+$'"),
            breaking("Version became required", WALLETS, "required: false", "required: true"),
            breaking(
                "RoutingId is now called x-routing-key",
                WALLETS,
                "name: x-routing-id",
                "name: x-routing-key"),
            breaking(
                "POST /wallets/{wallet_id} was removed",
                WALLETS,
                "/wallets/{wallet_id}:",
                "/wallet/{wallet_id}:"),
            breaking(
                "Wallet.linked: type is string, was boolean",
                WALLETS,
                "type: boolean",
                "type: string"),
            breaking("Wallet.id became optional", WALLETS, "      required: [id]\n", ""),
            breaking(
                "Metadata: nullable is true, was none",
                WALLETS,
                "    Metadata:\n      type: object\n",
                "    Metadata:\n      type: object\n      nullable: true\n"),
            breaking(
                "operationId is commandWallet, was sendWalletCommand",
                WALLETS,
                "operationId: sendWalletCommand",
                "operationId: commandWallet"),
            breaking(
                "the server PRODUCTION: URL is https://api.juspay.io, was https://api.juspay.in",
                WALLETS,
                "https://api.juspay.in",
                "https://api.juspay.io"),
            breaking("security is http bearer", WALLETS, "scheme: basic", "scheme: bearer"),
            breaking(
                "lost response 403",
                WALLETS,
                "        '403':\n          $ref: '#/components/responses/Forbidden'\n",
                ""),
            breaking(
                "response 429 lost header Retry-After", WALLETS, "Retry-After:", "Retry-Later:"),
            breaking("Book lost author.name", SHOP, "        author.name: {type: string}\n", ""),
            breaking(
                "Book.pages[]: type is integer, was string",
                SHOP,
                "items: {type: string}",
                "items: {type: integer}"),
            breaking(
                "Paper.weight became required",
                SHOP,
                "Paper: {type: object,",
                "Paper: {type: object, required: [weight],"),
            breaking(
                "Book lost series",
                SHOP,
                "        series: {$ref: '#/components/schemas/Series'}\n",
                ""),
            breaking("Sell.price: maxLength is 8, was 9", SHOP, "maxLength: 9", "maxLength: 8"),
            breaking("Series.volumes: maximum is 8, was 9", SHOP, "maximum: 9", "maximum: 8"),
            breaking(
                "Book.kind: type is object, was union",
                SHOP,
                ", {$ref: '#/components/schemas/Audio'}]",
                "]")),
        Stream.of(
            breaking(
                "/books/{book}: to, from changed places: callers would",
                SHOP,
                "{name: from,",
                "{name: X,",
                "{name: to,",
                "{name: from,",
                "{name: X,",
                "{name: to,"),
            breaking(
                "/books/{shelf}: shelf, book changed places",
                SHOP,
                "/shelves/{shelf}/books/{book}:",
                "/shelves/{book}/books/{shelf}:"),
            breaking(
                "Lend: by, to changed places: callers would",
                SHOP,
                "to: {type: string}, by: {type: string}",
                "by: {type: string}, to: {type: string}"),
            breaking(
                "body: type is application/x-www-form-urlencoded, was application/json",
                SHOP,
                "          application/json: {schema: {$ref: '#/components/schemas/Book'}}\n",
                "          application/x-www-form-urlencoded: {schema: {$ref:"
                    + " '#/components/schemas/Book'}}\n"
                    + "          application/json: {schema: {$ref:"
                    + " '#/components/schemas/Book'}}\n"),
            harmless(
                Kind.ADDED,
                "Command gained refresh",
                WALLETS,
                "enum: [update]",
                "enum: [update, refresh]"),
            harmless(
                Kind.CHANGED,
                "Form.mobile_number became optional",
                WALLETS,
                "[command, mobile_number]",
                "[command]"),
            harmless(
                Kind.ADDED,
                "Provider gained NEW",
                WALLETS,
                "        - PAYTM",
                "        - PAYTM\n        - NEW"),
            harmless(
                Kind.ADDED,
                "Wallet gained added",
                WALLETS,
                "        linked:\n          type",
                "        added: {type: string}\n        linked:\n          type"),
            harmless(
                Kind.DEPRECATED,
                "Wallet.linked: deprecated is true, was none",
                WALLETS,
                "type: boolean",
                "type: boolean\n          deprecated: true"),
            harmless(
                Kind.CHANGED,
                "WalletId: maxLength is 128, was 64",
                WALLETS,
                "maxLength: 64",
                "maxLength: 128"),
            harmless(
                Kind.ADDED,
                "Book gained gift",
                SHOP,
                "        title: {type: string}\n",
                "        title: {type: string}\n"
                    + "        gift: {type: object, required: [text], properties: {text: {type:"
                    + " string}}}\n"),
            harmless(
                Kind.ADDED,
                "{book}: body gained application/xml",
                SHOP,
                "          application/json: {schema: {$ref: '#/components/schemas/Book'}}\n",
                "          application/json: {schema: {$ref: '#/components/schemas/Book'}}\n"
                    + "          application/xml: {schema: {type: string}}\n"),
            harmless(
                Kind.CHANGED,
                "name is id, was book",
                SHOP,
                "{book}:",
                "{id}:",
                "{name: book,",
                "{name: id,"),
            harmless(
                Kind.ADDED,
                "POST /books command=give was added",
                SHOP,
                "{$ref: '#/components/schemas/Sell'}]",
                "{$ref: '#/components/schemas/Sell'}, {$ref: '#/components/schemas/give'}]",
                "    Book:\n",
                "    give: {type: object, properties: {command: {type: string}}}\n    Book:\n")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("facts")
  void findsOneFactWithItsMeaning(Kind kind, String fact, String text, String[] edits) {
    List<Change> changes = changes(text, Sample.edited(text, edits));

    assertThat(changes).filteredOn(one -> one.kind() == kind).hasSize(1);
    assertThat(changes)
        .filteredOn(one -> one.kind() == kind)
        .allSatisfy(one -> assertThat(one.text).contains(fact))
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
