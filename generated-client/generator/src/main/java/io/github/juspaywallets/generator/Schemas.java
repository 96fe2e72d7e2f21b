// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
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
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites schemas in the normal form that openapi-generator's models describe without loss: a
 * scalar, a list, a map, or a reference to a named class, enum or union, with the keywords beside
 * it that count.
 */
final class Schemas {
  /** The name of an extension in the normal form: whether toString redacts the value. */
  static final String SENSITIVE = "x-sensitive";

  /** The name of an extension in the normal form: the default, as text. */
  static final String DEFAULT = "x-default";

  /** The name of an extension in the normal form: the name of the component, if it is one. */
  static final String NAMED = "x-named";

  private static final Set<String> STRING_FORMATS =
      Set.of("date", "date-time", "uuid", "uri", "byte", "binary", "decimal");

  private final Document document;
  private final UnaryOperator<String> className;
  private final BinaryOperator<String> propertyName;
  private final Unions unions;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> enums = new HashSet<>();

  /** Class names in lower case, because files may not differ in case only, with their places. */
  private final Map<String, String> claimed = new HashMap<>();

  private final Deque<Model> unbuilt = new ArrayDeque<>();

  private record Model(String key, Shape shape) {}

  Schemas(Document document, UnaryOperator<String> className, BinaryOperator<String> propertyName) {
    this.document = document;
    this.propertyName = propertyName;
    this.className = className;
    this.unions = new Unions(document);
    Document.schemas(document.model()).forEach((name, schema) -> claimComponent(name));
  }

  private void claimComponent(String name) {
    String at = Places.pointer("", "components", "schemas", name);
    String type = className.apply(name);
    String other = type.isEmpty() ? null : owner(type);
    if (other == null) {
      claimed.put(type.toLowerCase(Locale.ROOT), at);
    }
  }

  private @Nullable String owner(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    String adapter = "jsonadapter";
    String plain =
        lower.endsWith(adapter) ? lower.substring(0, lower.length() - adapter.length()) : lower;
    for (String taken : List.of(lower, lower + adapter, plain)) {
      if (claimed.containsKey(taken)) {
        return claimed.get(taken);
      }
    }
    return null;
  }

  /** The normal form of a schema. If it needs a class and has no name, it gets the proposed one. */
  Schema<?> of(Located<Schema<?>> schema, String proposed) {
    return normal(schema, proposed, List.of(), false);
  }

  /** The normal form of a schema whose values are sent as text, or a list of texts. */
  Schema<?> ofText(Located<Schema<?>> schema, String proposed) {
    return normal(schema, proposed, List.of(), true);
  }

  /** The normal form of a whole body, whose outermost value Moshi's own adapters may read. */
  Schema<?> ofBody(Located<Schema<?>> schema, String proposed) {
    Schema<?> result = of(schema, proposed);
    Schema<?> inner = result;
    while (inner.getItems() != null || inner.getAdditionalProperties() instanceof Schema<?>) {
      inner =
          inner.getItems() != null ? inner.getItems() : (Schema<?>) inner.getAdditionalProperties();
    }
    if ("number".equals(inner.getFormat())) {
      document.refuse(schema.at(), "is not supported: format: decimal is only for properties");
    }
    return result;
  }

  Shape shape(Located<Schema<?>> schema) {
    return Shape.of(document, schema);
  }

  private Schema<?> normal(
      Located<Schema<?>> schema, String proposed, List<String> within, boolean asText) {
    Shape shape = unions.simplified(Shape.of(document, schema), asText);
    SchemaRules.check(document, shape, schema.at());
    if (within.contains(shape.at)) {
      document.refuse(schema.at(), "is not supported: a list or map that contains itself");
      return new Schema<>();
    }
    Schema<?> result =
        switch (unions.isSealed(shape) ? Shape.Kind.OBJECT : shape.kind()) {
          case ENUM, OBJECT -> reference(shape, proposed);
          case UNION, ANY -> any(asText);
          case LIST -> container(shape, proposed + "Inner", within, asText, true);
          case MAP -> container(shape, proposed + "Value", within, asText, false);
          case FREE -> new Schema<>().type("object");
          case SCALAR -> scalar(shape, schema.at());
        };
    return annotated(result, schema.value(), shape);
  }

