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

  /** Between digits. A plus sign may come first. */
  private static final String PUNCTUATION = " \u00A0-.()";

  /** Some numbering plans, India's among them, do not tell the two apart for every number. */
  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private NationalNumber() {}

  static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /** The national digits, or null if the text is not a mobile number of the region. */
  static @Nullable String of(CharSequence text, String region) {
    if (text.length() > LONGEST_TEXT || !isWrittenAsNumber(text)) {
      return null;
    }
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
