// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Refuses schemas that no Java type can express. */
final class SchemaRules {
  /** Keywords without a Java equivalent, and why. */
  private static final Map<String, String> KEYWORDS = new LinkedHashMap<>();

  static {
    KEYWORDS.put("not", "a Java type cannot exclude values");
    KEYWORDS.put("const", "use an enum of one value");
    KEYWORDS.put("prefixItems", "list items must have one type");
    KEYWORDS.put("patternProperties", "map values must have one type");
    KEYWORDS.put("if", "models have no conditions");
    KEYWORDS.put("dependentSchemas", "models have no conditions");
  }

  private static final String SEVERAL_TYPES = "is not supported: a property must have one type";

  private SchemaRules() {}

  static void check(Document document, Shape shape, String at) {
    shape.faults.forEach(fault -> document.refuse(fault.at(), fault.value()));
    for (Located<Schema<?>> layer : shape.layers) {
      Map<String, Node> written = document.written(layer.at());
      long types =
          Places.items(written.get("type")).stream()
              .filter(type -> !"null".equals(String.valueOf(Places.text(type))))
              .count();
      if (types > 1) {
        document.refuse(Places.pointer(layer.at(), "type"), SEVERAL_TYPES);
      }
      if (written.containsKey("enum")) {
        checkEnum(document, shape, Places.pointer(layer.at(), "enum"));
      }
      KEYWORDS.forEach(
          (keyword, reason) -> {
            if (written.containsKey(keyword)) {
              document.refuse(Places.pointer(layer.at(), keyword), "is not supported: " + reason);
            }
          });
    }
    Located<Schema<?>> types = shape.layer(s -> Keywords.types(s).isEmpty() ? null : s);
    if (shape.types().size() > 1 && types != null) {
      document.refuse(Places.pointer(types.at(), "type"), SEVERAL_TYPES);
    } else if (shape.isNull()) {
      document.refuse(at, "is not supported: a value that is always null");
    }
  }

  /** From what is written, because swagger-parser drops values of another type. */
  private static void checkEnum(Document document, Shape shape, String at) {
    String type = writtenType(document, shape);
    if (type != null && !Set.of("string", "integer", "boolean").contains(type)) {
      document.refuse(at, "is not supported: enums must be of type string or integer");
    } else if (!"boolean".equals(type)) {
      boolean number = "integer".equals(type);
      for (Node value : written(document, at)) {
        checkValue(document, at, value, number);
      }
    }
  }

  private static void checkValue(Document document, String at, Node value, boolean number) {
    String text = Places.text(value);
    boolean integer =
        number && text != null && text.matches("-?\\d{1,18}") && Places.isPlain(value);
    if (number ? !integer : !Places.isText(value)) {
      document.refuse(
          at,
          "lists "
              + text
              + (number
                  ? ", which is not an integer"
                  : ", which is not a string: put it in quotes"));
    }
  }

  /** swagger-parser derives a type from the values. */
  private static @Nullable String writtenType(Document document, Shape shape) {
    return shape.layers.stream().anyMatch(l -> document.written(l.at()).containsKey("type"))
        ? shape.type()
        : null;
  }

  private static List<Node> written(Document document, String at) {
    return Places.items(document.places().node(at)).stream()
        .filter(value -> Places.text(value) != null)
        .toList();
  }

  /** The distinct values of an enum as written, without null. swagger-parser may convert them. */
  static List<Object> values(Document document, Shape shape) {
    String at = Places.pointer(Objects.requireNonNull(shape.layer(Schema::getEnum)).at(), "enum");
    return written(document, at).stream().<Object>map(Places::text).distinct().toList();
  }
}
