// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenDiscriminator.MappedModel;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/** What templates print about classes, enums and unions besides their {@link CodegenModel}. */
final class JavaModel {
  private final Map<String, CodegenModel> all;
  private final CodegenModel model;
  private final List<CodegenModel> unions;

  private JavaModel(Map<String, CodegenModel> all, CodegenModel model) {
    this.all = all;
    this.model = model;
    this.unions = all.values().stream().filter(m -> m.oneOf.contains(model.classname)).toList();
  }

  /** Adds extensions to all models and their properties. */
  static void extend(List<CodegenModel> models, boolean inPatch) {
    Map<String, CodegenModel> all = new LinkedHashMap<>();
    models.forEach(model -> all.put(model.classname, model));
    models.forEach(model -> new JavaModel(all, model).extend(model.vendorExtensions));
    models.forEach(model -> model.vars.forEach(p -> JavaProperty.extend(p, inPatch)));
  }

  private void extend(Map<String, @Nullable Object> java) {
    Object schema = java.getOrDefault(Schemas.NAMED, model.classname);
    String fallback = "The schema " + JavaText.code(String.valueOf(schema)) + ".";
    model.description = JavaText.doc(model.unescapedDescription, fallback);
    if (!unions.isEmpty()) {
      java.put("x-implement", String.join(", ", unions.stream().map(u -> u.classname).toList()));
    }
    if (model.discriminator != null) {
      java.put("x-permits", String.join(", ", model.oneOf));
    } else if (!model.isEnum) {
      java.put("x-preset", preset());
    }
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
