// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts a mobile number as people write it into the digits that Juspay expects. */
final class NationalNumber {
  static final String INDIA = "IN";

  /** Longer than any number with punctuation. Limits the time to parse a text. */
  private static final int LONGEST_TEXT = 40;

  /**
   * Digits of any script, with spaces, dashes, dots and brackets between them, and at most one
   * leading plus sign. Without this rule, libphonenumber would read letters as keypad digits and
   * ignore extensions.
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "[{other}]*[+\\uFF0B\\uFE62]?[{other}\\p{Nd}]*"
              .replace(
                  "{other}",
                  "\\p{Zs}\\p{Pd}\\u2212\\u30FC.()\\[\\]\\uFF08\\uFF09\\uFF0E\\uFF3B\\uFF3D"));

  /** A number that a spreadsheet has formatted as a decimal. */
  private static final Pattern DECIMAL = Pattern.compile(".*\\d[.]\\d{1,2}");

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Some numbering plans do not distinguish mobile from fixed-line numbers in every case. */
  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  /** Obtained once, because obtaining it takes a lock that all threads share. */
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private NationalNumber() {}

  static boolean isRegion(String region) {
    return PLANS.getSupportedRegions().contains(region);
  }

  /** The national digits, or null if the text is not a mobile number of the region. */
  static @Nullable String of(CharSequence text, String region) {
    if (text.length() > LONGEST_TEXT) {
      return null;
    }
    String visible = INVISIBLE.matcher(text).replaceAll("").strip();
    return WRITTEN.matcher(visible).matches() && !DECIMAL.matcher(visible).matches()
        ? parsed(plain(visible), region)
        : null;
  }

  /** ASCII digits, after a plus sign if there is one. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .filter(c -> Character.isDigit(c) || "+\uFF0B\uFE62".indexOf(c) >= 0)
        .forEach(c -> plain.append(Character.isDigit(c) ? Character.digit(c, 10) : "+"));
    return plain.toString();
  }

  private static @Nullable String parsed(String text, String region) {
    try {
      PhoneNumber number = PLANS.parse(text, region);
      return region.equals(PLANS.getRegionCodeForNumber(number))
              && MOBILE.contains(PLANS.getNumberType(number))
          ? PLANS.getNationalSignificantNumber(number)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
