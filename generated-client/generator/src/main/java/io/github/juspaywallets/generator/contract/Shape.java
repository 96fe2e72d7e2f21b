// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schema as one: its references, allOf and unions of one branch are resolved. */
public final class Shape {
  /** What a value can be. */
  public enum Kind {
    /** One of several schemas. */
    UNION,
    /** One of the listed values. */
    ENUM,
    /** An object with known properties. */
    OBJECT,
    /** An object whose values have one schema. */
    MAP,
    /** Any object. */
    FREE,
    /** An array. */
    LIST,
    /** Anything. */
    ANY,
    /** A string, number or boolean. */
    SCALAR
  }

  /**
   * A contradiction in the schema.
   *
   * @param at where it is
   * @param reason why it is refused
   */
  public record Fault(Part at, String reason) {}

  private static final String NUMBER = "[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?";

  /** The initializer of a Java class is limited to 64 KB: an enum with more values is a string. */
  private static final int MOST_CONSTANTS = 1_000;

  /** Keywords that restrict the valid values, besides type and the unions. */
  private static final Set<String> RESTRICTIONS =
      Set.of(
          ("properties required items additionalProperties enum const format pattern minLength"
                  + " maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems"
                  + " maxItems uniqueItems minProperties maxProperties not if patternProperties"
                  + " prefixItems dependentSchemas")
              .split(" ", -1));

  /** The schema itself, after following references. */
  public final Part home;

  /** Its name, if it is a component. */
  public final @Nullable String name;

  /** The schemas joined by allOf. */
  public final List<Part> layers = new ArrayList<>();

  /** The properties of all layers. */
  public final Map<String, Part> properties = new LinkedHashMap<>();

  /** The names of the required properties. */
  public final Set<String> required = new LinkedHashSet<>();

  /** Why it is refused. */
  public final List<Fault> faults = new ArrayList<>();

  private List<Shape> union = List.of();
  private String unionKeyword = "";
  private @Nullable Part discriminator;
  private boolean nullable;
  private boolean sensitive;
  private boolean emptyToo;

  /** The only type of all branches of what was a union. */
  private @Nullable String common;

  /** Whether this is what another schema extends, without the choice of its discriminator. */
  private boolean isParent;

  /** {@return the branches of a union, if there are several} */
  public List<Shape> union() {
    return union;
  }

  /** {@return the keyword that lists the branches, empty if there are none} */
  public String unionKeyword() {
    return unionKeyword;
  }

  /** {@return the discriminator of the union or parent, if it has one} */
  public @Nullable Part discriminator() {
    return discriminator;
  }

  /** {@return whether null is a value} */
  public boolean nullable() {
    return nullable;
  }

  /** {@return whether a value is personal data or a credential} */
  public boolean sensitive() {
    return sensitive;
  }

  /** {@return whether the empty string means no value} */
  public boolean emptyToo() {
    return emptyToo;
  }

  private Shape(Part home) {
    this.home = home;
    this.name = home.component();
  }

  /**
   * Resolves a schema.
   *
   * @param schema the schema, or a reference to it
   * @return its shape, which callers may change
   */
  public static Shape of(Part schema) {
    return of(schema, Set.of(), false);
  }

  /** A discriminator does not count in what extends the schema: it would lead back there. */
  private static Shape of(Part declared, Set<String> seen, boolean isPart) {
    Part schema = declared.asSchema();
    boolean isParent = isPart && schema.has("discriminator");
    String step = isParent ? "parent " + schema.at : schema.at;
    if (seen.contains(step)) {
      Shape shape = new Shape(schema);
      shape.faults.add(new Fault(schema, "refers to itself"));
      return shape;
    }
    Set<String> within = new LinkedHashSet<>(seen);
    within.add(step);
    Shape shape =
        schema.has("$ref") ? of(schema.target(), within, isPart) : joined(schema, within, isParent);
    if (!schema.isSchema()) {
      shape.faults.add(new Fault(schema, "is not a schema"));
    }
    return shape;
  }

