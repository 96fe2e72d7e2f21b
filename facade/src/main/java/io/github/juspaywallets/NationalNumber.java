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

/** Turns what people write for a mobile number into the digits that the vendor wants. */
final class NationalNumber {
  static final String INDIA = "IN";

  /** Longer than any number written with generous punctuation; keeps the work bounded. */
  private static final int LONGEST_TEXT = 40;

  /**
   * Digits of any script, with blanks, dashes, dots, brackets and invisible marks of direction
   * around them, and at most one plus sign before them. Without this rule libphonenumber reads
   * letters as keypad digits and swallows extensions.
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "[{other}]*[+\\uFF0B]?[{other}\\p{Nd}]*"
              .replace("{other}", "\\p{Zs}\\p{Cf}\\p{Pd}\\u2212.()\\[\\]\\uFF08\\uFF09"));

  private static final Pattern OTHER = Pattern.compile("[^+\\p{Nd}]");

  /** Some numbering plans, India's among them, do not tell the two apart for every number. */
  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private NationalNumber() {}

  static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /** The national digits, or null if the text is not a mobile number of the region. */
  static @Nullable String of(CharSequence text, String region) {
    String trimmed = text.length() > LONGEST_TEXT ? "" : text.toString().strip();
    return WRITTEN.matcher(trimmed).matches() ? parsed(plain(trimmed), region) : null;
  }

  /** The digits, behind a plus sign if there is one. */
  private static String plain(String text) {
    return OTHER.matcher(text.replace('\uFF0B', '+')).replaceAll("");
  }

  private static @Nullable String parsed(String text, String region) {
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = plans.parse(text, region);
      return region.equals(plans.getRegionCodeForNumber(number))
              && MOBILE.contains(plans.getNumberType(number))
          ? plans.getNationalSignificantNumber(number)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
