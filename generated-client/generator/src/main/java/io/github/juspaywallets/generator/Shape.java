// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A schema as one: its references, allOf and unions of one branch are resolved. */
final class Shape {
  /** What a value can be. */
  enum Kind {
    UNION,
    ENUM,
    OBJECT,
    MAP,
    FREE,
    LIST,
    ANY,
    SCALAR
  }

  /** The initializer of a Java class is limited to 64 KB: an enum with more values is a string. */
  private static final int MOST_CONSTANTS = 1_000;

  private final Document document;

  /** The schema itself, after following references. */
  final Located<Schema<?>> home;

  /** Its JSON pointer. */
  final String at;

  /** Its name, if it is a component. */
  final @Nullable String name;

  /** The schemas joined by allOf. */
  final List<Located<Schema<?>>> layers = new ArrayList<>();

  final Map<String, Located<Schema<?>>> properties = new LinkedHashMap<>();
  final Set<String> required = new LinkedHashSet<>();

  /** The branches of a union, if there are several. */
  List<Shape> union = List.of();

  String unionKeyword = "";
  @Nullable Discriminator discriminator;

  /** Whether this is what another schema extends, without the choice of its discriminator. */
  private boolean isParent;

  boolean nullable;
  boolean sensitive;

  /** Whether the empty string means no value. */
  boolean emptyToo;

  /** Contradictions in the schema. */
  final List<Located<String>> faults = new ArrayList<>();

  private Shape(Document document, Located<Schema<?>> home) {
    this.document = document;
    this.home = home;
    this.at = home.at();
    this.name = component(home);
  }

  private static @Nullable String component(Located<Schema<?>> schema) {
    List<String> keys = Places.keys(schema.at());
    boolean component =
        keys.size() == 3 && keys.get(0).equals("components") && keys.get(1).equals("schemas");
    return component ? keys.get(2) : null;
  }

  private static int sizeOf(@Nullable List<?> list) {
    return list == null ? 0 : list.size();
  }

  static Shape of(Document document, Located<Schema<?>> schema) {
    return of(document, schema, Set.of(), false);
  }

  /** A discriminator does not count in what extends the schema: it would lead back there. */
  private static Shape of(
      Document document, Located<Schema<?>> schema, Set<String> seen, boolean isPart) {
    boolean isParent = isPart && schema.value().getDiscriminator() != null;
    String step = isParent ? "parent " + schema.at() : schema.at();
    if (seen.contains(step)) {
      Shape shape = new Shape(document, schema);
      shape.faults.add(new Located<>("refers to itself", schema.at()));
      return shape;
    }
    Set<String> within = new LinkedHashSet<>(seen);
    within.add(step);
    String reference = schema.value().get$ref();
    return reference == null
        ? joined(document, schema, within, isParent)
        : referred(document, schema, reference, within, isPart);
  }

  private static Shape referred(
      Document document,
      Located<Schema<?>> schema,
      String reference,
      Set<String> seen,
      boolean isPart) {
    Located<Schema<?>> target = document.target(reference, Document.Kind.SCHEMA);
    if (target == null) {
      return new Shape(document, schema);
    }
    return of(document, target, seen, isPart);
  }

