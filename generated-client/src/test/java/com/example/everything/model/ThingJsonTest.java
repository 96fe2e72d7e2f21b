// SPDX-License-Identifier: Apache-2.0
package com.example.everything.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of property that the templates support, in one model of the test contract. */
class ThingJsonTest {
  private static final String REQUIRED =
      "\"id\":1,\"name\":\"n\",\"tags\":[\"a\",\"b\"],\"maybe\":null";
  private static final String DOCUMENT =
      """
      {%s,"class":"c","default":false,"with-dash":"d","with blank":"b","2fa":"2",\
      "builder":"x","toString":"x","hashCode":"x","getClass":"x","wait":"x",\
      "additionalProperties":"x","build":"x","value":"x","reader":"x","other":"o","that":"t",\
      "color":"dark-blue","colors":["red","new"],"priority":2,"state":"used","count":2147483647,\
      "big":9223372036854775807,"unbounded":3000000000,"ratio":0.1,"half":1.50,"price":"12.50",\
      "day":"2026-01-31","at":"2026-01-31T10:00:00+05:30",\
      "key":"00000000-0000-0000-0000-000000000001","link":"https://example.com/a?b=c",\
      "mail":"a@example.com","bytes":"AAH/","secret":"s","secrets":["s"],"old":"o",\
      "parent":{%s},"children":[{%s}],"matrix":[[1,2],[]],"prices":{"a":1.50},\
      "things_by_color":{"red":[{%s}]},"size":{"width":1,"unit":{"en":"inch"}},\
      "labels":{"en":"l"},"holes":["2026-01-31",null],"gaps":{"a":null,"b":1},\
      "anything":[null,1,{"a":null}],"free":{"a":null,"b":1},"freer":[1,null],"frees":[{"x":1.0}],\
      "unknown":{"y":null}}"""
          .formatted(REQUIRED, REQUIRED, REQUIRED, REQUIRED);

  private final JsonAdapter<Thing> json =
      new Moshi.Builder().add(ModelJsonAdapters.factory()).build().adapter(Thing.class);

  @Test
  void writesBackEachPropertyAsItWasRead() throws IOException {
    Thing thing = json.fromJson(DOCUMENT);

    assertThat(json.toJson(thing)).isEqualTo(DOCUMENT);
    assertThat(json.fromJson(json.toJson(thing))).isEqualTo(thing).hasSameHashCodeAs(thing);
    assertThat(thing.toBuilder().build()).isEqualTo(thing);
  }

  @Test
  void readsEachKindOfValueIntoItsType() throws IOException {
    Thing thing = json.fromJson(DOCUMENT);

    assertThat(thing.tags()).containsExactly("a", "b");
    assertThat(thing.maybe()).isEmpty();
    assertThat(thing.colors()).containsExactly(Color.RED, Color.of("new"));
    assertThat(thing.priority().get().known()).isEqualTo(Priority.Known.NUMBER_2);
    assertThat(thing.state()).contains(ThingState.USED);
    assertThat(thing.unbounded()).contains(3_000_000_000L);
    assertThat(thing.ratio()).contains(new BigDecimal("0.1"));
    assertThat(thing.price()).contains(new BigDecimal("12.50"));
    assertThat(thing.day()).contains(LocalDate.of(2026, 1, 31));
    assertThat(thing.key()).contains(new UUID(0, 1));
    assertThat(thing.link()).contains(URI.create("https://example.com/a?b=c"));
    assertThat(thing.bytes()).contains(ByteString.of((byte) 0, (byte) 1, (byte) -1));
    assertThat(thing.matrix()).containsExactly(List.of(1, 2), List.of());
    assertThat(thing.prices()).containsEntry("a", new BigDecimal("1.50"));
    assertThat(thing.size().get().unit()).isEqualTo(Map.of("en", "inch"));
    assertThat(thing.free().get()).containsEntry("a", null).containsEntry("b", BigDecimal.ONE);
    assertThat(thing.additionalProperties()).containsOnlyKeys("unknown");
  }

