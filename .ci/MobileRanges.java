// SPDX-License-Identifier: Apache-2.0
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Prints the mobile ranges of regions: the first five digits, one range a line. */
class MobileRanges {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  public static void main(String[] regions) {
    for (String region : regions) {
      IntStream.range(10_000, 100_000)
          .filter(range -> IntStream.rangeClosed(6, 12).anyMatch(n -> isMobile(region, range, n)))
          .forEach(range -> System.out.println(region + " " + range));
    }
  }

  private static boolean isMobile(String region, int range, int digits) {
    PhoneNumber number =
        new PhoneNumber()
            .setCountryCode(PLANS.getCountryCodeForRegion(region))
            .setNationalNumber(Long.parseLong((range + "2345678").substring(0, digits)));
    return PLANS.isValidNumberForRegion(number, region)
        && MOBILE.contains(PLANS.getNumberType(number));
  }
}
