// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.MOBILE;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.github.juspaywallets.JuspayException.Violation.Code;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mobile number as people write it, converted into the digits that Juspay expects.
 *
 * @param refusal why it is not known to be a mobile number of the region; null if it is one
 */
record NationalNumber(String digits, @Nullable Code refusal) {
  static final String INDIA = "IN";
  private static final int LONGEST_TEXT = 40; // Limits the time to parse it.
  private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]{1,14}");

  /** Obtained once, because obtaining it takes a lock that all threads share. */
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private static final Map<String, Integer> COUNTRIES = new ConcurrentHashMap<>();

  /** What may stand between digits. */
  private static final String OTHER =
      "\\p{Zs}\\p{Pd}\\u2212\\u30FC.()\\[\\]\\uFF08\\uFF09\\uFF0E\\uFF3B\\uFF3D";

  /** Otherwise libphonenumber would read letters and a spreadsheet's decimals as digits. */
  private static final Pattern WRITTEN =
      Pattern.compile("(?!.*\\d[.]\\d{1,2}$)[_]*[+\\uFF0B\\uFE62]?[\\p{Nd}_]*".replace("_", OTHER));

  /** What libphonenumber does not know about some country codes. */
  private static final Map<Integer, Local> LOCAL =
      Map.of(
          // India, National Numbering Plan (DoT). Banks and authorities call from 1600 and 1601.
          91,
          new Local("[6-9]\\d{9}", ""),
          // Brazil, Resolution 553 (Anatel): since 2016, all have a 9. In print, "xx" is a carrier.
          55,
          new Local("\\d{2}9\\d{8}", "|(?<=\\b0)[ -]?[xX*]{2}"),
          // Mexico, dialing plan of 2019 (IFT): no longer 01, 044, 045, or 1 from abroad.
          52,
          new Local("\\d{10}", "|(?<=^\\D{0,5}|52\\D{0,5})(01|04[45]|1)(?=(\\D*\\d){10}\\D*$)"));

  private static final Local ELSEWHERE = new Local("\\d+", "");

  /** The form of the digits, and what is no part of a number, besides invisible characters. */
  private record Local(Pattern form, Pattern ignored) {
    Local(String form, String ignored) {
      this(Pattern.compile(form), Pattern.compile("\\p{Cf}" + ignored));
    }
  }

  static boolean isRegion(String region) {
    return PLANS.getSupportedRegions().contains(region);
  }

  static String requireRegion(String argument, String region) {
    if (!isRegion(region)) {
      throw new IllegalArgumentException(argument + " must be an ISO 3166-1 code, such as IN");
    }
    return region;
  }

  boolean passes(boolean unknownRanges) {
    return refusal == null || (unknownRanges && refusal == Code.UNKNOWN_NUMBER_RANGE);
  }

  static NationalNumber of(CharSequence text, String region) {
    int country = COUNTRIES.computeIfAbsent(region, PLANS::getCountryCodeForRegion);
    if (PLAIN.matcher(text).matches()) {
      // To parse a number that is mobile as it is would be slow, and lead to the same digits.
      PhoneNumber number = new PhoneNumber().setCountryCode(country);
      NationalNumber asIs = of(number.setNationalNumber(Long.parseLong(text.toString())), country);
      if (asIs.refusal == null) {
        return asIs;
      }
    }
    if (text.length() <= LONGEST_TEXT) {
      Pattern ignored = LOCAL.getOrDefault(country, ELSEWHERE).ignored;
      String visible = ignored.matcher(text).replaceAll("").strip();
      if (WRITTEN.matcher(visible).matches()) {
        return read(plain(visible), region, country);
      }
    }
    return new NationalNumber("", Code.MALFORMED_NUMBER);
  }

  /** ASCII digits, after a plus sign if there is one. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int digit = Character.digit(text.codePointAt(i), 10);
      String plus = "+\uFF0B\uFE62".indexOf(text.charAt(i)) >= 0 ? "+" : "";
      plain.append(digit >= 0 ? Integer.toString(digit) : plus);
    }
    return plain.toString();
  }

  /** If the text is refused as it is, the region's country code may follow zeros or no plus. */
  private static NationalNumber read(String text, String region, int country) {
    NationalNumber asIs = parsed(text, region, country);
    if (asIs.refusal == null) {
      return asIs;
    }
    String other = text.replaceFirst("^\\+?0{0,2}(?=" + country + ")", "+");
    NationalNumber own = parsed(other, region, country);
    if (asIs.refusal == Code.MALFORMED_NUMBER || text.startsWith("00") || text.startsWith("+0")) {
      return own;
    }
    boolean ambiguous = own.refusal == null && asIs.refusal == Code.UNKNOWN_NUMBER_RANGE;
    return ambiguous ? new NationalNumber("", Code.MALFORMED_NUMBER) : asIs;
  }

  private static NationalNumber parsed(String text, String region, int country) {
    try {
      return of(PLANS.parse(text, region), country);
    } catch (NumberParseException e) {
      return new NationalNumber("", Code.MALFORMED_NUMBER);
    }
  }

  private static NationalNumber of(PhoneNumber number, int country) {
    String digits = PLANS.getNationalSignificantNumber(number);
    Local rule = LOCAL.getOrDefault(number.getCountryCode(), ELSEWHERE);
    boolean formed = rule.form.matcher(digits).matches();
    Code code =
        switch (PLANS.getNumberType(number)) {
          case MOBILE, FIXED_LINE_OR_MOBILE -> null;
          // Tables of any age take new mobile ranges for fixed lines.
          case FIXED_LINE ->
              rule.equals(ELSEWHERE) ? Code.NOT_A_MOBILE_NUMBER : Code.UNKNOWN_NUMBER_RANGE;
          case UNKNOWN ->
              formed && PLANS.isPossibleNumberForTypeWithReason(number, MOBILE) == IS_POSSIBLE
                  ? Code.UNKNOWN_NUMBER_RANGE
                  : Code.MALFORMED_NUMBER;
          default -> Code.NOT_A_MOBILE_NUMBER;
        };
    // Regions that share a country code share its digits, so these are unambiguous.
    boolean own = formed && number.getCountryCode() == country;
    return new NationalNumber(
        digits, own || code == Code.MALFORMED_NUMBER ? code : Code.NOT_A_MOBILE_NUMBER);
  }
}