  private static Shape joined(
      Document document, Located<Schema<?>> schema, Set<String> seen, boolean isParent) {
    Schema<?> own = schema.value();
    List<Shape> parts = new ArrayList<>();
    boolean extended =
        component(schema) != null || Keywords.restricts(own) || sizeOf(own.getAllOf()) > 1;
    branches(schema, "allOf").forEach(part -> parts.add(of(document, part, seen, extended)));
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (!isParent && !branches(schema, keyword).isEmpty()) {
        parts.add(union(document, schema, keyword, seen));
      }
    }
    boolean alias = parts.size() == 1 && !parts.get(0).isParent;
    if (alias && addsNothing(own, parts.get(0))) {
      parts.get(0).add(schema);
      return parts.get(0);
    }
    Shape shape = new Shape(document, schema);
    shape.isParent = isParent;
    parts.forEach(shape::join);
    shape.nullable = !parts.isEmpty() && parts.stream().allMatch(part -> part.nullable);
    shape.add(schema);
    if (own.getProperties() != null) {
      own.getProperties()
          .forEach((key, value) -> shape.addProperty(key, schema.with(value, "properties", key)));
    }
    if (own.getRequired() != null) {
      shape.required.addAll(own.getRequired());
    }
    return shape;
  }

  /** Whether a schema adds no restriction to one of which it consists. */
  private static boolean addsNothing(Schema<?> schema, Shape part) {
    Set<String> types = Keywords.types(schema);
    types.remove("null");
    return !Keywords.restricts(schema) && (types.isEmpty() || types.equals(part.types()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // swagger-parser's lists have raw schemas
  static List<Located<Schema<?>>> branches(Located<Schema<?>> schema, String keyword) {
    Schema<?> own = schema.value();
    List<Schema> all =
        switch (keyword) {
          case "allOf" -> own.getAllOf();
          case "oneOf" -> own.getOneOf();
          default -> own.getAnyOf();
        };
    List<Located<Schema<?>>> result = new ArrayList<>();
    for (int i = 0; all != null && i < all.size(); i++) {
      result.add(new Located<>((Schema<?>) all.get(i), Keywords.at(schema, keyword, i)));
    }
    return result;
  }

  /** A union without the branches for null and for the empty string. */
  private static Shape union(
      Document document, Located<Schema<?>> schema, String keyword, Set<String> seen) {
    List<Shape> real = new ArrayList<>();
    boolean nulls = false;
    boolean empties = false;
    for (Located<Schema<?>> branch : branches(schema, keyword)) {
      Shape shape = of(document, branch, seen, false);
      nulls |= shape.isNull();
      empties |= shape.isEmptyText();
      boolean known = real.stream().anyMatch(one -> one.at.equals(shape.at));
      if (!shape.isNull() && !shape.isEmptyText() && !known) {
        real.add(shape);
      }
    }
    Shape shape = real.size() == 1 ? real.get(0) : new Shape(document, schema);
    if (real.size() != 1) {
      shape.union = real;
      shape.unionKeyword = keyword;
      shape.discriminator = schema.value().getDiscriminator();
      real.forEach(branch -> shape.faults.addAll(branch.faults));
      shape.sensitive = real.stream().anyMatch(branch -> branch.sensitive);
    }
    shape.nullable |= nulls;
    shape.emptyToo |= empties;
    return shape;
  }

  private void join(Shape part) {
    layers.addAll(part.layers);
    part.properties.forEach(this::addProperty);
    required.addAll(part.required);
    sensitive |= part.sensitive;
    emptyToo |= part.emptyToo;
    faults.addAll(part.faults);
    if (!part.union.isEmpty()) {
      union = part.union;
      unionKeyword = part.unionKeyword;
      discriminator = part.discriminator;
    }
  }

  /** If several parts declare a property, both declarations count. Their types must not differ. */
  private void addProperty(String property, Located<Schema<?>> schema) {
    Located<Schema<?>> before = properties.put(property, schema);
    if (before == null || before.at().equals(schema.at())) {
      return;
    }
    Shape first = of(document, before);
    Shape second = of(document, schema);
    String one = first.type();
    String other = second.type();
    if (one != null && other != null && !one.equals(other)) {
      faults.add(
          new Located<>(
              "is declared as " + other + ", but another part of allOf declares it as " + one,
              schema.at()));
    } else if (first.isStructured()
        && second.isStructured()
        && !second.places().containsAll(first.places())) {
      properties.put(property, Keywords.both(before, schema));
    }
  }

  private void add(Located<Schema<?>> schema) {
    Schema<?> own = schema.value();
    layers.add(schema);
    nullable |=
        Boolean.TRUE.equals(own.getNullable())
            || Keywords.types(own).contains("null")
            || (own.getEnum() != null && own.getEnum().stream().anyMatch(Objects::isNull));
    sensitive |= Keywords.isSensitive(own) || "password".equals(own.getFormat());
  }

  /** The last declaration of a keyword, or null. */
  <T> @Nullable T get(Function<Schema<?>, @Nullable T> keyword) {
    T last = null;
    for (Located<Schema<?>> layer : layers) {
      T value = keyword.apply(layer.value());
      last = value == null ? last : value;
    }
    return last;
  }

  /** The last layer that declares a keyword, or null. */
  @Nullable Located<Schema<?>> layer(Function<Schema<?>, @Nullable Object> keyword) {
    Located<Schema<?>> last = null;
    for (Located<Schema<?>> layer : layers) {
      last = keyword.apply(layer.value()) == null ? last : layer;
    }
    return last;
  }

  private List<String> places() {
    return layers.stream().map(Located::at).toList();
  }

  /** The schema of the items of a list, or of the values of a map, or null. */
  @Nullable Located<Schema<?>> inner(String key) {
    boolean items = key.equals("items");
    Located<Schema<?>> all = null;
    for (Located<Schema<?>> layer : layers) {
      Schema<?> own = items ? layer.value().getItems() : Keywords.values(layer.value());
      if (own != null) {
        Located<Schema<?>> inner = layer.with(own, key);
        all = all == null || all.at().equals(inner.at()) ? inner : Keywords.both(all, inner);
      }
    }
    return all;
  }

  /** The allowed types, without null. */
  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    layers.forEach(layer -> types.addAll(Keywords.types(layer.value())));
    types.remove("null");
    if (types.contains("integer")) {
      types.remove("number");
    }
    return types;
  }

  @Nullable String type() {
    Set<String> types = types();
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /** The enum values, without null. */
  List<Object> values() {
    Collection<?> values = get(Schema::getEnum);
    return values == null
        ? List.of()
        : values.stream().<Object>map(value -> value).filter(Objects::nonNull).toList();
  }

  boolean isNull() {
    boolean onlyNull =
        layers.stream().anyMatch(l -> Keywords.types(l.value()).equals(Set.of("null")));
    boolean noValue = get(Schema::getEnum) != null && values().isEmpty() && !emptyToo;
    return union.isEmpty() && (onlyNull || noValue);
  }

  boolean isEmptyText() {
    boolean onlyEmpty = !values().isEmpty() && values().stream().allMatch(""::equals);
    return union.isEmpty() && (onlyEmpty || Objects.equals(get(Schema::getMaxLength), 0));
  }

  private boolean isStructured() {
    return kind() == Kind.OBJECT || kind() == Kind.LIST;
  }

  Kind kind() {
    String type = type();
    if (!union.isEmpty()) {
      return Kind.UNION;
    }
    int constants = values().size();
    if (constants > 0
        && constants <= MOST_CONSTANTS
        && (type == null || type.equals("string") || type.equals("integer"))) {
      return Kind.ENUM;
    }
    if ("array".equals(type) || (type == null && inner("items") != null)) {
      return Kind.LIST;
    }
    boolean object = !properties.isEmpty() || get(Schema::getAdditionalProperties) != null;
    if ("object".equals(type) || (type == null && object)) {
      return !properties.isEmpty()
          ? Kind.OBJECT
          : inner("additionalProperties") != null ? Kind.MAP : Kind.FREE;
    }
    return type == null && constants == 0 ? Kind.ANY : Kind.SCALAR;
  }
}
