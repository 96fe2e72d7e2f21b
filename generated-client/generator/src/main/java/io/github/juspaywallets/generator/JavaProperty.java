// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenProperty;

/**
 * What the template of a class prints about a property.
 *
 * @param name Java name
 * @param wire name in JSON, as a literal
 * @param label how toString introduces it, as a literal
 * @param doc description
 * @param field type of the field
 * @param builderType type of the field of the builder
 * @param codec what reads and writes it
 * @param returns type of the accessor
 * @param returned what the accessor returns
 * @param presence Javadoc of that
 * @param given Javadoc of the builder's argument
 * @param assumed the default, or null
 * @param deprecated whether the contract deprecates it
 * @param copied what the builder keeps
 * @param printed what toString prints
 * @param write method that writes it
 * @param always whether it is never null
 * @param requiredInResponses whether reading fails without it
 * @param requiredInRequests whether only build() fails without it
 * @param keepsNull whether a null that was read is written again
 */
record JavaProperty(
    String name,
    String wire,
    String label,
    String doc,
    String field,
    String builderType,
    String codec,
    String returns,
    String returned,
    String presence,
    String given,
    @Nullable String assumed,
    boolean deprecated,
    String copied,
    String printed,
    String write,
    boolean always,
    boolean requiredInResponses,
    boolean requiredInRequests,
    boolean keepsNull) {

  static JavaProperty of(CodegenProperty p, boolean inPatch) {
    boolean nullable = p.isNullable;
    boolean inBoth = p.required && !p.isReadOnly && !p.isWriteOnly;
    boolean always = inBoth && !nullable && !Types.isAny(p);
    boolean collection = (p.isArray || p.isMap) && !Types.isFree(p);
    String one = "this." + p.name;
    String empty = p.isArray ? "List" : "Map";
    String doc = JavaText.doc(p.unescapedDescription);
    Object assumed = p.vendorExtensions.get(Schemas.DEFAULT);
    return new JavaProperty(
        p.name,
        JavaText.literal(p.baseName),
        JavaText.literal(p.baseName + "="),
        doc.isEmpty() ? "The property " + JavaText.code(p.baseName) + "." : doc,
        Types.orNull(p.dataType, !always),
        Types.orNull(p.dataType, true),
        Types.codec(p),
        collection || always ? p.dataType : "Optional<" + p.dataType + ">",
        always
            ? one
            : collection
                ? one + " == null ? " + empty + ".of() : " + one
                : "Optional.ofNullable(" + one + ")",
        presence(p, inBoth, always, collection),
        always ? "the value" : inBoth ? "the value, or null" : "the value, or null to omit it",
        assumed == null ? null : JavaText.code(assumed.toString()),
        p.deprecated,
        copied(p, collection),
        Types.isHidden(p) ? "Print.hidden(" + one + ")" : one,
        inBoth ? "write" : "writePresent",
        always,
        always || (p.required && p.isReadOnly && !nullable),
        p.required && p.isWriteOnly && !nullable,
        inPatch && nullable && !p.required);
  }

  private static String presence(
      CodegenProperty p, boolean inBoth, boolean always, boolean collection) {
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

  private static String copied(CodegenProperty p, boolean collection) {
    return collection
        ? "Copies.of(value)"
        : Types.isFree(p)
            ? "Copies.ofFreeForm(value)"
            : Types.isAny(p) ? "Copies.ofAny(value)" : "value";
  }
}
