// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.JuspayException.Sent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** One attempt on the wire: what left, and what came back. Travels with the request as a tag. */
final class Exchange {
  /** A shorter text is in other texts by chance. */
  private static final int TELLING_LENGTH = 6;

  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

  /** What is sent beside the request's own values. */
  private final List<String> secrets;

  private final Request request;

  /** Guarded by this, as the next three. */
  private Sent sent = Sent.NO;

  private boolean sealed;
  private boolean dead;
  private @Nullable EndedBy endedBy;

  private volatile @Nullable Call call;
  private volatile int status;
  private volatile Headers headers = Headers.of();
  private volatile String body = "";

  /** Why an attempt ended before its response was complete, other than by itself. */
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

  /** Something that we do not send or do not take, with a text of our own. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(@Nullable String text) {
      super(text);
    }
  }

  private Exchange(Request request, List<String> secrets) {
    this.request = request;
    this.secrets = secrets;
  }

  static Call newCall(Call.Factory calls, Request request, List<String> secrets) {
    Exchange exchange = new Exchange(request, secrets);
    Call call =
        calls.newCall(
            request
                .newBuilder()
                .tag(Exchange.class, exchange)
                // Retrofit's, which prints all arguments wherever somebody prints the request.
                .tag(Invocation.class, null)
                .build());
    exchange.call = call;
    return call;
  }

  /** Takes the request that the call began with: interceptors may have lost the tag of theirs. */
  static Exchange of(Request tagged) {
    return Objects.requireNonNull(tagged.tag(Exchange.class));
  }

  /** From here on bytes may leave: once for each attempt, and never after {@link #seal}. */
  synchronized void sending() throws IOException {
    if (sealed) {
      throw new Refused("The call has ended");
    }
    if (sent != Sent.NO) {
      throw new Refused("An interceptor sent the request again, which may do its work twice");
    }
    sent = Sent.MAYBE;
  }

  /** The connection at hand died while it was idle. */
  synchronized void metDeadConnection() {
    dead = true;
  }

  /** Whether it was the connection, this time. */
  synchronized boolean takeDeadConnection() {
    boolean met = dead;
    dead = false;
    return met;
  }

  synchronized void responded(Response head) {
    sent = Sent.YES;
    status = head.code();
    headers = head.headers();
  }

  /** The body as far as it came. */
  void received(String content) {
    body = content;
  }

  /** Says what has left, and lets nothing leave any more: what is said stays true. */
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
      // A caller's event listener that fails must not keep the call from ending.
    }
  }

  boolean isCancelled() {
    Call begun = call;
    return begun != null && begun.isCanceled();
  }

  synchronized @Nullable EndedBy endedBy() {
    return endedBy;
  }

  /** The status, 0 if no response came. */
  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  String body() {
    return body;
  }

  /** Whether a text holds something that was sent, or a part of it, so that it may be personal. */
  boolean repeats(String text) {
    String plain = plain(text);
    List<String> words = List.of(SEPARATORS.split(text.toLowerCase(Locale.ROOT)));
    return sentTexts()
        .map(Exchange::plain)
        .anyMatch(
            value ->
                value.length() < TELLING_LENGTH
                    ? words.contains(value) || plain.equals(value)
                    : plain.contains(value)
                        || (plain.length() >= TELLING_LENGTH && value.contains(plain)));
  }

  /** Letters and digits alone: separators come and go. */
  private static String plain(String text) {
    return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private Stream<String> sentTexts() {
    HttpUrl url = request.url();
    FormBody form = request.body() instanceof FormBody body ? body : new FormBody.Builder().build();
    return Stream.of(
            secrets.stream(),
            url.pathSegments().stream(),
            IntStream.range(0, url.querySize()).mapToObj(i -> "" + url.queryParameterValue(i)),
            IntStream.range(0, form.size()).mapToObj(form::value),
            request.headers().names().stream().flatMap(n -> request.headers(n).stream()))
        .flatMap(texts -> texts);
  }
}
