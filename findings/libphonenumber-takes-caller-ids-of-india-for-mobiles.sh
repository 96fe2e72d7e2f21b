#!/usr/bin/env bash
# libphonenumber 9.0.43 says that Indian numbers which begin with 1600 and 1601 are MOBILE. 8.13.50 does not.
#
# The regulator reserved 1600 and 1601 for calls by authorities, banks and insurers: no customer has such a number on a
# SIM. A check that relied on the library began to accept them with an upgrade, although Indian mobile numbers begin
# with 6 to 9. Both versions accept an ordinary number.
#
# Why a user cares: isValidNumber() with the type MOBILE is not enough for a field like "your mobile number".
#
# Output seen (JDK 17 and 25), for fillers:
#   8.13.50: +911600123456 TOLL_FREE, +911601221234 UNKNOWN, +917777777777 FIXED_LINE_OR_MOBILE
#   9.0.43: +911600123456 MOBILE, +911601221234 MOBILE, +917777777777 FIXED_LINE_OR_MOBILE
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/Types.java" <<'JAVA'
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;

class Types {
  public static void main(String[] args) throws Exception {
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    List<String> types = new ArrayList<>();
    for (String number : List.of("+911600123456", "+911601221234", "+917777777777")) {
      types.add(number + " " + plans.getNumberType(plans.parse(number, null)));
    }
    System.out.println(args[0] + ": " + String.join(", ", types));
  }
}
JAVA

run() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="com.googlecode.libphonenumber:libphonenumber:$1" -DoutputDirectory="$work/$1" >&2
  java -cp "$work/$1/*" "$work/Types.java" "$1"
}

seen=$(cd "$work" && run 8.13.50 && run 9.0.43)
echo "$seen"
expected='8.13.50: +911600123456 TOLL_FREE, +911601221234 UNKNOWN, +917777777777 FIXED_LINE_OR_MOBILE
9.0.43: +911600123456 MOBILE, +911601221234 MOBILE, +917777777777 FIXED_LINE_OR_MOBILE'
if [ "$seen" != "$expected" ]; then
  echo "This finding no longer holds" >&2
  exit 1
fi
