// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenParameter;

/** What templates print about a parameter besides its {@link CodegenParameter}. */
final class JavaParameter {
  /** The name of an extension: the value that Retrofit sends, as an expression. */
  static final String ARGUMENT = "x-argument";

  private final CodegenParameter p;
  private final String in;
  private final @Nullable String call;

  private JavaParameter(CodegenParameter p, boolean multipart) {
    this.p = p;
    this.in =
        p.isPathParam
            ? "path"
            : p.isQueryParam
                ? "query"
                : p.isHeaderParam
                    ? "header"
                    : p.isBodyParam ? "body" : multipart ? "part" : "field";
    this.call = (String) p.vendorExtensions.get(Wire.CALL);
  }

  /** Adds extensions to a parameter, and sets its names and description. */
  static void extend(CodegenParameter parameter, boolean multipart) {
    new JavaParameter(parameter, multipart).extend();
  }

  static boolean isConverted(CodegenParameter p) {
    return p.vendorExtensions.containsKey(Wire.CALL);
  }

  private void extend() {
    p.paramName = String.valueOf(p.vendorExtensions.getOrDefault(Schemas.NAME, p.paramName));
    p.baseName = in.equals("body") ? in : p.baseName;
    p.dataType = in.equals("part") ? partType() : p.dataType;
    p.description = doc();
    String what =
        switch (in) {
          case "path", "query" -> in + " parameter";
          case "field" -> "form field";
          default -> in;
        };
    String argument = call == null ? p.paramName : call(call);
    print(p, what, annotation(), rules(), Types.orNull(declared(), !p.required), sentType());
    p.vendorExtensions.put(ARGUMENT, argument);
  }

  private static void print(
      CodegenParameter p,
      String what,
      String annotation,
      List<String> rules,
      String type,
      String sentType) {
    Map<String, Object> java = p.vendorExtensions;
    java.put("x-what", what);
    java.put("x-constant", JavaNames.constant(p.paramName));
    java.put("x-annotation", annotation);
    java.put("x-rules", rules);
    java.put("x-type", type);
    java.put("x-sent-type", sentType);
    java.put(ARGUMENT, p.paramName);
  }

  private String partType() {
    String one =
        p.isFile || (p.items != null && p.items.isFile) ? "MultipartBody.Part" : "RequestBody";
    return p.isArray ? "List<" + one + ">" : one;
  }

  private String annotation() {
    String wire = JavaText.literal(p.baseName);
    return switch (in) {
      case "body" -> "@Body";
      case "field" -> Wire.BRACKETS.equals(call) ? "@FieldMap" : "@Field(" + wire + ")";
      case "part" -> p.dataType.contains("MultipartBody") ? "@Part" : "@Part(" + wire + ")";
      case "path" -> "@Path(" + encoded(JavaText.literal(PathRules.placeholder(p.baseName))) + ")";
      default -> "@" + JavaNames.capitalized(in) + "(" + encoded(wire) + ")";
    };
  }

  private String encoded(String wire) {
    return "Texts.joinedForUrl".equals(call) ? "value = " + wire + ", encoded = true" : wire;
  }

  /** The type, with the constraints on the items of a list. */
  private String declared() {
    if (in.equals("part") || in.equals("body") || !p.isArray || p.items == null) {
      return p.dataType;
    }
    List<String> rules = Constraints.of(p.items.vendorExtensions);
    String item = Types.orNull(p.items.dataType, Types.isNullable(p.items));
    return rules.isEmpty() ? p.dataType : "List<" + String.join(" ", rules) + " " + item + ">";
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>(p.required ? List.of("@NotNull") : List.of());
    if (!in.equals("part") && !in.equals("body")) {
      rules.addAll(Constraints.of(p.vendorExtensions));
    }
    return rules;
  }

  private String sentType() {
    if (call == null) {
      return Types.orNull(p.dataType, !p.required);
    }
    return switch (call) {
      case Wire.EACH, Wire.EACH_AS_JSON -> "@Nullable List<String>";
      case Wire.BRACKETS -> "Map<String, String>";
      default -> "@Nullable String";
    };
  }

  private String call(String method) {
    return switch (method) {
      case Wire.AS_JSON, Wire.EACH_AS_JSON ->
          method + "(ModelJsonAdapters.factory(), " + p.paramName + ")";
      case Wire.BRACKETS ->
          String.format(
              "%s(ModelJsonAdapters.factory(), %s, %s)",
              method, JavaText.literal(p.baseName), p.paramName);
      default -> method + "(" + p.paramName + ")";
    };
  }

  private String doc() {
    String text = p.unescapedDescription == null ? p.description : p.unescapedDescription;
    Object assumed = in.equals("body") ? null : p.vendorExtensions.get(Schemas.DEFAULT);
    String fallback = in.equals("body") ? "The body." : "The " + JavaText.code(p.baseName) + ".";
    return JavaText.doc(text, fallback)
        + (assumed == null ? "" : " If it is absent, the server uses " + assumed + ".");
  }

  /** More fields of a form, which the contract does not name. */
  static CodegenParameter moreFields(List<CodegenParameter> others) {
    boolean taken = others.stream().anyMatch(other -> other.paramName.equals("fields"));
    CodegenParameter more = new CodegenParameter();
    more.isFormParam = true;
    more.paramName = taken ? "fieldsFields" : "fields";
    more.baseName = "fields";
    more.description = "More fields, by their names.";
    String type = "Map<String, String>";
    print(more, "form fields", "@FieldMap", List.of("@NotNull"), type, type);
    return more;
  }

  /** A field of a form that always has the same value. */
  static CodegenParameter constant(String name, Commands.Command command) {
    CodegenParameter field = new CodegenParameter();
    field.paramName = name;
    String at = "@Field(" + JavaText.literal(command.field()) + ")";
    print(field, "form field", at, List.of(), "String", "String");
    field.vendorExtensions.put(ARGUMENT, JavaText.literal(command.value()));
    return field;
  }
}
