// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/** What templates print about classes, enums and unions besides their {@link CodegenModel}. */
final class ModelExtensions {
  private final Map<String, CodegenModel> all;
  private final CodegenModel model;
  private final List<CodegenModel> unions;

  private ModelExtensions(Map<String, CodegenModel> all, CodegenModel model) {
    this.all = all;
    this.model = model;
    this.unions = all.values().stream().filter(m -> m.oneOf.contains(model.classname)).toList();
  }

  /** Adds extensions to all models and their properties. */
  static void extend(List<CodegenModel> models, boolean inPatch) {
    Map<String, CodegenModel> all = new LinkedHashMap<>();
    models.forEach(model -> all.put(model.classname, model));
    models.forEach(model -> new ModelExtensions(all, model).extend(model.vendorExtensions));
    models.forEach(model -> model.vars.forEach(p -> PropertyExtensions.extend(p, inPatch)));
  }

  private void extend(Map<String, Object> java) {
    Object schema = java.getOrDefault(Schemas.NAMED, model.classname);
    String fallback = "The schema " + JavaText.code(String.valueOf(schema)) + ".";
    model.description = JavaText.doc(model.unescapedDescription, fallback);
    if (!unions.isEmpty()) {
      java.put("x-implement", String.join(", ", unions.stream().map(u -> u.classname).toList()));
    }
    if (model.discriminator != null) {
      java.put("x-permits", String.join(", ", model.oneOf));
    } else if (!model.isEnum) {
      Map<String, String> preset = preset();
      if (preset != null) {
        java.put("x-preset", preset);
      }
    }
  }

  /**
   * What the builder of a branch sets first: the only value that selects it. With several values,
   * or other values in other unions, only the caller knows.
   */
  private @Nullable Map<String, String> preset() {
    Set<Map.Entry<String, String>> selections = new HashSet<>();
    for (CodegenModel union : unions) {
      union.discriminator.getMappedModels().stream()
          .filter(branch -> branch.getModelName().equals(model.classname))
          .map(
              branch ->
                  Map.entry(union.discriminator.getPropertyBaseName(), branch.getMappingName()))
          .forEach(selections::add);
    }
    if (selections.size() != 1) {
      return null;
    }
    Map.Entry<String, String> only = selections.iterator().next();
    return preset(only.getKey(), JavaText.literal(only.getValue()));
  }

  private @Nullable Map<String, String> preset(String selector, String literal) {
    for (CodegenProperty property : model.vars) {
      if (property.baseName.equals(selector)) {
        String value = value(property.dataType, literal);
        String call = "." + property.name + "(" + value + ")";
        return value == null ? null : Map.of("call", call, "field", property.name);
      }
    }
    String call = ".additionalProperty(" + JavaText.literal(selector) + ", " + literal + ")";
    return Map.of("call", call, "field", "additionalProperties");
  }

  private @Nullable String value(String type, String literal) {
    CodegenModel named = all.get(type);
    boolean isEnum = named != null && named.isEnum && named.dataType.equals("String");
    return isEnum ? type + ".of(" + literal + ")" : type.equals("String") ? literal : null;
  }
}
