// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what people write for a mobile number into the digits that the vendor wants. */
final class NationalNumber {
  static final String INDIA = "IN";

  /** Longer than any number written with generous punctuation; keeps the work bounded. */
  private static final int LONGEST_TEXT = 40;

  private static final String INDIA_CODE = "91";

  /** Between digits. A plus sign may come first. */
  private static final String PUNCTUATION = " \u00A0-.()";

  /** Some numbering plans, India's among them, do not tell the two apart for every number. */
  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private NationalNumber() {}

  static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /** Loads the numbering plan, so that the first call does not wait for it. */
  static void prepare(String region) {
    if (region.equals(INDIA)) {
      IndianMobiles.contains("");
    } else {
      PhoneNumberUtil.getInstance().getExampleNumberForType(region, PhoneNumberType.MOBILE);
    }
  }

  /** The national digits, or null if the text is not a mobile number of the region. */
  static @Nullable String of(CharSequence text, String region) {
    if (text.length() > LONGEST_TEXT || !isWrittenAsNumber(text)) {
      return null;
    }
    String indian = region.equals(INDIA) ? plainIndian(text) : null;
    return indian == null ? parsed(text, region) : indian;
  }

  /**
   * Nearly all Indian numbers are written with ten digits or with +91 and ten digits. There is
   * nothing to parse then, and parsing takes most of the time. Null where there is, or may be.
   */
  private static @Nullable String plainIndian(CharSequence text) {
    StringBuilder digits = new StringBuilder(INDIA_CODE.length() + IndianMobiles.DIGITS);
    boolean international = false;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      international |= text.charAt(i) == '+';
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    if (international && digits.indexOf(INDIA_CODE) == 0) {
      digits.delete(0, INDIA_CODE.length());
    } else if (international) {
      return null;
    }
    // A leading zero is a prefix and no part of a number.
    return digits.length() == IndianMobiles.DIGITS
            && digits.charAt(0) != '0'
            && IndianMobiles.contains(digits)
        ? digits.toString()
        : null;
  }

  /** The same for any text and region, by libphonenumber's rules alone. */
  static @Nullable String parsed(CharSequence text, String region) {
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = plans.parse(text, region);
      return plans.isValidNumberForRegion(number, region)
              && MOBILE.contains(plans.getNumberType(number))
          ? plans.getNationalSignificantNumber(number)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** Without this libphonenumber reads letters as keypad digits and swallows extensions. */
  private static boolean isWrittenAsNumber(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean leadingPlus = c == '+' && text.subSequence(0, i).toString().isBlank();
      if (!Character.isDigit(c) && PUNCTUATION.indexOf(c) < 0 && !leadingPlus) {
        return false;
      }
    }
    return true;
  }
}
