// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

  static void check(Shape shape, Part used) {
    shape.faults.forEach(fault -> fault.at().refuse(fault.reason()));
    for (Part layer : shape.layers) {
      Part type = layer.get("type");
      if (type.items().stream().filter(t -> !"null".equals(String.valueOf(t.text()))).count() > 1) {
        type.refuse(SEVERAL_TYPES);
      }
      checkEnum(shape, layer.get("enum"));
      KEYWORDS.forEach(
          (keyword, reason) -> {
            if (layer.has(keyword)) {
              layer.get(keyword).refuse("is not supported: " + reason);
            }
          });
    }
    if (shape.types().size() > 1 && shape.get("type").exists()) {
      shape.get("type").refuse(SEVERAL_TYPES);
    } else if (shape.isNull()) {
      used.refuse("is not supported: a value that is always null");
    }
  }

  private static void checkEnum(Shape shape, Part values) {
    String type = shape.type() == null ? "string" : shape.type();
    if (values.exists() && !Set.of("string", "integer", "boolean").contains(type)) {
      values.refuse("is not supported: enums must be of type string or integer");
    } else if (!type.equals("boolean")) {
      for (Part value : values.items()) {
        if (value.text() != null) {
          checkValue(values, value, value.text(), type.equals("integer"));
        }
      }
    }
  }

  private static void checkValue(Part values, Part value, String text, boolean number) {
    boolean integer = number && text.matches("-?\\d{1,18}") && value.isPlain();
    if (number ? !integer : !value.isText()) {
      String reason =
          number ? ", which is not an integer" : ", which is not a string: put it in quotes";
      values.refuse("lists " + text + reason);
    }
  }
}
