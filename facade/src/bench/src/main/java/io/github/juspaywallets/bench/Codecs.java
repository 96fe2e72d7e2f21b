// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.model.ModelJsonAdapters;
import io.github.juspaywallets.model.WalletAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import okio.Buffer;

/** Each library reads and writes the same document. */
public final class Codecs {
  static final byte[] DOCUMENT =
      """
      {"id":"wlt_yvuidaupkvz3","object":"wallet_account","wallet":"PAYTM","token":null,\
      "current_balance":109.55,"linked":false,"last_refreshed":null,\
      "metadata":{"mobile_number":"7777777777"},"gateway_reference_id":null}"""
          .getBytes(StandardCharsets.UTF_8);

  private Codecs() {}

  /** One way to read and write a wallet. */
  interface Codec {
    Object decode(byte[] document) throws IOException;

    byte[] encode(Object wallet) throws IOException;
  }

  static Codec named(String name) {
    return switch (name) {
      case "generated" ->
          new MoshiCodec<>(
              new Moshi.Builder().add(ModelJsonAdapters.factory()).build(), WalletAccount.class);
      case "moshiClass" -> new MoshiCodec<>(reflective(), PlainWallet.class);
      case "moshiRecord" -> new MoshiCodec<>(reflective(), RecordWallet.class);
      case "gson" -> new GsonCodec();
      case "jackson" -> new JacksonCodec();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Moshi reflective() {
    return new Moshi.Builder().add(BigDecimal.class, new DecimalAdapter()).build();
  }

  private static final class MoshiCodec<T> implements Codec {
    private final JsonAdapter<T> adapter;

    MoshiCodec(Moshi moshi, Class<T> type) {
      this.adapter = moshi.adapter(type);
    }

    @Override
    public Object decode(byte[] document) throws IOException {
      return adapter.fromJson(new Buffer().write(document));
    }

    @Override
    @SuppressWarnings("unchecked")
    public byte[] encode(Object wallet) throws IOException {
      Buffer buffer = new Buffer();
      adapter.toJson(buffer, (T) wallet);
      return buffer.readByteArray();
    }
  }

  private static final class GsonCodec implements Codec {
    private final Gson gson = new Gson();

    @Override
    public Object decode(byte[] document) {
      return gson.fromJson(
          new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8),
          PlainWallet.class);
    }

    @Override
    public byte[] encode(Object wallet) {
      return gson.toJson(wallet).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final class JacksonCodec implements Codec {
    private final ObjectMapper mapper =
        new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public Object decode(byte[] document) throws IOException {
      return mapper.readValue(document, PlainWallet.class);
    }

    @Override
    public byte[] encode(Object wallet) throws IOException {
      return mapper.writeValueAsBytes(wallet);
    }
  }

  private static final class DecimalAdapter extends JsonAdapter<BigDecimal> {
    @Override
    public BigDecimal fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        return reader.nextNull();
      }
      return new BigDecimal(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, BigDecimal value) throws IOException {
      writer.value(value);
    }
  }

  /** A typical class for a reflective library. */
  static final class PlainWallet {
    public String id;
    public String object;
    public String wallet;
    public String token;

    @Json(name = "current_balance")
    @SerializedName("current_balance")
    @JsonProperty("current_balance")
    public BigDecimal currentBalance;

    public Boolean linked;

    @Json(name = "last_refreshed")
    @SerializedName("last_refreshed")
    @JsonProperty("last_refreshed")
    public String lastRefreshed;

    public PlainMetadata metadata;

    @Json(name = "gateway_reference_id")
    @SerializedName("gateway_reference_id")
    @JsonProperty("gateway_reference_id")
    public String gatewayReferenceId;
  }

  static final class PlainMetadata {
    @Json(name = "mobile_number")
    @SerializedName("mobile_number")
    @JsonProperty("mobile_number")
    public String mobileNumber;
  }

  public record RecordWallet(
      String id,
      String object,
      String wallet,
      String token,
      @Json(name = "current_balance") BigDecimal currentBalance,
      Boolean linked,
      @Json(name = "last_refreshed") String lastRefreshed,
      RecordMetadata metadata,
      @Json(name = "gateway_reference_id") String gatewayReferenceId) {}

  public record RecordMetadata(@Json(name = "mobile_number") String mobileNumber) {}
}
