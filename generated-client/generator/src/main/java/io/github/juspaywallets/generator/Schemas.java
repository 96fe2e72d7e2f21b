// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.DefaultCodegen;

/**
 * Rewrites schemas in the normal form that openapi-generator's models describe without loss: a
 * scalar, a list, a map, or a reference to a named class, enum or union, with the keywords beside
 * it that count.
 */
final class Schemas {
  /** The name of an extension in the normal form: whether toString redacts the value. */
  static final String SENSITIVE = "x-sensitive";

  /** The name of an extension in the normal form: the default, for a comment. */
  static final String DEFAULT = "x-default";

  /** The name of an extension in the normal form: the name of the component, if it is one. */
  static final String NAMED = "x-named";

  /** The name of an extension in the normal form: the Java name of the parameter or property. */
  static final String NAME = "x-name";

  private static final Set<String> STRING_FORMATS =
      Set.of("date", "date-time", "uuid", "uri", "byte", "binary", "decimal");

  private final Part components;
  private final DefaultCodegen codegen;
  private final Unions unions;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> enums = new HashSet<>();

  /** Class names in lower case, because files may not differ in case only. */
  private final Map<String, Part> claimed = new HashMap<>();

  private final Deque<Model> unbuilt = new ArrayDeque<>();

  private record Model(String key, Shape shape) {}

  Schemas(Part components, DefaultCodegen codegen) {
    this.components = components;
    this.codegen = codegen;
    this.unions = new Unions(components);
    components
        .fields()
        .forEach(
            (name, schema) -> {
              String type = codegen.toModelName(name);
              if (type.isEmpty() || owner(type) == null) {
                claimed.put(type.toLowerCase(Locale.ROOT), schema);
              }
            });
  }

