// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.model;

import io.github.juspaywallets.generator.model.wire.Print;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, stored as the text that was received. A text in an unknown format causes no
 * failure.
 *
 * <p>Two timestamps are equal if they have the same time and offset, in any format. If neither can
 * be parsed, they are equal if their texts are equal.
 */
public final class Timestamp {
  private final String text;

  private Timestamp(String text) {
    this.text = text;
  }

  /**
   * Returns a timestamp with a text in any format.
   *
   * @param text the text
   * @return the timestamp
   */
  public static Timestamp of(String text) {
    return new Timestamp(text);
  }

  /**
   * Returns a timestamp of a point in time.
   *
   * @param dateTime the point in time
   * @return the timestamp
   */
  public static Timestamp of(OffsetDateTime dateTime) {
    return new Timestamp(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime));
  }

  /**
   * Returns the text as it was received, or as it was passed to {@link #of(String)}.
   *
   * @return the text, never null
   */
  public String text() {
    return text;
  }

  /**
   * Parses the text as ISO 8601, with or without fractions of a second, and with an offset of the
   * form {@code Z}, {@code +05:30}, {@code +0530} or {@code +05}.
   *
   * @return the point in time, empty if the text has another format
   */
  public Optional<OffsetDateTime> dateTime() {
    try {
      return Optional.of(OffsetDateTime.parse(text, Forms.LENIENT));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timestamp that
        && (text.equals(that.text) || strictText().equals(that.strictText()));
  }

  @Override
  public int hashCode() {
    return strictText().hashCode();
  }

  /** The text, with control and format characters escaped. */
  @Override
  public String toString() {
    return Print.escaped(text);
  }

  /**
   * Returns the text in RFC 3339 format, as it is sent to the server.
   *
   * @return the formatted text, or the original text if it cannot be parsed
   */
  public String strictText() {
    return dateTime().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format).orElse(text);
  }

  /** Loaded when a timestamp is first parsed, because a formatter is slow to build. */
  private static final class Forms {
    static final DateTimeFormatter LENIENT =
        new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter();

    private Forms() {}
  }
}
