// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import com.google.common.base.Splitter;
import io.github.juspaywallets.generator.contract.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Converts names of a contract to Java names. */
public final class JavaNames {
  private static final Splitter WORDS = Splitter.onPattern("[^\\p{L}\\p{N}]+").omitEmptyStrings();

  /** Methods without parameters of Object. */
  private static final Set<String> OBJECT =
      Set.of(
          "getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "clone", "finalize");

  /** Methods of each model besides its accessors. */
  private static final Set<String> MODEL =
      Set.of("builder", "toBuilder", "additionalProperties", "build", "toJson", "fromJson");

  /**
   * Types that the templates use, and names that openapi-generator treats as its own types, or
   * renames. A test compares this list with the templates.
   */
  private static final Set<String> TAKEN =
      Set.of(
          ("ApiSpec BigDecimal Body Boolean BooleanCodec Builder ByteString Call Copies DELETE"
                  + " DecimalMax DecimalMin Digits Double Factory Field FieldMap Float FormUrlEncoded"
                  + " GET HEAD HTTP Header Headers IOException IllegalArgumentException"
                  + " IllegalStateException Integer JsonAdapter JsonReader JsonWriter Known List"
                  + " LocalDate Long Map Moshi Multipart MultipartBody NotNull Nullable OPTIONS Object"
                  + " Objects OpenEnum Operations Optional Override PATCH POST PUT Parameters Part Path"
                  + " Pattern Print Query Reading RequestBody Required ResponseBody Servers Size"
                  + " Streaming String Texts Timestamp URI UUID Unknown Url Void WireAdapters Writing"
                  + " ModelJsonAdapters Options Deprecated Any AnyType Apiclient ApiClient ApiException"
                  + " ApiResponse Array ArrayList Binary ByteArray Configuration Date DateTime File"
                  + " Files HashMap LocalDateTime LocalTime Set StringUtil LocalReturnType"
                  + " LocalVarAccept LocalVarAccepts LocalVarAuthNames LocalVarCollectionQueryParams"
                  + " LocalVarContentType LocalVarContentTypes LocalVarCookieParams LocalVarFormParams"
                  + " LocalVarHeaderParams LocalVarPath LocalVarPostBody LocalVarQueryParams")
              .split(" ", -1));

  private JavaNames() {}

  /** "wallet_id" to walletId; empty if the name has no letters or digits. */
  static String camel(String name) {
    String pascal = pascal(name);
    return pascal.isEmpty()
        ? ""
        : identifier(pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1));
  }

  /**
   * Converts a name such as {@code wallet_id} to {@code WalletId}.
   *
   * @param name a name of the contract
   * @return its words, capitalized; empty if it has no letters or digits
   */
  public static String pascal(String name) {
    return WORDS.splitToStream(name).map(JavaNames::capitalized).collect(Collectors.joining());
  }

  static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Identifiers must not begin with a digit. */
  static String identifier(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
  }

  /** The name of a method or parameter. */
  static String method(String name) {
    String camel = camel(name);
    return SourceVersion.isKeyword(camel) || OBJECT.contains(camel) ? camel + "_" : camel;
  }

  /** The name of a property. */
  static String property(String name) {
    String method = method(name);
    return MODEL.contains(method) ? method + "_" : method;
  }

  /** A name that is not taken, with a number if necessary. */
  static String unique(String name, String separator, Predicate<String> taken) {
    String unique = name;
    for (int i = 2; taken.test(unique); i++) {
      unique = name + separator + i;
    }
    return unique;
  }

  /**
   * Takes the Java name of a part.
   *
   * @param taken names of the contract, by the Java names that are taken
   * @param wire its name in the contract
   */
  static void take(Map<String, String> taken, String name, String wire, Part part) {
    String other = taken.putIfAbsent(name, wire);
    if (name.isEmpty()) {
      part.refuse("has no Java name: it contains no letters or digits");
    } else if (other != null) {
      part.refuse("has the same Java name as " + other + ": " + name);
    }
    part.checkIdentifier(name);
  }

  /** The name of a constant: "pageSize" to PAGE_SIZE. */
  static String constant(String name) {
    String words =
        WORDS
            .splitToStream(name)
            .map(word -> word.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_"))
            .collect(Collectors.joining("_"))
            .toUpperCase(Locale.ROOT);
    return words.isEmpty() ? "" : identifier(words);
  }

  /**
   * The name of an enum constant. A value without letters and digits is named after its characters.
   */
  static String value(String value, boolean number) {
    if (value.isEmpty()) {
      return "EMPTY";
    }
    if (number) {
      return "NUMBER_" + value.replace("-", "MINUS_").replace("+", "PLUS_");
    }
    String constant = constant(value);
    return constant.isEmpty() ? constant(characters(value)) : constant;
  }

  private static String characters(String value) {
    List<String> names =
        value
            .codePoints()
            .mapToObj(c -> Character.getName(c))
            .map(n -> n == null ? "CHARACTER" : n)
            .toList();
    return String.join(" ", names);
  }

  /** The name of a class, with a prefix if the generated code already uses the name. */
  static String type(String name) {
    String pascal = pascal(name);
    if (pascal.isEmpty()) {
      return "";
    }
    boolean taken =
        TAKEN.contains(pascal)
            || SourceVersion.isKeyword(pascal.toLowerCase(Locale.ROOT))
            || RuntimeSources.NAMES.stream()
                .anyMatch(n -> n.endsWith("/" + pascal) || n.equals(pascal))
            || !Character.isJavaIdentifierStart(pascal.charAt(0));
    return taken ? "Model" + pascal : pascal;
  }
}