  private @Nullable Part owner(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    String adapter = "jsonadapter";
    return List.of(lower, lower + adapter, lower.replaceFirst(adapter + "$", "")).stream()
        .map(claimed::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The normal form of a schema. If it needs a class and has no name, it gets the proposed one. */
  Schema<?> of(Part schema, String proposed) {
    return normal(schema, new Use(proposed, List.of(), false));
  }

  /** The normal form of a schema whose values are sent as text, or a list of texts. */
  Schema<?> ofText(Part schema, String proposed) {
    return normal(schema, new Use(proposed, List.of(), true));
  }

  /**
   * How a schema is used.
   *
   * @param proposed the name of its class, if it has no name
   * @param within the lists and maps that contain it
   * @param asText whether its values are sent as text
   */
  private record Use(String proposed, List<String> within, boolean asText) {
    Use inside(Shape container, String suffix) {
      List<String> all = new ArrayList<>(within);
      all.add(container.home.at);
      return new Use(proposed + suffix, all, asText);
    }

    Schema<?> any() {
      return asText ? new Schema<>().type("string") : new Schema<>();
    }
  }

  /** The normal form of a whole body, whose outermost value Moshi's own adapters may read. */
  Schema<?> ofBody(Part schema, String proposed) {
    Schema<?> result = of(schema, proposed);
    Schema<?> inner = result;
    while (inner.getItems() != null || inner.getAdditionalProperties() instanceof Schema<?>) {
      inner =
          inner.getItems() != null ? inner.getItems() : (Schema<?>) inner.getAdditionalProperties();
    }
    if ("number".equals(inner.getFormat())) {
      schema.refuse("is not supported: format: decimal is only for properties");
    }
    return result;
  }

  private Schema<?> normal(Part schema, Use use) {
    Shape shape = unions.simplified(Shape.of(schema), use.asText());
    SchemaRules.check(shape, schema);
    if (use.within().contains(shape.home.at)) {
      schema.refuse("is not supported: a list or map that contains itself");
      return new Schema<>();
    }
    Schema<?> result =
        switch (unions.isSealed(shape) ? Shape.Kind.OBJECT : shape.kind()) {
          case ENUM, OBJECT -> reference(shape, use.proposed());
          case UNION, ANY -> use.any();
          case LIST -> list(shape, use.inside(shape, "Inner"));
          case MAP -> map(shape, use.inside(shape, "Value"));
          case FREE -> new Schema<>().type("object");
          case SCALAR -> scalar(shape, schema);
        };
    return annotated(result, schema.text("description"), shape);
  }

  private Schema<?> list(Shape shape, Use use) {
    Part items = shape.inner("items");
    Schema<?> list = new Schema<>().type("array");
    list.setItems(items == null ? use.any() : normal(items, use));
    Constraints.add(shape, list);
    return sensitiveIf(items == null || isSensitive(list.getItems()), list);
  }

  private Schema<?> map(Shape shape, Use use) {
    Schema<?> values = normal(Objects.requireNonNull(shape.inner("additionalProperties")), use);
    Schema<?> map = new Schema<>().type("object");
    map.setAdditionalProperties(values);
    return sensitiveIf(isSensitive(values), map);
  }

  private static Schema<?> sensitiveIf(boolean sensitive, Schema<?> schema) {
    if (sensitive) {
      schema.addExtension(SENSITIVE, true);
    }
    return schema;
  }

  private static Schema<?> scalar(Shape shape, Part used) {
    String type = Objects.requireNonNullElse(shape.type(), "string");
    String format = String.valueOf(shape.get("format").text());
    Schema<?> result = new Schema<>().type(type);
    switch (type) {
      case "string" -> {
        if (format.equals("binary")) {
          used.refuse(
              "is not supported: send files as multipart/form-data, and bytes in JSON with format: byte");
        }
        // openapi-generator calls a decimal number in a string "number".
        String known = format.equals("decimal") ? "number" : format;
        result.setFormat(STRING_FORMATS.contains(format) ? known : null);
      }
      case "integer" -> result.setFormat(integer(format));
      case "number", "boolean" -> {}
      case "null" -> used.refuse("is not supported: a value that is always null");
      default -> used.refuse("has the type " + type + ", which OpenAPI does not define");
    }
    Constraints.add(shape, result);
    return result;
  }

  /** openapi-generator reads an integer without format as one of 32 bits. */
  private static String integer(@Nullable String format) {
    return "int32".equals(format) ? "int32" : "int64";
  }

  /** Adds what counts at the place where a schema is used. */
  private Schema<?> annotated(Schema<?> result, @Nullable String description, Shape shape) {
    // A description beside a reference is more specific than that of the referenced schema.
    result.setDescription(description == null ? shape.get("description").text() : description);
    result.setNullable(shape.nullable() ? true : null);
    result.setReadOnly(shape.is("readOnly"));
    result.setWriteOnly(shape.is("writeOnly"));
    result.setDeprecated(shape.is("deprecated"));
    boolean anything =
        result.get$ref() == null
            && result.getItems() == null
            && (result.getType() == null
                || (result.getType().equals("object") && result.getAdditionalProperties() == null));
    sensitiveIf(shape.sensitive() || anything, result);
    if (!isSensitive(result)) {
      String assumed = shape.get("default").text();
      result.addExtension(DEFAULT, assumed == null ? null : JavaText.code(assumed));
    }
    return result;
  }

  static boolean isSensitive(Schema<?> schema) {
    return schema.getExtensions() != null && schema.getExtensions().containsKey(SENSITIVE);
  }

  private Schema<?> reference(Shape shape, String proposed) {
    String key = named(shape, proposed);
    String encoded = key.replace("~", "~0").replace("/", "~1").replace("%", "%25");
    String reference = "#/components/schemas/" + encoded;
    if (shape.kind() == Shape.Kind.ENUM) {
      enums.add(reference);
    }
    return new Schema<>().$ref(reference);
  }

  /** Whether a normal form is an object: a class, a union, a map or any object. */
  boolean isObject(Schema<?> schema) {
    String reference = schema.get$ref();
    return reference == null ? "object".equals(schema.getType()) : !enums.contains(reference);
  }

  /** The name of a class, enum or union, which is registered on its first use. */
  private String named(Shape shape, String proposed) {
    String known = names.get(shape.home.at);
    if (known != null) {
      return known;
    }
    String key = shape.name == null ? free(proposed) : key(shape.name);
    String type = codegen.toModelName(key);
    if (type.isEmpty()) {
      shape.home.refuse("has no Java name: it contains no letters");
    }
    shape.home.checkIdentifier(type);
    Part other = owner(type);
    if (other != null && !other.at.equals(shape.home.at)) {
      shape.home.refuse(
          "maps to the class "
              + type
              + ", which conflicts with "
              + other.name()
              + ": rename one of them");
    }
    claimed.put(type.toLowerCase(Locale.ROOT), shape.home);
    names.put(shape.home.at, key);
    unbuilt.add(new Model(key, shape));
    return key;
  }

  /** openapi-generator takes some names for its own types, and then writes no class. */
  private static String key(String name) {
    String type = JavaNames.type(name);
    return type.equals(JavaNames.pascal(name)) ? name : type;
  }

  /** A name that no other class has, because nobody chose this one. */
  private String free(String proposed) {
    return JavaNames.unique(proposed, "", key -> owner(codegen.toModelName(key)) != null);
  }

  /**
   * The normal forms of all classes, enums and unions, by their names.
   *
   * @param unused names of components that become classes only if another schema uses them
   */
  Map<String, Schema<?>> models(Set<String> unused) {
    Map<String, Part> used = components.fields();
    used.keySet().removeAll(unused);
    used.forEach((name, schema) -> of(schema, name));
    Map<String, Schema<?>> models = new LinkedHashMap<>();
    for (Model model = unbuilt.poll(); model != null; model = unbuilt.poll()) {
      models.put(model.key(), build(model));
    }
    return models;
  }

  private Schema<?> build(Model model) {
    // As declared, without keywords added by its first use.
    Shape shape = unions.simplified(Shape.of(model.shape().home), false);
    Schema<?> result =
        unions.isSealed(shape)
            ? unions.build(shape, branch -> reference(branch, branch.home.at))
            : shape.kind() == Shape.Kind.ENUM ? enumeration(shape) : object(model.key(), shape);
    result.setDescription(shape.get("description").text());
    sensitiveIf(shape.sensitive(), result);
    if (model.shape().name != null) {
      result.addExtension(NAMED, model.shape().name);
    }
    return result;
  }

  private static Schema<?> enumeration(Shape shape) {
    boolean number = "integer".equals(shape.type());
    Schema<Object> result = new Schema<>();
    result.setType(number ? "integer" : "string");
    result.setFormat(number ? integer(shape.get("format").text()) : null);
    result.setEnum(List.copyOf(shape.values()));
    List<String> docs = shape.values().stream().map(JavaText::code).toList();
    result.addExtension("x-enum-descriptions", docs);
    return result;
  }

  private Schema<?> object(String key, Shape shape) {
    Schema<?> result = new Schema<>().type("object");
    Map<String, String> taken = new HashMap<>();
    shape.properties.forEach(
        (wire, property) -> {
          Schema<?> normal = of(property, JavaNames.type(key) + JavaNames.pascal(wire));
          String name = propertyName(codegen.toModelName(key), wire);
          JavaNames.take(taken, name, wire, property);
          normal.addExtension(NAME, name);
          result.addProperty(wire, normal);
        });
    result.setRequired(shape.required.stream().filter(shape.properties::containsKey).toList());
    return result;
  }

  /** Also takes mappings of one model, such as TopUp.id. */
  private String propertyName(String model, String wire) {
    String name = codegen.nameMapping().get(model + "." + wire);
    return name == null ? codegen.toVarName(wire) : name;
  }
}
