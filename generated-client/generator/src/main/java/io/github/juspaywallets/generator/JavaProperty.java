// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenProperty;

/** What the template of a class prints about a property. */
final class JavaProperty {
  private final CodegenProperty p;

  /** Whether requests and responses must have it. */
  private final boolean inBoth;

  /** Whether it is never null. */
  private final boolean always;

  private final boolean collection;

  private JavaProperty(CodegenProperty p) {
    this.p = p;
    this.inBoth = p.required && !p.isReadOnly && !p.isWriteOnly;
    this.always = inBoth && !p.isNullable && !Types.isAny(p);
    this.collection = (p.isArray || p.isMap) && !Types.isFree(p);
  }

  static Map<String, @Nullable Object> of(CodegenProperty property, boolean inPatch) {
    return new JavaProperty(property).printed(inPatch);
  }

  private Map<String, @Nullable Object> printed(boolean inPatch) {
    String doc = JavaText.doc(p.unescapedDescription);
    Object assumed = p.vendorExtensions.get(Schemas.DEFAULT);
    String one = "this." + p.name;
    Map<String, @Nullable Object> java = new HashMap<>();
    java.put("name", p.name);
    java.put("wire", JavaText.literal(p.baseName));
    java.put("label", JavaText.literal(p.baseName + "="));
    java.put("doc", doc.isEmpty() ? "The property " + JavaText.code(p.baseName) + "." : doc);
    java.put("assumed", assumed == null ? null : JavaText.code(assumed.toString()));
    java.put("deprecated", p.deprecated);
    java.put("field", Types.orNull(p.dataType, !always));
    java.put("builderType", Types.orNull(p.dataType, true));
    java.put("codec", Types.codec(p));
    java.put("returns", collection || always ? p.dataType : "Optional<" + p.dataType + ">");
    java.put("returned", returned(one));
    java.put("presence", presence());
    java.put(
        "given",
        always ? "the value" : inBoth ? "the value, or null" : "the value, or null to omit it");
    java.put("copied", copied());
    java.put("printed", Types.isHidden(p) ? "Print.hidden(" + one + ")" : one);
    java.put("write", inBoth ? "write" : "writePresent");
    java.put("always", always);
    java.put("requiredInResponses", always || (p.required && p.isReadOnly && !p.isNullable));
    java.put("requiredInRequests", p.required && p.isWriteOnly && !p.isNullable);
    java.put("keepsNull", inPatch && p.isNullable && !p.required);
    return java;
  }

  private String returned(String one) {
    String empty = p.isArray ? "List.of()" : "Map.of()";
    return always
        ? one
        : collection
            ? one + " == null ? " + empty + " : " + one
            : "Optional.ofNullable(" + one + ")";
  }

  private String presence() {
    String missing =
        inBoth
            ? "if it is null"
            : !p.required || p.isNullable
                ? "if it is absent or null"
                : p.isReadOnly ? "in a request" : "in a response";
    if (collection) {
      return "an unmodifiable collection, never null" + (always ? "" : "; empty " + missing);
    }
    return always ? "the value, never null" : "the value, empty " + missing;
  }

  private String copied() {
    return collection
        ? "Copies.of(value)"
        : Types.isFree(p)
            ? "Copies.ofFreeForm(value)"
            : Types.isAny(p) ? "Copies.ofAny(value)" : "value";
  }
}
