// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * India's mobile numbers, by the patterns of libphonenumber's numbering plan. Asked for the type of
 * a number, libphonenumber tries one pattern after the other; this is one pattern for them all.
 */
final class IndianMobiles {
  static final int DIGITS = 10;

  private static final Pattern MOBILE = orNone(IndianMobiles::mobile);

  private IndianMobiles() {}

  /** Whether national digits, {@link #DIGITS} of them, are a mobile number. */
  static boolean contains(CharSequence national) {
    return MOBILE.matcher(national).matches();
  }

  /** None where another libphonenumber looks different inside: then its own check decides. */
  static Pattern orNone(Supplier<Pattern> mobile) {
    try {
      return mobile.get();
    } catch (LinkageError e) {
      return Pattern.compile("(?!)");
    }
  }

  /** What can be a mobile number, and is not of a kind that libphonenumber puts first. */
  private static Pattern mobile() {
    PhoneMetadata plan =
        DefaultMetadataDependenciesProvider.getInstance()
            .getPhoneNumberMetadataSource()
            .getMetadataForRegion(NationalNumber.INDIA);
    String others =
        Stream.of(
                plan.getPremiumRate(),
                plan.getTollFree(),
                plan.getSharedCost(),
                plan.getVoip(),
                plan.getPersonalNumber(),
                plan.getPager(),
                plan.getUan(),
                plan.getVoicemail())
            .filter(IndianMobiles::hasSuchNumbers)
            .map(kind -> "(?!(?:" + kind.getNationalNumberPattern() + ")\\z)")
            .collect(Collectors.joining());
    String general = "(?=(?:" + plan.getGeneralDesc().getNationalNumberPattern() + ")\\z)";
    return Pattern.compile(
        others + general + "(?:" + plan.getMobile().getNationalNumberPattern() + ")");
  }

  private static boolean hasSuchNumbers(PhoneNumberDesc kind) {
    return !kind.getNationalNumberPattern().isEmpty()
        && (kind.getPossibleLengthCount() == 0 || kind.getPossibleLengthList().contains(DIGITS));
  }
}
