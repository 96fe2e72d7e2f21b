// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.model;

import io.github.juspaywallets.model.wire.Print;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as it was sent. A text that cannot be read as one stays available and fails
 * nothing.
 *
 * <p>Two timestamps are equal if they are the same time with the same offset, however it was
 * written, or if neither can be read and their texts are equal.
 */
public final class Timestamp {
  private final String text;

  private Timestamp(String text) {
    this.text = text;
  }

  /**
   * A timestamp of a text in any form.
   *
   * @param text the text
   * @return the timestamp
   */
  public static Timestamp of(String text) {
    return new Timestamp(text);
  }

  /**
   * A timestamp of a time.
   *
   * @param dateTime the time
   * @return the timestamp
   */
  public static Timestamp of(OffsetDateTime dateTime) {
    return new Timestamp(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime));
  }

  /**
   * The text as it was sent.
   *
   * @return the text, never null
   */
  public String text() {
    return text;
  }

  /**
   * The time. Read from ISO 8601 with or without fractions of a second, the offset as {@code Z},
   * {@code +05:30}, {@code +0530} or {@code +05}.
   *
   * @return the time, empty where the text has another form
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

  /** The text as it was sent, with control and format characters escaped. */
  @Override
  public String toString() {
    return Print.escaped(text);
  }

  /**
   * The form of RFC 3339, in which a timestamp is sent.
   *
   * @return that form, or the text itself where the time is not known
   */
  public String strictText() {
    return dateTime().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format).orElse(text);
  }

  /** Made when the first timestamp is asked for its time: formatters are slow to build. */
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
