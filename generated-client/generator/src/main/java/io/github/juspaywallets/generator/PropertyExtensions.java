// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/** What the template of a class prints about a property besides its {@link CodegenProperty}. */
final class PropertyExtensions {
  private final CodegenProperty p;

  /** Whether requests and responses must have it. */
  private final boolean inBoth;

  /** Whether it is never null. */
  private final boolean always;

  private final boolean collection;

  private PropertyExtensions(CodegenProperty p) {
    this.p = p;
    this.inBoth = p.required && !p.isReadOnly && !p.isWriteOnly;
    this.always = inBoth && !Types.isNullable(p);
    this.collection = (p.isArray || p.isMap) && !Types.isFree(p);
  }

  /** Adds extensions to a property. */
  static void extend(CodegenProperty property, boolean inPatch) {
    new PropertyExtensions(property).extend(property.vendorExtensions, inPatch);
  }

  private void extend(Map<String, Object> java, boolean inPatch) {
    String wire = JavaText.literal(p.baseName);
    String built = "builder." + p.name;
    String one = "this." + p.name;
    String fallback = "The property " + JavaText.code(p.baseName) + ".";
    java.put("x-wire", wire);
    java.put("x-label", JavaText.literal(p.baseName + "="));
    p.description = JavaText.doc(p.unescapedDescription, fallback);
    java.put("x-field", Types.orNull(p.dataType, !always));
    java.put("x-codec", Types.codec(p));
    java.put("x-returns", collection || always ? p.dataType : "Optional<" + p.dataType + ">");
    java.put("x-returned", returned(one));
    java.put("x-presence", presence());
    java.put(
        "x-given", always ? "the value" : "the value, or null" + (inBoth ? "" : " to omit it"));
    java.put("x-copied", copied());
    java.put("x-built", always ? "Required.of(" + wire + ", " + built + ")" : built);
    java.put("x-printed", Types.isHidden(p) ? "Print.hidden(" + one + ")" : one);
    java.put("x-write", inBoth ? "write" : "writePresent");
    java.put("x-required-in-responses", always || (p.required && p.isReadOnly && !p.isNullable));
    java.put("x-required-in-requests", p.required && p.isWriteOnly && !p.isNullable);
    java.put("x-keeps-null", inPatch && p.isNullable && !p.required);
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
