// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparePageTest {
  private static final String PAGE = Sample.text("page.md");
  private static final String WALLETS = Sample.text("contract.yaml");

  @TempDir Path folder;

  private String compared(String contract, String page) {
    Path yaml = Sample.file(folder, "openapi.yaml", contract);
    Path markdown = Sample.file(folder, "page.md", page);
    return Sample.complaint(() -> ComparePage.main(yaml.toString(), markdown.toString()));
  }

  private static Arguments change(String message, String... edits) {
    return Arguments.of(message, edits);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "endpoint production: https://api.juspay.io/wallets/{wallet_id} | contract:"
                + " https://api.juspay.in",
            "- Production: https://api.juspay.in",
            "- Production: https://api.juspay.io"),
        change(
            "no endpoint production |",
            "- Production: https://api.juspay.in/wallets/{wallet_id}",
            ""),
        change(
            "endpoint europe:",
            "## Request Type",
            "- Europe: https://api.juspay.io/wallets/{wallet_id}\n\n## Request Type"),
        change(
            "POST /wallet/{id} | contract: no such operation",
            "/wallets/{wallet_id}",
            "/wallet/{id}"),
        change(
            "PUT /wallets/{wallet_id} | contract: no such operation",
            "POST\n\n## Auth",
            "PUT\n\n## Auth"),
        change("authorization: bearer | contract: basic", "#### Basic Auth:", "#### Bearer Auth:"),
        change(
            "content type: application/json | contract: application/x-www-form",
            "application/x-www-form-urlencoded",
            "application/json"),
        change(
            "header x-routing-id: string, optional | contract: required",
            "- Value: customer_1122\n- Tags: String, Required",
            "- Value: customer_1122\n- Tags: String, Optional"),
        change(
            "header x-tenant: string, required | contract: no such header",
            "#### x-routing-id:",
            "#### x-tenant:\n- Tags: String, Required\n\n#### x-routing-id:"),
        change(
            "no header x-routing-id | contract: string, x-provenance: vendor-page",
            "#### x-routing-id:",
            "#### x-route-id:"),
        change(
            "path parameter wallet_id: string | contract: required",
            "The wallet.\n- Tags: String, Mandatory",
            "The wallet.\n- Tags: String"),
        change(
            "body parameter mobile_number: integer, required | contract: string",
            "The number.\n- Tags: string",
            "The number.\n- Tags: integer"),
        change(
            "body parameter otp: string, required | contract: no such body parameter",
            "#### mobile_number:\n- Desc",
            "#### otp:\n- Tags: string, Required\n\n#### mobile_number:\n- Desc"),
        change("no body parameter command |", "#### command:", "#### action:"),
        change(
            "200 response field status: string | contract: no such 200 response field",
            "#### linked:",
            "#### status:\n- Tags: string\n\n#### linked:"),
        change(
            "200 response field linked: string | contract: boolean",
            "- Tags: boolean",
            "- Tags: string"),
        change(
            "sample response linked: string | contract: boolean",
            "\"linked\": false",
            "\"linked\": \"no\""),
        change(
            "200 response field id: null | contract: string, never null",
            "#### id:\n- Tags: string",
            "#### id:\n- Tags: null"),
        change("no 200 response field linked |", "#### linked:", "#### x:"),
        change(
            "no 200 response field metadata.mobile_number |",
            "  - **Mobile_number**:",
            "  - **Phone**:"),
        change(
            "sample request: command=change | contract: update",
            "command=update",
            "command=change"),
        change(
            "sample request: pin | contract: no such field", "mobile_number=7777777777", "pin=1"),
        change(
            "sample request: POST /wallets | contract: POST",
            "wallets/wlt_yvuidaupkvz3'",
            "wallets'"),
        change(
            "sample response balance: boolean | contract: no such property",
            "\"linked\"",
            "\"balance\""),
        change("response 422 | contract: no such response", "### 200:", "### 422:"),
        change("no response 200 | contract: x-provenance: vendor-page", "### 200:", "### 422:"),
        change("There are no endpoints", "## Endpoints:", "## Addresses:"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void findsAChangeOfThePage(String message, String[] edits) {
    assertThat(compared(WALLETS, Sample.edited(PAGE, edits))).contains(message);
  }

  @Test
  void acceptsAPageThatSaysTheSame() {
    assertThat(compared(WALLETS, PAGE)).isEmpty();
    String synonyms = Sample.edited(PAGE, "- Tags: boolean", "- Tags: Int");
    assertThat(
            compared(
                Sample.edited(
                    WALLETS, "type: boolean", "type: integer", "linked: false", "linked: 0"),
                Sample.edited(synonyms, "\"linked\": false", "\"linked\": 1")))
        .isEmpty();
  }

  /** The page of a command belongs to the operation that links it. */
  @Test
  void comparesAPageWithTheOperationThatLinksIt() {
    String linked =
        Sample.edited(
            WALLETS,
            "      description: Sends a command.\n",
            "      description: Sends a command.\n"
                + "      externalDocs: {url: 'https://juspay.io/update'}\n");
    String page =
        Sample.edited(
            PAGE,
            "page_title: Update Mobile Number",
            "page_source: https://juspay.io/update.md",
            "POST\n\n## Auth",
            "PUT\n\n## Auth");

    assertThat(compared(linked, page)).contains("request type: PUT | contract: POST");
  }
}
