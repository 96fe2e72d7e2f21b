// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
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
  private final Document document;

  /** The components that extend a component by allOf. */
  private final Map<String, Set<String>> children = new HashMap<>();

  Unions(Document document) {
    this.document = document;
    Document.schemas(document.model())
        .forEach(
            (name, schema) -> {
              Located<Schema<?>> at = component(name, schema);
              for (Located<Schema<?>> part : Shape.branches(at, "allOf")) {
                String reference = part.value().get$ref();
                if (reference != null) {
                  children
                      .computeIfAbsent(target(reference), key -> new LinkedHashSet<>())
                      .add(name);
                }
              }
            });
  }

  private static Located<Schema<?>> component(String name, Schema<?> schema) {
    return new Located<>(schema, Places.pointer("", "components", "schemas", name));
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
    Discriminator discriminator = discriminator(shape);
    if (discriminator == null || discriminator.getPropertyName() == null) {
      return false;
    }
    List<Shape> branches = branches(shape);
    return !branches.isEmpty()
        && branches.stream()
            .allMatch(
                branch ->
                    branch.name != null
                        && (branch.kind() == Shape.Kind.OBJECT
                            || (!branch.at.equals(shape.at) && isUnion(branch)))
                        && branch.properties.keySet().containsAll(own(shape)));
  }

  private boolean isUnion(Shape shape) {
    return shape.union.size() > 1 && shape.discriminator != null && shape.properties.isEmpty();
  }

  /** What a union declares beside its branches. A parent's properties are in each child. */
  private static Collection<String> own(Shape shape) {
    return shape.union.isEmpty() ? Set.of() : shape.properties.keySet();
  }

  private @Nullable Discriminator discriminator(Shape shape) {
    boolean parent =
        shape.union.isEmpty() && shape.name != null && children.containsKey(shape.name);
    return parent ? shape.home.value().getDiscriminator() : shape.discriminator;
  }

  private List<Shape> branches(Shape shape) {
    if (!shape.union.isEmpty()) {
      return shape.union;
    }
    Map<String, Schema<?>> all = Document.schemas(document.model());
    return descendants(Objects.requireNonNull(shape.name)).stream()
        .map(name -> Shape.of(document, component(name, Objects.requireNonNull(all.get(name)))))
        .toList();
  }

  /** The normal form of a sealed union: references to all branches, and a complete mapping. */
  Schema<?> build(Shape shape, Function<Shape, Schema<?>> reference) {
    Discriminator declared = Objects.requireNonNull(discriminator(shape));
    List<Shape> branches = branches(shape);
    Map<String, String> references = new LinkedHashMap<>();
    branches.forEach(
        branch ->
            references.put(
                Objects.requireNonNull(branch.name),
                Objects.requireNonNull(reference.apply(branch).get$ref())));
    Discriminator result = new Discriminator().propertyName(declared.getPropertyName());
    result.setMapping(new LinkedHashMap<>());
    mapping(shape, declared, references.keySet())
        .forEach((value, name) -> result.mapping(value, references.get(name)));
    for (Shape branch : branches) {
      if (!result.getMapping().containsValue(references.get(branch.name))) {
        result.mapping(implied(branch, declared.getPropertyName()), references.get(branch.name));
      }
    }
    Schema<?> union = new Schema<>();
    references.values().forEach(one -> union.addOneOfItem(new Schema<>().$ref(one)));
    union.setDiscriminator(result);
    return union;
  }

  /** The names of branches by the values that select them. */
  private Map<String, String> mapping(Shape shape, Discriminator declared, Set<String> branches) {
    Map<String, String> result = new LinkedHashMap<>();
    if (declared.getMapping() != null) {
      declared
          .getMapping()
          .forEach(
              (value, reference) -> {
                String name = target(reference);
                if (branches.contains(name)) {
                  result.put(value, name);
                } else if (!name.equals(shape.name)) {
                  document.refuse(
                      Places.pointer(shape.at, "discriminator", "mapping", value),
                      "names " + reference + ", which is not a branch");
                }
              });
    }
    return result;
  }

  private String implied(Shape branch, String property) {
    Located<Schema<?>> declared = branch.properties.get(property);
    List<Object> values = declared == null ? List.of() : Shape.of(document, declared).values();
    return values.size() == 1 ? values.get(0).toString() : Objects.requireNonNull(branch.name);
  }

  /** Resolves a union whose branches have one Java type. */
  Shape simplified(Shape shape, boolean asText) {
    if (shape.union.isEmpty() || isSealed(shape)) {
      return shape;
    }
    if (!shape.properties.isEmpty() && shape.union.stream().allMatch(Unions::onlyRequires)) {
      shape.union = List.of();
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
      return become(
          shape,
          number
              ? (types.size() == 1 ? types.iterator().next() : "number")
              : types.size() == 1 ? types.iterator().next() : "string");
    }
    return shape;
  }

  private static void collect(Shape shape, List<Shape> leaves) {
    if (shape.union.isEmpty()) {
      leaves.add(shape);
    }
    shape.union.forEach(branch -> collect(branch, leaves));
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
            .allMatch(s -> s.get(Schema::getPattern) == null && s.get(Schema::getFormat) == null);
    if (enums.size() != 1 || !open) {
      return become(shape, "string");
    }
    Shape only = enums.get(0);
    if (only.name == null) {
      shape.layers.addAll(0, only.layers);
      return become(shape, "string");
    }
    shape.layers.forEach(only.layers::add);
    only.nullable |= shape.nullable;
    only.sensitive |= shape.sensitive;
    return only;
  }

  private static Shape become(Shape shape, String type) {
    shape.union = List.of();
    shape.layers.add(new Located<>(new Schema<>().type(type), shape.at));
    return shape;
  }
}
