// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rewrites the parameters of operations: those that are sent, each with a schema. */
final class Parameters {
  private static final Map<String, String> STYLES =
      Map.of("path", "simple", "query", "form", "header", "simple");

  /** OpenAPI declares these headers elsewhere, and ignores header parameters with these names. */
  private static final Set<String> IGNORED =
      Set.of("header accept", "header content-type", "header authorization");

  private final Schemas schemas;

  Parameters(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The parameters of an operation, including those of its path that it does not override. */
  static List<Part> of(Part operation, Part path) {
    List<Part> own = operation.get("parameters").items().stream().map(Part::follow).toList();
    Set<String> keys = new HashSet<>();
    for (Part parameter : own) {
      if (!keys.add(key(parameter))) {
        parameter.refuse("is declared twice");
      }
    }
    Map<String, Part> shared = new LinkedHashMap<>();
    for (Part item : path.get("parameters").items()) {
      Part parameter = item.follow();
      if (!keys.contains(key(parameter))) {
        shared.putIfAbsent(key(parameter), parameter);
      }
    }
    List<Part> all = new ArrayList<>(shared.values());
    all.addAll(own);
    return all;
  }

  /** Names of headers do not depend on case. */
  private static String key(Part parameter) {
    String name = parameter.textOf("name");
    String in = parameter.textOf("in");
    return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
  }

  /** The parameters in normal form. */
  List<Parameter> normalized(List<Part> parameters, ParameterNames names, String className) {
    List<Parameter> result = new ArrayList<>();
    for (Part parameter : pathFirst(parameters)) {
      if (!IGNORED.contains(key(parameter)) && isSupported(parameter)) {
        Parameter normal = normalized(parameter, className);
        names.assign(normal.getSchema(), parameter, normal.getName(), normal.getIn());
        result.add(normal);
      }
    }
    return result;
  }

  /** Retrofit demands that path parameters come before those of the query. */
  private static List<Part> pathFirst(List<Part> parameters) {
    List<Part> result = new ArrayList<>();
    for (Part parameter : parameters) {
      int query = 0;
      while (query < result.size() && !result.get(query).textOf("in").equals("query")) {
        query++;
      }
      result.add(parameter.textOf("in").equals("path") ? query : result.size(), parameter);
    }
    return result;
  }

  private Parameter normalized(Part parameter, String className) {
    String name = parameter.textOf("name");
    String in = parameter.textOf("in");
    Schema<?> schema = schemas.ofText(parameter.get("schema"), className + JavaNames.pascal(name));
    Schema<?> item = schema.getItems() == null ? schema : schema.getItems();
    if (schemas.isObject(item) || item.getItems() != null) {
      parameter.refuse("is not supported: a parameter must be a single value or a list of values");
    } else if ("byte".equals(item.getFormat())) {
      parameter.refuse("is not supported: a parameter is not sent as Base64");
    }
    boolean repeated = in.equals("query") && !parameter.textOf("explode").equals("false");
    Wire call = Wire.call(schema, repeated, in.equals("header"));
    if (call != null) {
      schema.addExtension(Wire.CALL, call);
    }
    String description = parameter.text("description");
    return new Parameter()
        .name(name)
        .in(in)
        .description(description == null ? schema.getDescription() : description)
        .required(in.equals("path") || parameter.is("required"))
        .explode(repeated)
        .schema(schema);
  }

  private static boolean isSupported(Part p) {
    String in = p.textOf("in");
    String style = p.text("style");
    if (in.equals("cookie")) {
      return refuse(p.get("in"), "is not supported: Retrofit has no cookie parameters");
    } else if (!STYLES.containsKey(in)) {
      return refuse(p.get("in"), "must be path, query or header");
    } else if (p.has("content")) {
      return refuse(
          p.get("content"), "is not supported: a parameter must have a schema, not content");
    } else if (!p.has("schema")) {
      return refuse(p, "has no schema");
    } else if (style != null && !style.equals(STYLES.get(in))) {
      return refuse(p.get("style"), "is not supported: " + style);
    } else if (p.is("allowReserved")) {
      return refuse(p.get("allowReserved"), "is not supported: reserved characters are encoded");
    } else if (in.equals("path") && !p.is("required")) {
      return refuse(p, "must be required: it is in the path");
    } else if (in.equals("header") && !p.textOf("name").matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      return refuse(p, "is not a header name");
    }
    return true;
  }

  private static boolean refuse(Part part, String reason) {
    part.refuse(reason);
    return false;
  }
}
