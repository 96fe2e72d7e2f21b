// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenParameter;

/** What templates print about a parameter besides its {@link CodegenParameter}. */
final class ParameterExtensions {
  /** The name of an extension: the value that Retrofit sends, as an expression. */
  static final String ARGUMENT = "x-argument";

  private final CodegenParameter p;
  private final String in;
  private final @Nullable Wire call;

  private ParameterExtensions(CodegenParameter p) {
    this.p = p;
    this.in = p.isBodyParam ? "body" : String.valueOf(p.vendorExtensions.get(ParameterNames.IN));
    this.call = (Wire) p.vendorExtensions.get(Wire.CALL);
  }

  /** Adds extensions to a parameter, and sets its names, type and description. */
  static void extend(CodegenParameter parameter) {
    new ParameterExtensions(parameter).extend(parameter.vendorExtensions);
  }

  private void extend(Map<String, Object> java) {
    p.paramName = String.valueOf(java.getOrDefault(Schemas.NAME, p.paramName));
    p.baseName = in.equals("body") ? in : p.baseName;
    p.dataType = in.equals("part") ? partType() : p.dataType;
    p.description = doc();
    java.put("x-what", what());
    java.put("x-constant", JavaNames.constant(p.paramName));
    java.put("x-annotation", annotation());
    java.put("x-type", Types.orNull(declared(), !p.required));
    java.put("x-sent-type", call == null ? Types.orNull(p.dataType, !p.required) : call.type);
    java.put(ARGUMENT, call == null ? p.paramName : call.of(p.paramName, p.baseName));
  }

  private String what() {
    return switch (in) {
      case "path", "query" -> in + " parameter";
      case "field", "fields" -> "form " + in;
      default -> in;
    };
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
      case "fields" -> "@FieldMap";
      case "field" -> call == Wire.BRACKETS ? "@FieldMap" : "@Field(" + wire + ")";
      case "part" -> p.dataType.contains("MultipartBody") ? "@Part" : "@Part(" + wire + ")";
      case "path" -> "@Path(" + encoded(JavaText.literal(PathRules.placeholder(p.baseName))) + ")";
      default -> "@" + JavaNames.capitalized(in) + "(" + encoded(wire) + ")";
    };
  }

  private String encoded(String wire) {
    return call == Wire.JOINED_FOR_URL ? "value = " + wire + ", encoded = true" : wire;
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
    CodegenParameter more =
        field("fields", taken ? "fieldsFields" : "fields", "fields", "Map<String, String>");
    more.description = "More fields, by their names.";
    extend(more);
    return more;
  }

  /** A field of a form that always has the same value. */
  static CodegenParameter constant(String name, Commands.Command command) {
    CodegenParameter constant = field("field", name, command.field(), "String");
    extend(constant);
    constant.vendorExtensions.put(ARGUMENT, JavaText.literal(command.value()));
    return constant;
  }

  private static CodegenParameter field(String in, String name, String wire, String type) {
    CodegenParameter field = new CodegenParameter();
    field.isFormParam = true;
    field.required = true;
    field.paramName = name;
    field.baseName = wire;
    field.dataType = type;
    field.vendorExtensions.put(ParameterNames.IN, in);
    return field;
  }
}
