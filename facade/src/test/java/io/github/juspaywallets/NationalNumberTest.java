// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.github.juspaywallets.JuspayException.Violation.Code;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalNumberTest {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private static String strict(CharSequence text, String region) {
    NationalNumber number = NationalNumber.of(text, region);
    return number.passes(false) ? number.digits() : null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7777777777",
        "+91 77777 77777",
        " +917777777777",
        "077777-77777",
        "91 7777777777",
        "00917777777777",
        "(0)77777.77777",
        "77777\u00A077777",
        "(+91) 77777 77777",
        "[+91] (77777) 77777",
        "\u202A+91 77777 77777\u202C", // copied from bidirectional text
        "\u200E+91\u200B77777\u206077777",
        "+91\u201377777\u201177777", // typographic dashes
        "+91\u202F77777\u200977777",
        "\uFF0B\uFF19\uFF11 77777\u3000\uFF17\uFF17\uFF17\uFF17\uFF17",
        "7777777777\r\n", // copied from a table
        "\t7777777777",
        "\u202A7777777777\n\u202C",
        "\uFE6291 77777\uFF0E77777",
        "\uFF3B+91\uFF3D 77777\u30FC77777",
        "777777777\uD835\uDFD5", // a digit beyond the basic plane
        "\u096D\u096D\u096D\u096D\u096D\u096D\u096D\u096D\u096D\u096D"
      })
  void readsAnIndianMobileNumberInEachUsualForm(String text) {
    assertThat(strict(text, "IN")).isEqualTo("7777777777");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "-",
        "77777777",
        "77777777777777777777",
        "1234567890", // a fixed line
        "5999999999",
        "2212345678",
        "+971501234567", // a mobile number of another country
        "77777abc77", // libphonenumber reads letters as keypad digits
        "7777777777;ext=5", // and swallows extensions
        "7777777777 x5",
        "7777777777#",
        "77****78",
        "7777777777 8888888888",
        "7777777777/8888888888",
        "7777777777,8888888888",
        "77777+77777",
        "++917777777777",
        "(+)(+91) 7777777777",
        "91+7777777777",
        "777777777.0", // a spreadsheet's number of nine digits
        "7777777777.0",
        "77777777.77",
        "77777\n77777",
        "7777777777\u0000",
        "tel:7777777777",
        "\uD83D\uDCF17777777777"
      })
  void refusesAnythingButOneIndianMobileNumber(String text) {
    assertThat(strict(text, "IN")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"SG, +65 8123 4567, 81234567", "BR, +55 11 96123-4567, 11961234567"})
  void readsNumbersOfAnotherRegion(String region, String text, String national) {
    assertThat(strict(text, region)).isEqualTo(national);
    assertThat(strict(text, "IN")).isNull();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mobile-numbers.csv")
  void readsWhatPeopleWrite(String region, String text, String result) {
    NationalNumber number = NationalNumber.of(text, region);

    assertThat(number.refusal() == null ? number.digits() : number.refusal().name())
        .isEqualTo(result);
  }

  @Test
  void letsOnlyUnknownRangesPass() {
    assertThat(new NationalNumber("1", null).passes(false)).isTrue();
    assertThat(new NationalNumber("1", null).passes(true)).isTrue();
    for (Code refusal : Code.values()) {
      NationalNumber refused = new NationalNumber("1", refusal);
      assertThat(refused.passes(false)).isFalse();
      assertThat(refused.passes(true)).isEqualTo(refusal == Code.UNKNOWN_NUMBER_RANGE);
    }
  }

  @Test
  void readsTextOfUpToFortyCharacters() {
    String text = "+91 - 77777 - 77777";

    assertThat(strict(" ".repeat(40 - text.length()) + text, "IN")).isEqualTo("7777777777");
    assertThat(strict(" ".repeat(41 - text.length()) + text, "IN")).isNull();
  }

  @Test
  @Timeout(60)
  void agreesWithLibphonenumber() {
    Random random = new Random(7);
    String[] starts = {"", "", "", "+91", "+91 ", "91", "0", "0091", "+", "+0", "+9191", " +91-"};
    int numbers = Repeat.times(10_000);
    int mobile = 0;
    for (int i = 0; i < numbers; i++) {
      StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
      // Mostly ten digits, and often with the prefix of an Indian mobile number.
      int digits = random.nextInt(4) == 0 ? random.nextInt(14) : 10;
      for (int digit = 0; digit < digits; digit++) {
        text.append(
            digit == 0 && random.nextBoolean() ? 6 + random.nextInt(4) : random.nextInt(10));
        text.append(random.nextInt(20) == 0 ? " -.()".charAt(random.nextInt(5)) + "" : "");
      }
      String parsed = parsed(text);
      if (parsed == null) {
        String plain = text.toString().replaceAll("[^+0-9]", "");
        parsed = parsed(plain.replaceFirst("^[+]?0{0,2}(?=91)", "+"));
      }
      if (text.toString().matches(".*[0-9][.][0-9]{1,2} *")) {
        parsed = null; // A spreadsheet's decimal places are not digits of the number.
      }
      assertThat(strict(text, "IN")).as(text.toString()).isEqualTo(parsed);
      mobile += parsed == null ? 0 : 1;
    }
    assertThat(mobile).isBetween(numbers / 10, numbers - numbers / 10);
  }

  /** The result of libphonenumber, which calls 1600 and 1601 mobile. */
  private static String parsed(CharSequence text) {
    try {
      PhoneNumber number = PLANS.parse(text, "IN");
      boolean mobile =
          PLANS.isValidNumberForRegion(number, "IN")
              && Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
                  .contains(PLANS.getNumberType(number));
      String national = PLANS.getNationalSignificantNumber(number);
      return mobile && national.matches("[6-9].*") ? national : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** That plain mobile numbers need no parsing is a property of the tables, of any version. */
  @Test
  void readsPlainDigitsAsLibphonenumberParsesThem() throws NumberParseException {
    Random random = new Random(7);
    int numbers = Repeat.times(50);
    int mobile = 0;
    for (String region : new TreeSet<>(PLANS.getSupportedRegions())) {
      List<String> examples = examples(region);
      for (int i = 0; i < numbers; i++) {
        String digits = changed(examples.get(random.nextInt(examples.size())), random);
        NationalNumber plain = NationalNumber.of(digits, region);

        // With a space, they are parsed.
        assertThat(NationalNumber.of(" " + digits, region)).as(region + digits).isEqualTo(plain);
        if (plain.equals(new NationalNumber(digits, null))) {
          PhoneNumber parsed = PLANS.parse(digits, region);
          assertThat(PLANS.getNationalSignificantNumber(parsed)).as(region).isEqualTo(digits);
          mobile++;
        }
      }
    }
    assertThat(mobile).isBetween(50 * numbers, 200 * numbers);
  }

  private static String changed(String number, Random random) {
    StringBuilder digits = new StringBuilder(number);
    for (int change = random.nextInt(6); change > 0; change--) {
      digits.setCharAt(random.nextInt(digits.length()), (char) ('0' + random.nextInt(10)));
    }
    if (random.nextInt(8) == 0) {
      digits.insert(random.nextInt(3), random.nextInt(1_000));
    }
    return digits.toString();
  }

  /** National numbers of each type, most often mobile. */
  private static List<String> examples(String region) {
    return Stream.of(PhoneNumberType.values())
        .flatMap(type -> Stream.of(type, PhoneNumberType.MOBILE))
        .map(type -> PLANS.getExampleNumberForType(region, type))
        .filter(Objects::nonNull)
        .map(PLANS::getNationalSignificantNumber)
        .toList();
  }

  @Test
  void refusesTenMegabytesOfDigitsImmediately() {
    String digits = "7".repeat(10_000_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(1), () -> assertThat(strict(digits, "IN")).isNull());
  }
}
