// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenParameter;

/**
 * What the templates print about a parameter of a method.
 *
 * @param name Java name
 * @param what what it is in the request
 * @param wire name in the request
 * @param at annotation of Retrofit
 * @param type type for the caller
 * @param rules constraints
 * @param sentType type that Retrofit sends
 * @param argument the value that Retrofit sends, as an expression
 * @param doc description
 */
record JavaParameter(
    String name,
    String what,
    String wire,
    String at,
    String type,
    List<String> rules,
    String sentType,
    String argument,
    String doc) {

  String wireCode() {
    return JavaText.code(wire);
  }

  String wireLiteral() {
    return JavaText.literal(wire);
  }

  /** The name of the constant with the name in the request. */
  String constant() {
    return JavaNames.constant(name);
  }

  boolean isConverted() {
    return !argument.equals(name);
  }

  boolean isBody() {
    return what.equals("body");
  }

  boolean isOptionalBody() {
    return isBody() && !rules.contains("@NotNull");
  }

  boolean isInBody() {
    return !Set.of("path parameter", "query parameter", "header").contains(what);
  }

  static JavaParameter of(CodegenParameter p, boolean multipart, @Nullable String bodyType) {
    String in = in(p, multipart);
    String name = String.valueOf(p.vendorExtensions.getOrDefault(Schemas.NAME, p.paramName));
    String wire = in.equals("body") ? "body" : p.baseName;
    String plain =
        in.equals("part")
            ? partType(p)
            : in.equals("body") && bodyType != null ? bodyType : p.dataType;
    Object call = p.vendorExtensions.get(Wire.CALL);
    return new JavaParameter(
        name,
        in.equals("path") || in.equals("query")
            ? in + " parameter"
            : in.equals("field") ? "form field" : in,
        wire,
        annotation(p, in, call),
        Types.orNull(in.equals("part") || in.equals("body") ? plain : declared(p), !p.required),
        rules(p, in),
        sentType(p, plain, call),
        call == null ? name : call(call.toString(), name, p.baseName),
        doc(p, in, wire));
  }

  private static String in(CodegenParameter p, boolean multipart) {
    return p.isPathParam
        ? "path"
        : p.isQueryParam
            ? "query"
            : p.isHeaderParam ? "header" : p.isBodyParam ? "body" : multipart ? "part" : "field";
  }

  private static String partType(CodegenParameter p) {
    String one =
        p.isFile || (p.items != null && p.items.isFile) ? "MultipartBody.Part" : "RequestBody";
    return p.isArray ? "List<" + one + ">" : one;
  }

  private static String annotation(CodegenParameter p, String in, @Nullable Object call) {
    String wire =
        JavaText.literal(
            in.equals("path") ? PathRules.placeholder(p.baseName) : String.valueOf(p.baseName));
    return switch (in) {
      case "body" -> "@Body";
      case "field" -> Wire.BRACKETS.equals(call) ? "@FieldMap" : "@Field(" + wire + ")";
      case "part" -> partType(p).contains("MultipartBody") ? "@Part" : "@Part(" + wire + ")";
      default ->
          "@"
              + JavaNames.capitalized(in)
              + "("
              + ("Texts.joinedForUrl".equals(call) ? "value = " + wire + ", encoded = true" : wire)
              + ")";
    };
  }

  /** The type, with the constraints on the items of a list. */
  private static String declared(CodegenParameter p) {
    if (!p.isArray || p.items == null) {
      return p.dataType;
    }
    List<String> rules = Constraints.of(p.items, p.items.isDecimal, p.items.vendorExtensions);
    String item = Types.orNull(p.items.dataType, Types.isNullable(p.items));
    return rules.isEmpty() ? p.dataType : "List<" + String.join(" ", rules) + " " + item + ">";
  }

  private static List<String> rules(CodegenParameter p, String in) {
    List<String> rules = new ArrayList<>();
    if (p.required) {
      rules.add("@NotNull");
    }
    if (!in.equals("part") && !in.equals("body")) {
      rules.addAll(Constraints.of(p, p.isDecimal, p.vendorExtensions));
    }
    return rules;
  }

  private static String sentType(CodegenParameter p, String plain, @Nullable Object call) {
    if (call == null) {
      return Types.orNull(plain, !p.required);
    }
    return switch (call.toString()) {
      case Wire.EACH, Wire.EACH_AS_JSON -> "@Nullable List<String>";
      case Wire.BRACKETS -> "Map<String, String>";
      default -> "@Nullable String";
    };
  }

  private static String call(String call, String name, String wire) {
    return switch (call) {
      case Wire.AS_JSON, Wire.EACH_AS_JSON -> call + "(ModelJsonAdapters.factory(), " + name + ")";
      case Wire.BRACKETS ->
          call + "(ModelJsonAdapters.factory(), " + JavaText.literal(wire) + ", " + name + ")";
      default -> call + "(" + name + ")";
    };
  }

  private static String doc(CodegenParameter p, String in, String wire) {
    String doc =
        JavaText.doc(p.unescapedDescription == null ? p.description : p.unescapedDescription);
    String fallback = in.equals("body") ? "The body." : "The " + JavaText.code(wire) + ".";
    Object assumed = p.vendorExtensions.get(Schemas.DEFAULT);
    return (doc.isEmpty() ? fallback : doc)
        + (assumed == null || in.equals("body")
            ? ""
            : " If it is absent, the server uses " + assumed + ".");
  }

  /** More fields of a form, which the contract does not name. */
  static JavaParameter moreFields(List<JavaParameter> others) {
    boolean taken = others.stream().anyMatch(other -> other.name().equals("fields"));
    String name = taken ? "fieldsFields" : "fields";
    String type = "Map<String, String>";
    List<String> rules = List.of("@NotNull");
    String doc = "More fields, by their names.";
    return new JavaParameter(
        name, "form fields", "fields", "@FieldMap", type, rules, type, name, doc);
  }

  /** A field of a form that always has the same value. */
  static JavaParameter constant(String name, String wire, String value) {
    String at = "@Field(" + JavaText.literal(wire) + ")";
    String argument = JavaText.literal(value);
    return new JavaParameter(
        name, "form field", wire, at, "String", List.of(), "String", argument, "");
  }
}
