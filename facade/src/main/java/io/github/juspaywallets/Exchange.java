// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.api.ApiSpec.Parameters.CreateWallet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** What one attempt has sent and received. Attached to the request as a tag. */
final class Exchange {
  /** Shorter values may occur in other texts by chance. */
  private static final int DISTINCTIVE_LENGTH = 6;

  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

  /** Form fields whose values are words of the contract. */
  private static final List<String> OF_CONTRACT =
      List.of(CreateWallet.COMMAND, CreateWallet.GATEWAY);

  private final Request request;

  /** Guarded by this, like the next three fields. */
  private Sent sent = Sent.NO;

  private boolean sealed;
  private boolean dead;
  private @Nullable EndedBy endedBy;

  private volatile @Nullable Call call;
  private volatile @Nullable ApiKey key;
  private volatile int status;
  private volatile Headers headers = Headers.of();
  private volatile String body = "";

  /** What ended an attempt from outside before its response was complete. */
  enum EndedBy {
    DEADLINE("No response from Juspay in time"),
    CANCELLATION("The call was cancelled"),
    INTERRUPT("The thread was interrupted"),
    CLOSE("The client was closed");

    final String text;

    EndedBy(String text) {
      this.text = text;
    }
  }

  /** Thrown when this library refuses a request or a response. The message quotes neither. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(@Nullable String text) {
      super(text);
    }
  }

  /**
   * An API key.
   *
   * @param authorization the header
   * @param secrets the forms in which a text could repeat the key
   */
  record ApiKey(String authorization, List<String> secrets) {
    /** Visible ASCII except the colon, which ends the user name in Basic authentication. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]+");

    static ApiKey of(@Nullable String apiKey) {
      if (apiKey == null) {
        throw new IllegalArgumentException("apiKey is null: is its environment variable set?");
      }
      if (!FORM.matcher(apiKey).matches()) {
        throw new IllegalArgumentException(
            "apiKey must be visible ASCII characters without spaces or colons");
      }
      String basic = Credentials.basic(apiKey, "", US_ASCII);
      ByteString key = ByteString.encodeUtf8(apiKey);
      String encoded = basic.substring("Basic ".length());
      return new ApiKey(basic, List.of(apiKey, encoded, key.base64(), key.hex()));
    }
  }

  private Exchange(Request request) {
    this.request = request;
  }

  static Call newCall(Call.Factory calls, Request request) {
    Exchange exchange = new Exchange(request);
    Call call =
        calls.newCall(
            request
                .newBuilder()
                .tag(Exchange.class, exchange)
                // Retrofit's tag, with which the text of the request would contain all arguments.
                .tag(Invocation.class, null)
                .build());
    exchange.call = call;
    return call;
  }

  /** Must be called before the request is sent. */
  void authorize(ApiKey own) {
    key = own;
  }

  ApiKey key() {
    return Objects.requireNonNull(key);
  }

  /**
   * Expects the original request of the call, because interceptors may remove the tag from copies.
   */
  static Exchange of(Request tagged) {
    return Objects.requireNonNull(tagged.tag(Exchange.class));
  }

  /**
   * Must be called before the first byte is sent. Throws if called twice, or after {@link #seal}.
   */
  synchronized void sending() throws IOException {
    if (sealed) {
      throw new Refused("The call has ended");
    }
    if (sent != Sent.NO) {
      throw new Refused("An interceptor sent the request again: Juspay might execute it twice");
    }
    sent = Sent.MAYBE;
  }

  /** Records that the connection chosen for the attempt died while it was idle. */
  synchronized void metDeadConnection() {
    dead = true;
  }

  /** Returns whether a dead connection caused the last failure, and resets the flag. */
  synchronized boolean takeDeadConnection() {
    boolean met = dead;
    dead = false;
    return met;
  }

  /** Records the beginning of a response, unless it is too late for the outcome of the call. */
  synchronized void responded(Response head) {
    if (endedBy == null) {
      sent = Sent.YES;
      status = head.code();
      headers = head.headers();
    }
  }

  /** Stores the body, or as much of it as arrived. */
  void received(String content) {
    body = content;
  }

  /** Returns what was sent. Prevents further sending, so that the result stays true. */
  synchronized Sent seal() {
    sealed = true;
    return sent;
  }

  synchronized void end(EndedBy reason) {
    sealed = true;
    endedBy = endedBy == null ? reason : endedBy;
  }

  void cancel() {
    Call begun = call;
    try {
      if (begun != null) {
        begun.cancel();
      }
    } catch (RuntimeException | Error e) {
      // An event listener of the caller that fails must not prevent the call from ending.
    }
  }

  boolean isCancelled() {
    Call begun = call;
    return begun != null && begun.isCanceled();
  }

  synchronized @Nullable EndedBy endedBy() {
    return endedBy;
  }

  /** The HTTP status, 0 without a response. */
  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  String body() {
    return body;
  }

  /**
   * Whether a text contains a value that the caller passed, or a part of one: it may be personal
   * data. The contract's own words, such as the path, are not.
   */
  boolean repeats(String text) {
    String plain = plain(text);
    List<String> words = List.of(SEPARATORS.split(text.toLowerCase(Locale.ROOT)));
    return callersTexts()
        .map(Exchange::plain)
        .anyMatch(
            value ->
                value.length() < DISTINCTIVE_LENGTH
                    ? words.contains(value) || plain.equals(value)
                    : plain.contains(value)
                        || (plain.length() >= DISTINCTIVE_LENGTH && value.contains(plain)));
  }

  /** Only letters and digits: separators may differ. */
  private static String plain(String text) {
    return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private Stream<String> callersTexts() {
    FormBody form = request.body() instanceof FormBody body ? body : new FormBody.Builder().build();
    List<String> ofContract =
        IntStream.range(0, form.size())
            .filter(i -> OF_CONTRACT.contains(form.name(i)))
            .mapToObj(form::value)
            .toList();
    Invocation invocation = Objects.requireNonNull(request.tag(Invocation.class));
    return Stream.concat(
        key().secrets().stream(),
        invocation.arguments().stream()
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .filter(text -> !ofContract.contains(text)));
  }
}
