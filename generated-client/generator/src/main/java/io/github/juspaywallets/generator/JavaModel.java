// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenDiscriminator.MappedModel;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.model.EnumVarMap;

/** What the templates print about classes, enums and unions. */
final class JavaModel {
  private final Map<String, CodegenModel> all;
  private final CodegenModel model;
  private final List<CodegenModel> unions;

  private JavaModel(Map<String, CodegenModel> all, CodegenModel model) {
    this.all = all;
    this.model = model;
    this.unions = all.values().stream().filter(m -> m.oneOf.contains(model.classname)).toList();
  }

  /** Adds an extension to all models, when the constants of enums are complete. */
  static void extend(List<CodegenModel> models, String name, boolean inPatch) {
    Map<String, CodegenModel> all = new LinkedHashMap<>();
    models.forEach(model -> all.put(model.classname, model));
    models.forEach(m -> m.vendorExtensions.put(name, new JavaModel(all, m).printed(inPatch)));
  }

  private Map<String, @Nullable Object> printed(boolean inPatch) {
    String doc = JavaText.doc(model.unescapedDescription);
    Object schema = model.vendorExtensions.getOrDefault(Schemas.NAMED, model.classname);
    Map<String, @Nullable Object> java = new HashMap<>();
    java.put("name", model.classname);
    java.put("doc", doc.isEmpty() ? "The schema " + JavaText.code(schema.toString()) + "." : doc);
    java.put("sensitive", Types.extension(model.vendorExtensions, Schemas.SENSITIVE));
    java.put("implement", unions.isEmpty() ? null : names(unions));
    if (model.isEnum) {
      java.put("type", model.dataType);
      java.put("text", model.dataType.equals("String"));
      java.put("constants", constants());
    } else if (model.discriminator != null) {
      String selector = model.discriminator.getPropertyBaseName();
      java.put("discriminator", JavaText.literal(selector));
      java.put("discriminatorCode", JavaText.code(selector));
      java.put("branches", branches());
      java.put("classes", model.oneOf);
      java.put("permits", String.join(", ", model.oneOf));
    } else {
      java.put("properties", model.vars.stream().map(p -> JavaProperty.of(p, inPatch)).toList());
      java.put("preset", preset());
    }
    return java;
  }

  private static String names(List<CodegenModel> models) {
    return String.join(", ", models.stream().map(model -> model.classname).toList());
  }

  private List<EnumVarMap> constants() {
    Iterator<?> values = list("values").iterator();
    List<EnumVarMap> constants = new ArrayList<>();
    for (Object constant : list("enumVars")) {
      constants.add((EnumVarMap) constant);
      ((EnumVarMap) constant).put("doc", JavaText.code(String.valueOf(values.next())));
    }
    return constants;
  }

  private List<?> list(String key) {
    return (List<?>) Objects.requireNonNull(model.allowableValues.get(key));
  }

  private List<Map<String, String>> branches() {
    return model.discriminator.getMappedModels().stream()
        .map(b -> Map.of("value", JavaText.literal(b.getMappingName()), "type", b.getModelName()))
        .toList();
  }

  /**
   * What the builder of a branch sets first: the only value that selects it. With several values,
   * or other values in other unions, only the caller knows.
   */
  private @Nullable Map<String, String> preset() {
    List<Optional<Map<String, String>>> presets =
        unions.stream().map(this::preset).distinct().toList();
    return presets.size() == 1 ? presets.get(0).orElse(null) : null;
  }

  private Optional<Map<String, String>> preset(CodegenModel union) {
    List<String> values =
        union.discriminator.getMappedModels().stream()
            .filter(branch -> branch.getModelName().equals(model.classname))
            .map(MappedModel::getMappingName)
            .toList();
    return values.size() == 1
        ? preset(union.discriminator.getPropertyBaseName(), JavaText.literal(values.get(0)))
        : Optional.empty();
  }

  private Optional<Map<String, String>> preset(String selector, String literal) {
    for (CodegenProperty property : model.vars) {
      if (property.baseName.equals(selector)) {
        return value(property.dataType, literal)
            .map(
                value ->
                    Map.of(
                        "call", "." + property.name + "(" + value + ")", "field", property.name));
      }
    }
    String call = ".additionalProperty(" + JavaText.literal(selector) + ", " + literal + ")";
    return Optional.of(Map.of("call", call, "field", "additionalProperties"));
  }

  private Optional<String> value(String type, String literal) {
    CodegenModel named = all.get(type);
    boolean isEnum = named != null && named.isEnum && named.dataType.equals("String");
    return isEnum
        ? Optional.of(type + ".of(" + literal + ")")
        : Optional.of(literal).filter(text -> type.equals("String"));
  }
}
