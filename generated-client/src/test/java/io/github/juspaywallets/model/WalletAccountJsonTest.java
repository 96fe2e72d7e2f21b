// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalletAccountJsonTest {
  private static final String PAGE_SAMPLE =
      """
      {"id":"wlt_yvuidaupkvz3","object":"wallet_account","wallet":"PAYTM","token":null,\
      "current_balance":null,"linked":false,"last_refreshed":null,\
      "metadata":{"mobile_number":"7777777777"},"gateway_reference_id":null}""";

  private final Moshi moshi = new Moshi.Builder().add(ModelJsonAdapters.factory()).build();
  private final JsonAdapter<WalletAccount> json = moshi.adapter(WalletAccount.class);

  @Test
  void readsTheSampleOfJuspaysPage() throws IOException {
    WalletAccount wallet = json.fromJson(PAGE_SAMPLE);

    assertThat(wallet.id()).isEqualTo("wlt_yvuidaupkvz3");
    assertThat(wallet.object()).contains("wallet_account");
    assertThat(wallet.wallet()).contains(WalletProvider.PAYTM);
    assertThat(wallet.token()).isEmpty();
    assertThat(wallet.currentBalance()).isEmpty();
    assertThat(wallet.linked()).contains(false);
    assertThat(wallet.lastRefreshed()).isEmpty();
    assertThat(wallet.metadata().flatMap(WalletMetadata::mobileNumber)).contains("7777777777");
    assertThat(wallet.gatewayReferenceId()).isEmpty();
    assertThat(wallet.additionalProperties()).isEmpty();
  }

  @Test
  void readsLenientFormsOfEachKindOfValue() throws IOException {
    WalletAccount wallet =
        json.fromJson(
            """
            {"id":42,"linked":"TRUE","current_balance":"250.00","metadata":"","wallet":"",\
            "last_refreshed":"","token":true}""");

    assertThat(wallet)
        .isEqualTo(
            WalletAccount.builder()
                .id("42")
                .linked(true)
                .currentBalance(new BigDecimal("250.00"))
                .token("true")
                .build());
  }

  @Test
  void isWrittenAndReadWithoutMoshi() throws IOException {
    String text = "{\"id\":\"wlt_1\",\"token\":\"canary\",\"later\":[1.50,null]}";
    WalletAccount wallet = WalletAccount.fromJson(text);

    assertThat(wallet).isEqualTo(json.fromJson(text));
    assertThat(wallet.toJson()).isEqualTo(text);
    for (String wrong : List.of("null", "[]", "{}")) {
      assertThatExceptionOfType(JsonDataException.class)
          .isThrownBy(() -> WalletAccount.fromJson(wrong));
    }
    assertThatIOException().isThrownBy(() -> WalletAccount.fromJson("<html>"));
    assertThatIOException().isThrownBy(() -> WalletAccount.fromJson("{\"id\":\"wlt_1\"} {}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"109.55", "250.00", "0", "1E+3", "12345678901234567890.123456789"})
  void keepsTheDigitsOfMoney(String digits) throws IOException {
    WalletAccount wallet = json.fromJson("{\"id\":\"w\",\"current_balance\":" + digits + "}");

    assertThat(wallet.currentBalance()).contains(new BigDecimal(digits));
    assertThat(json.toJson(wallet)).contains("\"current_balance\":" + digits);
  }

  @Test
  void writesLenientFormsInTheFormOfTheContract() throws IOException {
    String loose =
        """
        {"id":"w","current_balance":"1.50","linked":"false",\
        "last_refreshed":"2016-08-02T08:07:52+0000"}""";

    String strict = json.toJson(json.fromJson(loose));

    assertThat(strict)
        .isEqualTo(
            """
            {"id":"w","current_balance":1.50,"linked":false,\
            "last_refreshed":"2016-08-02T08:07:52Z"}""");
    assertThat(json.fromJson(strict)).isEqualTo(json.fromJson(loose));
  }

  @Test
  void keepsPropertiesThatTheContractDoesNotDefine() throws IOException {
    String document =
        """
        {"id":"w","metadata":{"device_id":"d"},"a":null,"b":1,"c":1.0,"d":[true,null,{"e":[]}],\
        "f":"x"}""";

    WalletAccount wallet = json.fromJson(document);

    assertThat(wallet.additionalProperties()).containsOnlyKeys("a", "b", "c", "d", "f");
    assertThat(wallet.additionalProperties()).containsEntry("b", BigDecimal.ONE);
    assertThat(json.toJson(wallet)).isEqualTo(document);
    assertThat(json.fromJson(json.toJson(wallet))).isEqualTo(wallet);
  }

  @Test
  void equalsACopyFromItsBuilder() throws IOException {
    WalletAccount wallet = json.fromJson(PAGE_SAMPLE.replace("\"id\"", "\"extra\":[1],\"id\""));

    assertThat(wallet.toBuilder().build()).isEqualTo(wallet).hasSameHashCodeAs(wallet);
    assertThat(wallet.toBuilder().linked(true).build()).isNotEqualTo(wallet);
    assertThat(wallet.toBuilder().additionalProperty("extra", null).build()).isNotEqualTo(wallet);
  }

  @Test
  void copiesUnknownPropertiesAsTheyWouldBeReadBack() throws IOException {
    WalletAccount wallet =
        WalletAccount.builder()
            .id("w")
            .additionalProperty("list", Arrays.asList(1, 2.5, null, Map.of("k", 3L)))
            .build();

    assertThat(json.fromJson(json.toJson(wallet))).isEqualTo(wallet);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WalletAccount.builder().additionalProperty("x", List.of(new Object())));
  }

  @Test
  void requiresAnId() {
    assertThatIllegalStateException()
        .isThrownBy(() -> WalletAccount.builder().build())
        .withMessage("The required property id is missing");
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson("{\"linked\":true}"))
        .withMessage("Required property id is missing at path $");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|an object at path $",
        "\"canary\"|an object at path $",
        "{\"id\":[\"canary\"]}|a string at path $.id",
        "{\"linked\":\"canary\"}|a boolean at path $.linked",
        "{\"linked\":2}|a boolean at path $.linked",
        "{\"current_balance\":\"canary\"}|a number at path $.current_balance",
        "{\"current_balance\":{\"canary\":1}}|a number at path $.current_balance",
        "{\"metadata\":[\"canary\"]}|an object at path $.metadata",
        "{\"metadata\":{\"mobile_number\":{}}}|a string at path $.metadata.mobile_number"
      })
  void reportsThePathOfAnInvalidValueAndNotTheValue(String document, String problem) {
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson(document))
        .withMessage("Expected " + problem)
        .withNoCause();
  }

  @Test
  void refusesANumberThatTakesLongToRead() {
    String document = "{\"id\":\"w\",\"current_balance\":" + "9".repeat(1_000_000) + "}";

    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson(document))
        .withMessage("Expected a number at path $.current_balance");
  }

  @Test
  void reportsNoNameOfAnUnknownProperty() {
    String deep = "[".repeat(300) + "]".repeat(300);

    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson("{\"id\":\"w\",\"canary\":" + deep + "}"))
        .withMessage("A property outside the contract is too large or too deep")
        .withNoCause();
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson("{\"id\":\"w\",\"canary\":" + "9".repeat(500) + "}"))
        .withMessageNotContaining("canary");
  }

  @Test
  void redactsSensitiveValues() throws IOException {
    WalletAccount wallet =
        json.fromJson(
            """
            {"id":"w","token":"canary","metadata":{"mobile_number":"canary","email":"canary"},\
            "extra":"canary","last_refreshed":"2022-02-17T06:58:08Z"}""");

    // Without the names of all properties, so that a new one needs no change here.
    assertThat(wallet.toString())
        .startsWith("WalletAccount[id=w, object=null, wallet=null, token=(hidden), ")
        .contains("last_refreshed=2022-02-17T06:58:08Z, ")
        .contains("metadata=WalletMetadata[mobile_number=(hidden), ", "unknown=[email]], ")
        .endsWith(", unknown=[extra]]")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"w\\r\\nforged\"",
        "\"id\":\"w\",\"wallet\":\"X\\nforged\"",
        "\"id\":\"w\",\"object\":\"\\u001b[2Jforged\"",
        "\"id\":\"w\",\"last_refreshed\":\"a\\u2028forged\"",
        "\"id\":\"w\",\"name\\nforged\":1",
        "\"id\":\"w\",\"metadata\":{\"\\u202eforged\":1}",
        "\"id\":\"w\",\"gateway_reference_id\":\"\\u202eforged\\ud800\""
      })
  void printsOneLineWithoutTerminalControls(String properties) throws IOException {
    WalletAccount wallet = json.fromJson("{" + properties + "}");

    assertThat(wallet.toString()).contains("forged").matches("[\\x20-\\x7e]+");
    assertThat(String.valueOf(wallet.wallet())).matches("[\\x20-\\x7e]+");
    assertThat(String.valueOf(wallet.lastRefreshed())).matches("[\\x20-\\x7e]+");
  }

  @Test
  void readsTheFieldsOfAnError() throws IOException {
    JsonAdapter<ErrorResponse> errors = moshi.adapter(ErrorResponse.class);
    String document =
        """
        {"error_code":"Invalid","error_info":{"code":"INVALID_INPUT",\
        "fields":[{"field_name":"mobile_number","reason":"Invalid value."}]}}""";

    ErrorResponse error = errors.fromJson(document);

    assertThat(error.errorInfo().orElseThrow().fields())
        .extracting(FieldError::fieldName)
        .hasSize(1)
        .allSatisfy(name -> assertThat(name).contains("mobile_number"));
    assertThat(ErrorInfo.builder().build().fields()).isEmpty();
    assertThat(errors.toJson(error)).isEqualTo(document);
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> errors.fromJson("{\"error_info\":{\"fields\":[{},7]}}"))
        .withMessage("Expected an object at path $.error_info.fields[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-08-02T08:07:52+0000",
        "2016-08-02T08:07:52Z",
        "2016-08-02T08:07:52.000Z",
        "2016-08-02T08:07:52+00:00"
      })
  void readsATimestampInEachKnownFormat(String text) throws IOException {
    Timestamp timestamp =
        json.fromJson("{\"id\":\"w\",\"last_refreshed\":\"" + text + "\"}").lastRefreshed().get();

    assertThat(timestamp.text()).isEqualTo(text);
    assertThat(timestamp.dateTime()).contains(OffsetDateTime.parse("2016-08-02T08:07:52Z"));
    assertThat(timestamp).isEqualTo(Timestamp.of(OffsetDateTime.parse("2016-08-02T08:07:52Z")));
  }

  @Test
  void keepsTheTextOfATimestampThatItCannotRead() throws IOException {
    String document = "{\"id\":\"w\",\"last_refreshed\":\"yesterday\"}";

    WalletAccount wallet = json.fromJson(document);

    assertThat(wallet.lastRefreshed().get().text()).isEqualTo("yesterday");
    assertThat(wallet.lastRefreshed().get().dateTime()).isEmpty();
    assertThat(json.toJson(wallet)).isEqualTo(document);
  }
}