  private static Schema<?> any(boolean asText) {
    return asText ? new Schema<>().type("string") : new Schema<>();
  }

  private Schema<?> container(
      Shape shape, String proposed, List<String> within, boolean asText, boolean list) {
    Located<Schema<?>> inner = shape.inner(list ? "items" : "additionalProperties");
    List<String> inside = new ArrayList<>(within);
    inside.add(shape.at);
    Schema<?> items = inner == null ? any(asText) : normal(inner, proposed, inside, asText);
    Schema<?> result = new Schema<>().type(list ? "array" : "object");
    if (list) {
      result.setItems(items);
      if (!shape.emptyToo) {
        result.setMinItems(Limits.largest(shape, Schema::getMinItems));
        result.setMaxItems(Limits.smallest(shape, Schema::getMaxItems));
      }
    } else {
      result.setAdditionalProperties(items);
    }
    if (isSensitive(items) || inner == null) {
      result.addExtension(SENSITIVE, true);
    }
    return result;
  }

  private Schema<?> scalar(Shape shape, String at) {
    String type = Objects.requireNonNullElse(shape.type(), "string");
    String format = shape.get(Schema::getFormat);
    Schema<?> result = new Schema<>().type(type);
    switch (type) {
      case "string" -> {
        // openapi-generator calls a decimal number in a string "number".
        String known = format != null && STRING_FORMATS.contains(format) ? format : null;
        if ("binary".equals(known)) {
          document.refuse(
              at,
              "is not supported: send files as multipart/form-data, and bytes in JSON with format: byte");
        }
        result.setFormat("decimal".equals(known) ? "number" : known);
        Limits.copyText(document, shape, result);
      }
      // openapi-generator reads an integer without format as one of 32 bits.
      case "integer" -> {
        result.setFormat("int32".equals(format) ? "int32" : "int64");
        Limits.copyNumber(document, shape, result);
      }
      case "number" -> Limits.copyNumber(document, shape, result);
      case "boolean" -> {}
      case "null" -> document.refuse(at, "is not supported: a value that is always null");
      default -> document.refuse(at, "has the type " + type + ", which OpenAPI does not define");
    }
    return result;
  }

  /** Adds what counts at the place where a schema is used. */
  private Schema<?> annotated(Schema<?> result, Schema<?> own, Shape shape) {
    // A description beside a reference is more specific than that of the referenced schema.
    result.setDescription(
        own.getDescription() == null ? shape.get(Schema::getDescription) : own.getDescription());
    result.setNullable(shape.nullable ? true : null);
    result.setReadOnly(shape.get(Schema::getReadOnly));
    result.setWriteOnly(shape.get(Schema::getWriteOnly));
    result.setDeprecated(shape.get(Schema::getDeprecated));
    boolean anything =
        result.get$ref() == null
            && result.getItems() == null
            && (result.getType() == null
                || (result.getType().equals("object") && result.getAdditionalProperties() == null));
    if (shape.sensitive || anything) {
      result.addExtension(SENSITIVE, true);
    }
    Located<Schema<?>> assumed = shape.layer(Schema::getDefault);
    if (assumed != null && !isSensitive(result)) {
      result.addExtension(
          DEFAULT, Places.text(document.places().node(Places.pointer(assumed.at(), "default"))));
    }
    return result;
  }

  static boolean isSensitive(Schema<?> schema) {
    return schema.getExtensions() != null && schema.getExtensions().containsKey(SENSITIVE);
  }

  private Schema<?> reference(Shape shape, String proposed) {
    String reference = "#/components/schemas/" + encoded(named(shape, proposed));
    if (shape.kind() == Shape.Kind.ENUM) {
      enums.add(reference);
    }
    return new Schema<>().$ref(reference);
  }

