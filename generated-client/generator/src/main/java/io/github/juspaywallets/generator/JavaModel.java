// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenDiscriminator.MappedModel;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.model.EnumVarMap;

/** What the templates print about a class, an enum or a union. */
final class JavaModel {
  /**
   * A constant of an enum.
   *
   * @param name Java name
   * @param literal its value, as a literal
   * @param doc its value, for Javadoc
   */
  record Constant(String name, String literal, String doc) {}

  /**
   * A branch of a union.
   *
   * @param value value of the discriminator, as a literal
   * @param type class of the branch
   */
  record Branch(String value, String type) {}

  /**
   * What the builder of a branch sets first.
   *
   * @param call call of the builder
   * @param field field of the builder
   */
  record Preset(String call, String field) {}

  private final CodegenModel model;
  private final String name;
  private final String doc;
  private final boolean sensitive;
  private final String valueType;
  private final List<Constant> constants = new ArrayList<>();
  private final List<JavaProperty> properties = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();
  private final List<String> permitted = new ArrayList<>();
  private final List<String> implemented = new ArrayList<>();
  private @Nullable String discriminator;
  private String discriminatorDoc = "";
  private @Nullable Preset preset;

  private JavaModel(CodegenModel model) {
    String described = JavaText.doc(model.unescapedDescription);
    this.model = model;
    this.name = model.classname;
    this.doc =
        described.isEmpty()
            ? "The schema "
                + JavaText.code(
                    String.valueOf(
                        model.vendorExtensions.getOrDefault(Schemas.NAMED, model.classname)))
                + "."
            : described;
    this.sensitive = Types.extension(model.vendorExtensions, Schemas.SENSITIVE);
    this.valueType = String.valueOf(model.dataType);
  }

  static JavaModel of(CodegenModel model, boolean inPatch) {
    JavaModel java = new JavaModel(model);
    if (model.discriminator != null) {
      java.discriminatorDoc = JavaText.code(model.discriminator.getPropertyBaseName());
      java.discriminator = JavaText.literal(model.discriminator.getPropertyBaseName());
      for (MappedModel mapped : model.discriminator.getMappedModels()) {
        java.branches.add(
            new Branch(JavaText.literal(mapped.getMappingName()), mapped.getModelName()));
      }
      java.permitted.addAll(model.oneOf);
    } else if (!model.isEnum) {
      model.vars.forEach(property -> java.properties.add(JavaProperty.of(property, inPatch)));
    }
    return java;
  }

  /** Links unions with their branches, and reads the constants, which are complete only now. */
  static void link(List<JavaModel> models) {
    Map<String, JavaModel> byName = new HashMap<>();
    for (JavaModel java : models) {
      byName.put(java.name, java);
      if (java.model.isEnum) {
        java.readConstants(java.model.allowableValues);
      }
    }
    for (JavaModel union : models) {
      for (String branch : union.permitted) {
        JavaModel java = byName.get(branch);
        if (java != null) {
          java.implemented.add(union.name);
          java.presetFor(union, byName);
        }
      }
    }
  }

  /** Several values, or other values in other unions: only the caller knows. */
  private void presetFor(JavaModel union, Map<String, JavaModel> all) {
    List<Branch> own = union.branches.stream().filter(b -> b.type().equals(name)).toList();
    Preset found = own.size() == 1 ? preset(union, own.get(0).value(), all) : null;
    preset = implemented.size() == 1 || (found != null && found.equals(preset)) ? found : null;
  }

  private @Nullable Preset preset(JavaModel union, String literal, Map<String, JavaModel> all) {
    if (model.discriminator != null) {
      return null;
    }
    for (CodegenProperty property : model.vars) {
      if (JavaText.literal(property.baseName).equals(union.discriminator)) {
        JavaModel type = all.get(property.dataType);
        boolean isEnum = type != null && type.model.isEnum && type.text();
        String value = isEnum ? property.dataType + ".of(" + literal + ")" : literal;
        boolean settable = isEnum || property.dataType.equals("String");
        return settable ? new Preset("." + property.name + "(" + value + ")", property.name) : null;
      }
    }
    String call = ".additionalProperty(" + union.discriminator + ", " + literal + ")";
    return new Preset(call, "additionalProperties");
  }

  private void readConstants(Map<String, Object> allowed) {
    Iterator<?> values = ((List<?>) Objects.requireNonNull(allowed.get("values"))).iterator();
    for (Object constant : (List<?>) Objects.requireNonNull(allowed.get("enumVars"))) {
      EnumVarMap named = (EnumVarMap) constant;
      constants.add(
          new Constant(
              String.valueOf(named.getEnumName()),
              String.valueOf(named.get("value")),
              JavaText.code(String.valueOf(values.next()))));
    }
  }

  String name() {
    return name;
  }

  String doc() {
    return doc;
  }

  boolean sensitive() {
    return sensitive;
  }

  String type() {
    return valueType;
  }

  boolean text() {
    return valueType.equals("String");
  }

  List<Constant> constants() {
    return constants;
  }

  List<JavaProperty> properties() {
    return properties;
  }

  List<Branch> branches() {
    return branches;
  }

  /** The classes of all branches, each once. */
  String permits() {
    return String.join(", ", permitted);
  }

  /** The unions of which this is a branch, or null. */
  @Nullable String implement() {
    return implemented.isEmpty() ? null : String.join(", ", implemented);
  }

  /** The classes of all branches, each once. */
  List<String> classes() {
    return permitted;
  }

  String discriminatorCode() {
    return discriminatorDoc;
  }

  @Nullable String discriminator() {
    return discriminator;
  }

  /** What the builder sets first: the only discriminator that selects the class. */
  @Nullable Preset preset() {
    return preset;
  }
}