  private static Shape joined(Part schema, Set<String> seen, boolean isParent) {
    List<Shape> parts = new ArrayList<>();
    List<Part> all = schema.branches("allOf");
    boolean extended = schema.component() != null || restricts(schema) || all.size() > 1;
    all.forEach(part -> parts.add(of(part, seen, extended)));
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (!isParent && !schema.branches(keyword).isEmpty()) {
        parts.add(union(schema, keyword, seen));
      }
    }
    boolean alias = parts.size() == 1 && !parts.get(0).isParent;
    if (alias && addsNothing(schema, parts.get(0))) {
      parts.get(0).add(schema);
      return parts.get(0);
    }
    Shape shape = new Shape(schema);
    shape.isParent = isParent;
    parts.forEach(shape::join);
    shape.nullable = !parts.isEmpty() && parts.stream().allMatch(part -> part.nullable);
    shape.add(schema);
    schema.get("properties").fields().forEach(shape::addProperty);
    schema.get("required").items().forEach(key -> shape.required.add(String.valueOf(key.text())));
    return shape;
  }

  private static boolean restricts(Part schema) {
    return RESTRICTIONS.stream().anyMatch(schema::has);
  }

  /** Whether a schema adds no restriction to one of which it consists. */
  private static boolean addsNothing(Part schema, Shape part) {
    Set<String> types = types(schema);
    types.remove("null");
    return !restricts(schema) && (types.isEmpty() || types.equals(part.types()));
  }

  /** A union without the branches for null and for the empty string. */
  private static Shape union(Part schema, String keyword, Set<String> seen) {
    List<Shape> branches =
        schema.branches(keyword).stream().map(branch -> of(branch, seen, false)).toList();
    Map<String, Shape> real = new LinkedHashMap<>();
    branches.stream()
        .filter(branch -> !branch.isNull() && !branch.isEmptyText())
        .forEach(branch -> real.putIfAbsent(branch.home.at, branch));
    Shape shape = real.size() == 1 ? real.values().iterator().next() : new Shape(schema);
    if (real.size() != 1) {
      shape.union = List.copyOf(real.values());
      shape.unionKeyword = keyword;
      shape.discriminator = schema.has("discriminator") ? schema.get("discriminator") : null;
      shape.union.forEach(branch -> shape.faults.addAll(branch.faults));
      shape.sensitive = shape.union.stream().anyMatch(branch -> branch.sensitive);
    }
    shape.nullable |= branches.stream().anyMatch(Shape::isNull);
    shape.emptyToo |= branches.stream().anyMatch(Shape::isEmptyText);
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
  private void addProperty(String property, Part schema) {
    Part before = properties.put(property, schema);
    if (before == null || before.at.equals(schema.at)) {
      return;
    }
    Shape first = of(before);
    Shape second = of(schema);
    String one = first.type();
    String other = second.type();
    if (one != null && other != null && !one.equals(other)) {
      String reason =
          "is declared as " + other + ", but another part of allOf declares it as " + one;
      faults.add(new Fault(schema, reason));
    } else if (first.isStructured()
        && second.isStructured()
        && !second.places().containsAll(first.places())) {
      properties.put(property, before.and(schema));
    }
  }

  private boolean isStructured() {
    return kind() == Kind.OBJECT || kind() == Kind.LIST;
  }

  private List<String> places() {
    return layers.stream().map(layer -> layer.at).toList();
  }

  /** Adds what a schema says about nulls and secrets, and its keywords. */
  private void add(Part schema) {
    layers.add(schema);
    nullable |=
        (schema.is("nullable") && !schema.isModern())
            || types(schema).contains("null")
            || schema.get("enum").items().stream().anyMatch(value -> value.text() == null);
    sensitive |= schema.is("x-sensitive") || schema.textOf("format").equals("password");
  }

  /** Forgets the branches, because they add nothing that Java can express. */
  public void dropUnion() {
    union = List.of();
  }

  /**
   * Takes over the layers of the union that this is the only branch of.
   *
   * @param whole the union
   */
  public void absorb(Shape whole) {
    layers.addAll(whole.layers);
    nullable |= whole.nullable;
    sensitive |= whole.sensitive;
  }

  /**
   * Makes of a union one type, which all branches have.
   *
   * @param type the type
   * @return this
   */
  public Shape become(String type) {
    union = List.of();
    common = type;
    return this;
  }

  /**
   * Returns a keyword.
   *
   * @param keyword the keyword
   * @return what the last layer with it says; need not exist
   */
  public Part get(String keyword) {
    Part last = home;
    for (Part layer : layers) {
      last = layer.has(keyword) ? layer : last;
    }
    return last.get(keyword);
  }

  /**
   * Returns whether a keyword is true.
   *
   * @param keyword the keyword
   * @return whether it is {@code true}
   */
  public boolean is(String keyword) {
    return textOf(keyword).equals("true");
  }

  /**
   * Returns the text of a keyword.
   *
   * @param keyword the keyword
   * @return its text as written, empty if it has none
   */
  public String textOf(String keyword) {
    String text = get(keyword).text();
    return text == null ? "" : text;
  }

  /**
   * Returns the numbers of a keyword.
   *
   * @param keyword the keyword
   * @return those of all layers
   */
  public Stream<BigDecimal> numbers(String keyword) {
    return layers.stream().map(layer -> number(layer, keyword)).flatMap(Stream::ofNullable);
  }

  /**
   * Returns the number of a keyword.
   *
   * @param schema a schema
   * @param keyword the keyword
   * @return the number, or null
   */
  public static @Nullable BigDecimal number(Part schema, String keyword) {
    String text = schema.textOf(keyword);
    return text.matches(NUMBER) ? new BigDecimal(text) : null;
  }

  /**
   * Returns the schema of the items of a list, or of the values of a map.
   *
   * @param key {@code items} or {@code additionalProperties}
   * @return the schema, null if there is none
   */
  public @Nullable Part inner(String key) {
    Part all = null;
    for (Part layer : layers) {
      Part inner = layer.get(key);
      if (key.equals("items") ? inner.exists() : inner.isMap() && saysSomething(inner)) {
        all = all == null || all.at.equals(inner.at) ? inner : all.and(inner);
      }
    }
    return all;
  }

  private static boolean saysSomething(Part schema) {
    return restricts(schema)
        || schema.fields().keySet().stream()
            .anyMatch(key -> key.matches("\\$ref|type|allOf|oneOf|anyOf|nullable|x-.*"));
  }

  private static Set<String> types(Part schema) {
    Part type = schema.get("type");
    Stream<Part> all =
        type.items().isEmpty() && type.text() != null ? Stream.of(type) : type.items().stream();
    return all.map(one -> String.valueOf(one.text()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Returns the allowed types.
   *
   * @return the types without null
   */
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    layers.forEach(layer -> types.addAll(types(layer)));
    if (common != null) {
      types.add(common);
    }
    types.remove("null");
    if (types.contains("integer")) {
      types.remove("number");
    }
    return types;
  }

  /**
   * Returns the only allowed type.
   *
   * @return the type, null if there is none or several
   */
  public @Nullable String type() {
    Set<String> types = types();
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /**
   * Returns the values of an enum.
   *
   * @return the values as written, without null
   */
  public List<String> values() {
    return get("enum").items().stream()
        .map(Part::text)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * Returns the value of a discriminator that selects this without a mapping.
   *
   * @param property the discriminator
   * @return its only value, or else the name of this; null if this has none
   */
  public @Nullable String implied(String property) {
    Part declared = properties.get(property);
    List<String> values = declared == null ? List.of() : of(declared).values();
    return values.size() == 1 ? values.get(0) : name;
  }

  /**
   * Returns whether null is the only value.
   *
   * @return whether it is
   */
  public boolean isNull() {
    boolean onlyNull = layers.stream().anyMatch(layer -> types(layer).equals(Set.of("null")));
    boolean noValue = get("enum").exists() && values().isEmpty() && !emptyToo;
    return union.isEmpty() && (onlyNull || noValue);
  }

  /** Whether the empty string is the only value. */
  private boolean isEmptyText() {
    boolean onlyEmpty = values().equals(List.of(""));
    return union.isEmpty() && (onlyEmpty || "0".equals(get("maxLength").text()));
  }

  /**
   * Returns what a value can be.
   *
   * @return the kind
   */
  public Kind kind() {
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
    boolean object = !properties.isEmpty() || get("additionalProperties").exists();
    if ("object".equals(type) || (type == null && object)) {
      return !properties.isEmpty()
          ? Kind.OBJECT
          : inner("additionalProperties") != null ? Kind.MAP : Kind.FREE;
    }
    return type == null && constants == 0 ? Kind.ANY : Kind.SCALAR;
  }
}