  /** Whether a normal form is a reference to a class or union, not to an enum. */
  boolean isObject(Schema<?> schema) {
    String reference = schema.get$ref();
    return reference != null && !enums.contains(reference);
  }

  private static String encoded(String key) {
    return key.replace("~", "~0").replace("/", "~1").replace("%", "%25");
  }

  /** The name of a class, enum or union, which is registered on its first use. */
  private String named(Shape shape, String proposed) {
    String known = names.get(shape.at);
    if (known != null) {
      return known;
    }
    String key = shape.name == null ? free(proposed) : key(shape.name);
    String type = className.apply(key);
    if (type.isEmpty()) {
      document.refuse(shape.at, "has no Java name: it contains no letters");
    }
    document.checkIdentifier(shape.at, type);
    String other = owner(type);
    if (other != null && !other.equals(shape.at)) {
      document.refuse(
          shape.at,
          "maps to the class "
              + type
              + ", which conflicts with "
              + PlaceNames.of(document.places(), other)
              + ": rename one of them");
    }
    claimed.put(type.toLowerCase(Locale.ROOT), shape.at);
    names.put(shape.at, key);
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
    String key = proposed;
    for (int i = 2; owner(className.apply(key)) != null; i++) {
      key = proposed + i;
    }
    return key;
  }

  /**
   * The normal forms of all classes, enums and unions, by their names.
   *
   * @param unused names of components that become classes only if another schema uses them
   */
  Map<String, Schema<?>> models(Set<String> unused) {
    Document.schemas(document.model())
        .forEach(
            (name, schema) -> {
              if (!unused.contains(name)) {
                of(new Located<>(schema, Places.pointer("", "components", "schemas", name)), name);
              }
            });
    Map<String, Schema<?>> models = new LinkedHashMap<>();
    for (Model model = unbuilt.poll(); model != null; model = unbuilt.poll()) {
      models.put(model.key(), build(model));
    }
    return models;
  }

  private Schema<?> build(Model model) {
    // As declared, without keywords added by its first use.
    Shape shape = unions.simplified(Shape.of(document, model.shape().home), false);
    Schema<?> result =
        unions.isSealed(shape)
            ? unions.build(shape, branch -> reference(branch, branch.at))
            : shape.kind() == Shape.Kind.ENUM ? enumeration(shape) : object(model.key(), shape);
    result.setDescription(shape.get(Schema::getDescription));
    if (shape.sensitive) {
      result.addExtension(SENSITIVE, true);
    }
    if (model.shape().name != null) {
      result.addExtension(NAMED, model.shape().name);
    }
    return result;
  }

  private Schema<?> enumeration(Shape shape) {
    boolean number = "integer".equals(shape.type());
    Schema<Object> result = new Schema<>();
    result.setType(number ? "integer" : "string");
    result.setFormat(
        !number ? null : "int32".equals(shape.get(Schema::getFormat)) ? "int32" : "int64");
    result.setEnum(SchemaRules.values(document, shape));
    return result;
  }

  private Schema<?> object(String key, Shape shape) {
    Schema<?> result = new Schema<>().type("object");
    Map<String, String> taken = new HashMap<>();
    shape.properties.forEach(
        (wire, property) -> {
          Schema<?> normal = of(property, JavaNames.type(key) + JavaNames.pascal(wire));
          String name = propertyName.apply(className.apply(key), wire);
          String other = taken.put(name, wire);
          if (name.isEmpty()) {
            document.refuse(property.at(), "has no Java name: it contains no letters or digits");
          } else if (other != null) {
            document.refuse(property.at(), "has the same Java name as " + other + ": " + name);
          }
          document.checkIdentifier(property.at(), name);
          normal.addExtension(OperationNames.NAME, name);
          result.addProperty(wire, normal);
        });
    result.setRequired(shape.required.stream().filter(shape.properties::containsKey).toList());
    return result;
  }
}