  @Test
  void comparesEachPropertyEvenIfNamedLikeAVariable() throws IOException {
    Thing thing = json.fromJson(DOCUMENT);

    assertThat(thing.toBuilder().other("p").build()).isNotEqualTo(thing);
    assertThat(thing.toBuilder().that("p").build()).isNotEqualTo(thing);
    assertThat(thing.toBuilder().value("p").build()).isNotEqualTo(thing);
    assertThat(thing.toBuilder().builder_("p").build()).isNotEqualTo(thing);
  }

  @Test
  void returnsUnmodifiableCollections() throws IOException {
    List<String> tags = new ArrayList<>(List.of("a"));
    Thing thing = Thing.builder().id(1L).name("n").tags(tags).build();
    tags.add("b");

    assertThat(thing.tags()).containsExactly("a");
    assertThat(thing.children()).isEmpty();
    assertThat(thing.prices()).isEmpty();
    assertThatThrownBy(() -> thing.tags().add("b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> json.fromJson(DOCUMENT).free().get().put("k", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> json.fromJson(DOCUMENT).matrix().get(0).add(1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> thing.additionalProperties().put("k", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void redactsSecretsAndFreeFormJson() throws IOException {
    Thing thing =
        Thing.builder()
            .id(1L)
            .name("n")
            .tags(List.of())
            .secret("canary")
            .secrets(List.of("canary"))
            .free(Map.of("a", "canary"))
            .freer("canary")
            .frees(List.of(Map.of("a", "canary")))
            .additionalProperty("a", List.of("canary"))
            .build();

    assertThat(thing.toString()).doesNotContain("canary").contains("unknown=[a]");
  }

  @Test
  void omitsNullsThatTheContractDoesNotAllow() throws IOException {
    Thing thing =
        json.fromJson(
            "{\"id\":1,\"name\":\"n\",\"tags\":[\"a\",null],\"maybe\":null,"
                + "\"children\":[null,\"\"],\"prices\":{\"a\":\"\",\"b\":2}}");

    assertThat(thing.tags()).containsExactly("a");
    assertThat(thing.children()).isEmpty();
    assertThat(thing.prices()).containsOnlyKeys("b");
  }

  @Test
  void distinguishesAListedEmptyStringFromNoValue() throws IOException {
    assertThat(json.fromJson("{" + REQUIRED + ",\"color\":\"\"}").color()).contains(Color.EMPTY);
    assertThat(json.fromJson("{" + REQUIRED + ",\"state\":\"\"}").state()).isEmpty();
    assertThat(json.fromJson("{" + REQUIRED + ",\"priority\":\"\"}").priority()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"day\":\"canary\"|a date at path $.day",
        "\"key\":\"canary\"|a UUID at path $.key",
        "\"link\":\"not a canary\"|a URI at path $.link",
        "\"bytes\":\"canary!\"|Base64 at path $.bytes",
        "\"count\":2147483648|a 32-bit integer at path $.count",
        "\"count\":1.5|a 32-bit integer at path $.count",
        "\"big\":9223372036854775808|a 64-bit integer at path $.big",
        "\"matrix\":[[1],[2,\"canary\"]]|a 32-bit integer at path $.matrix[1][1]",
        "\"matrix\":[1]|an array at path $.matrix[0]",
        "\"prices\":[]|an object at path $.prices",
        "\"prices\":{\"a\":\"canary\"}|a number at path $.prices.a",
        "\"free\":[]|an object at path $.free"
      })
  void reportsThePathOfAnInvalidValue(String property, String problem) {
    assertThatExceptionOfType(JsonDataException.class)
        .isThrownBy(() -> json.fromJson("{" + REQUIRED + "," + property + "}"))
        .withMessage("Expected " + problem)
        .withNoCause();
  }
}
