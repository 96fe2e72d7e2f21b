// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Places;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a union is in Java: a sealed interface if a discriminator selects one of several
 * objects, one type if all branches have it, or else a value of any form.
 */
final class Unions {
  private final Part components;

  /** The components that extend a component by allOf. */
  private final Map<String, Set<String>> children = new HashMap<>();

  Unions(Part components) {
    this.components = components;
    components
        .fields()
        .forEach(
            (name, schema) -> {
              for (Part part : schema.asSchema().branches("allOf")) {
                if (part.has("$ref")) {
                  children
                      .computeIfAbsent(part.targetName(), key -> new LinkedHashSet<>())
                      .add(name);
                }
              }
            });
  }

  /** The name of the component that a reference or a discriminator's mapping names. */
  static String target(String reference) {
    List<String> keys = Places.keys(reference);
    return reference.startsWith("#") ? keys.get(keys.size() - 1) : reference;
  }

  /** Everything that extends a component, directly or not. */
  private Set<String> descendants(String name) {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(children.getOrDefault(name, Set.of()));
    while (!open.isEmpty()) {
      String child = open.remove(0);
      if (all.add(child)) {
        open.addAll(children.getOrDefault(child, Set.of()));
      }
    }
    all.remove(name);
    return all;
  }

  /** Whether a discriminator selects one of several objects. */
  boolean isSealed(Shape shape) {
    Part discriminator = discriminator(shape);
    if (discriminator == null || discriminator.text("propertyName") == null) {
      return false;
    }
    List<Shape> branches = branches(shape);
    return !branches.isEmpty()
        && branches.stream()
            .allMatch(
                branch ->
                    branch.name != null
                        && (branch.kind() == Shape.Kind.OBJECT
                            || (!branch.home.at.equals(shape.home.at) && isUnion(branch)))
                        && branch.properties.keySet().containsAll(own(shape)));
  }

  private boolean isUnion(Shape shape) {
    return shape.union().size() > 1 && shape.discriminator() != null && shape.properties.isEmpty();
  }

  /** What a union declares beside its branches. A parent's properties are in each child. */
  private static Collection<String> own(Shape shape) {
    return shape.union().isEmpty() ? Set.of() : shape.properties.keySet();
  }

  private @Nullable Part discriminator(Shape shape) {
    boolean parent =
        shape.union().isEmpty() && shape.name != null && children.containsKey(shape.name);
    Part own = shape.home.get("discriminator");
    return !parent ? shape.discriminator() : own.exists() ? own : null;
  }

  private List<Shape> branches(Shape shape) {
    return !shape.union().isEmpty()
        ? shape.union()
        : descendants(Objects.requireNonNull(shape.name)).stream()
            .map(name -> Shape.of(components.get(name)))
            .toList();
  }

  /** The normal form of a sealed union: references to all branches, and a complete mapping. */
  Schema<?> build(Shape shape, Function<Shape, Schema<?>> reference) {
    Part declared = Objects.requireNonNull(discriminator(shape));
    String property = declared.textOf("propertyName");
    List<Shape> branches = branches(shape);
    Map<String, Shape> selected = mapping(shape.name, branches, declared);
    for (Shape branch : branches) {
      if (!selected.containsValue(branch)) {
        selected.put(Objects.requireNonNull(branch.implied(property)), branch);
      }
    }
    Schema<?> union = new Schema<>();
    Discriminator result = new Discriminator().propertyName(property);
    result.setMapping(new LinkedHashMap<>());
    branches.forEach(branch -> union.addOneOfItem(reference.apply(branch)));
    selected.forEach((value, branch) -> result.mapping(value, reference.apply(branch).get$ref()));
    union.setDiscriminator(result);
    return union;
  }

  /** The branches by the values that select them. */
  static Map<String, Shape> mapping(
      @Nullable String self, List<Shape> branches, Part discriminator) {
    Map<String, Shape> result = new LinkedHashMap<>();
    discriminator
        .get("mapping")
        .fields()
        .forEach(
            (value, reference) -> {
              String name = target(String.valueOf(reference.text()));
              branches.stream()
                  .filter(branch -> name.equals(branch.name))
                  .forEach(branch -> result.put(value, branch));
              if (!result.containsKey(value) && !name.equals(self)) {
                reference.refuse("names " + reference.text() + ", which is not a branch");
              }
            });
    return result;
  }

  /** Resolves a union whose branches have one Java type. */
  Shape simplified(Shape shape, boolean asText) {
    if (shape.union().isEmpty() || isSealed(shape)) {
      return shape;
    }
    if (!shape.properties.isEmpty() && shape.union().stream().allMatch(Unions::onlyRequires)) {
      shape.dropUnion();
      return shape;
    }
    List<Shape> leaves = new ArrayList<>();
    collect(shape, leaves);
    boolean scalars =
        leaves.stream().allMatch(s -> s.kind() == Shape.Kind.SCALAR || s.kind() == Shape.Kind.ENUM);
    Set<String> types = new LinkedHashSet<>();
    leaves.forEach(leaf -> types.add(leaf.type() == null ? "string" : leaf.type()));
    if (!scalars || !shape.properties.isEmpty()) {
      return shape;
    }
    if (types.equals(Set.of("string"))) {
      return texts(shape, leaves);
    }
    boolean number = Set.of("integer", "number").containsAll(types);
    if (asText || number || types.size() == 1) {
      return shape.become(
          types.size() == 1 ? types.iterator().next() : number ? "number" : "string");
    }
    return shape;
  }

  private static void collect(Shape shape, List<Shape> leaves) {
    if (shape.union().isEmpty()) {
      leaves.add(shape);
    }
    shape.union().forEach(branch -> collect(branch, leaves));
  }

  private static boolean onlyRequires(Shape branch) {
    return branch.properties.isEmpty()
        && (branch.kind() == Shape.Kind.ANY || branch.kind() == Shape.Kind.FREE);
  }

  /** An enum and any other string are an open enum. */
  private static Shape texts(Shape shape, List<Shape> leaves) {
    List<Shape> enums = leaves.stream().filter(s -> s.kind() == Shape.Kind.ENUM).toList();
    boolean open =
        leaves.stream()
            .filter(s -> s.kind() != Shape.Kind.ENUM)
            .allMatch(s -> !s.get("pattern").exists() && !s.get("format").exists());
    if (enums.size() != 1 || !open) {
      return shape.become("string");
    }
    Shape only = enums.get(0);
    if (only.name == null) {
      shape.layers.addAll(0, only.layers);
      return shape.become("string");
    }
    only.absorb(shape);
    return only;
  }
}
