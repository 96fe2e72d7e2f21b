// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import org.openapitools.codegen.CodegenProperty;

/** What templates need to know about the type of a property besides its name. */
final class Types {
  private Types() {}

  /** The type, annotated if it may be null: before the last part of a qualified name. */
  static String orNull(String type, boolean nullable) {
    if (!nullable) {
      return type;
    }
    String raw = type.replaceFirst("<.*", "");
    int simple = raw.lastIndexOf('.') + 1;
    return type.substring(0, simple) + "@Nullable " + type.substring(simple);
  }

  /** Whether a value can be null, even if it is required. */
  static boolean isNullable(CodegenProperty property) {
    return property.isNullable || isAny(property);
  }

  static boolean isAny(CodegenProperty property) {
    return property.isAnyType && property.getRef() == null;
  }

  /** An object of any shape. openapi-generator calls a map of such values so, too. */
  static boolean isFree(CodegenProperty property) {
    return property.isFreeFormObject && !property.isMap && property.getRef() == null;
  }

  /** Whether toString redacts the value. */
  static boolean isHidden(CodegenProperty property) {
    return property.vendorExtensions.containsKey(Schemas.SENSITIVE);
  }

  /** The expression for what reads and writes the value as JSON. */
  static String codec(CodegenProperty property) {
    if (isFree(property)) {
      return "MapCodec.ofNullable(FreeFormCodec.INSTANCE)";
    }
    if (property.isArray || property.isMap) {
      String raw = property.isArray ? "ListCodec" : "MapCodec";
      String of = isNullable(property.items) ? ".ofNullable(" : ".of(";
      return raw + of + codec(property.items) + ")";
    }
    if (isAny(property)) {
      return "FreeFormCodec.INSTANCE";
    }
    if (property.isDecimal) {
      return "DecimalTextCodec.INSTANCE";
    }
    return property.dataType + (property.getRef() == null ? "Codec" : "JsonAdapter") + ".INSTANCE";
  }
}
