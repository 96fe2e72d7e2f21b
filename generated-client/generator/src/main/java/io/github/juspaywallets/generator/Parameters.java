// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites the parameters of operations: those that are sent, each with a schema. */
final class Parameters {
  private static final Map<String, String> STYLES =
      Map.of("path", "simple", "query", "form", "header", "simple");

  /** OpenAPI declares these headers elsewhere, and ignores header parameters with these names. */
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

  private final Document document;
  private final Schemas schemas;

  Parameters(Document document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  /** The parameters of an operation, including those of its path that it does not override. */
  List<Located<Parameter>> of(Located<Operation> operation, Located<PathItem> path) {
    Map<String, Located<Parameter>> all = new LinkedHashMap<>();
    List<Located<Parameter>> own = followed(operation.value().getParameters(), operation.at());
    List<Located<Parameter>> result = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Located<Parameter> parameter : own) {
      if (!keys.add(key(parameter.value()))) {
        document.refuse(parameter.at(), "is declared twice");
      }
    }
    followed(path.value().getParameters(), path.at()).stream()
        .filter(shared -> !keys.contains(key(shared.value())))
        .forEach(shared -> all.putIfAbsent(key(shared.value()), shared));
    result.addAll(all.values());
    result.addAll(own);
    return result;
  }

  private List<Located<Parameter>> followed(@Nullable List<Parameter> parameters, String at) {
    List<Located<Parameter>> result = new ArrayList<>();
    for (int i = 0; parameters != null && i < parameters.size(); i++) {
      Located<Parameter> parameter =
          document.follow(
              new Located<>(parameters.get(i), Places.pointer(at, "parameters", i)),
              Document.Kind.PARAMETER);
      if (parameter != null) {
        result.add(parameter);
      }
    }
    return result;
  }

  /** Names of headers do not depend on case. */
  private static String key(Parameter parameter) {
    String name = String.valueOf(parameter.getName());
    return parameter.getIn()
        + " "
        + ("header".equals(parameter.getIn()) ? name.toLowerCase(Locale.ROOT) : name);
  }

  /** The parameters in normal form. */
  List<Parameter> normalized(List<Located<Parameter>> parameters, String place, String className) {
    List<Parameter> result = new ArrayList<>();
    for (Located<Parameter> parameter : parameters) {
      Parameter p = parameter.value();
      String name = String.valueOf(p.getName());
      boolean ignored =
          "header".equals(p.getIn()) && IGNORED.contains(name.toLowerCase(Locale.ROOT));
      if (!ignored && isSupported(parameter, name, place + ".parameters." + name)) {
        result.add(
            normalized(
                parameter, place + ".parameters." + name, className + JavaNames.pascal(name)));
      }
    }
    return pathFirst(result);
  }

  /** Retrofit demands that path parameters come before those of the query. */
  private static List<Parameter> pathFirst(List<Parameter> parameters) {
    List<Parameter> result = new ArrayList<>();
    for (Parameter parameter : parameters) {
      int query = 0;
      while (query < result.size() && !"query".equals(result.get(query).getIn())) {
        query++;
      }
      result.add("path".equals(parameter.getIn()) ? query : result.size(), parameter);
    }
    return result;
  }

  private Parameter normalized(Located<Parameter> parameter, String place, String proposed) {
    Parameter p = parameter.value();
    Schema<?> schema = schemas.ofText(parameter.with(p.getSchema(), "schema"), proposed);
    Schema<?> item = schema.getItems() == null ? schema : schema.getItems();
    if (schemas.isObject(item) || item.getItems() != null || "object".equals(item.getType())) {
      document.refuse(
          parameter.at(),
          place,
          "is not supported: a parameter must be a single value or a list of values");
    } else if ("byte".equals(item.getFormat())) {
      document.refuse(parameter.at(), place, "is not supported: a parameter is not sent as Base64");
    }
    boolean repeated = "query".equals(p.getIn()) && !Boolean.FALSE.equals(p.getExplode());
    schema.addExtension(Wire.AT, parameter.at());
    String call = Wire.call(schema, repeated, "header".equals(p.getIn()));
    if (call != null) {
      schema.addExtension(Wire.CALL, call);
    }
    return new Parameter()
        .name(p.getName())
        .in(p.getIn())
        .description(p.getDescription() == null ? schema.getDescription() : p.getDescription())
        .required("path".equals(p.getIn()) || Boolean.TRUE.equals(p.getRequired()))
        .explode(repeated)
        .schema(schema);
  }

  private boolean isSupported(Located<Parameter> parameter, String name, String place) {
    Parameter p = parameter.value();
    String in = String.valueOf(p.getIn());
    String style = Places.text(document.written(parameter.at()).get("style"));
    if (in.equals("cookie")) {
      return refuse(
          parameter, "in", place + ".in", "is not supported: Retrofit has no cookie parameters");
    } else if (!STYLES.containsKey(in)) {
      return refuse(parameter, "in", place + ".in", "must be path, query or header");
    } else if (p.getContent() != null) {
      return refuse(
          parameter,
          "content",
          place + ".content",
          "is not supported: a parameter must have a schema, not content");
    } else if (p.getSchema() == null) {
      return refuse(parameter, "name", place, "has no schema");
    } else if (style != null && !style.equals(STYLES.get(in))) {
      return refuse(parameter, "style", place + ".style", "is not supported: " + style);
    } else if (Boolean.TRUE.equals(p.getAllowReserved())) {
      return refuse(
          parameter,
          "allowReserved",
          place + ".allowReserved",
          "is not supported: reserved characters are encoded");
    } else if (in.equals("path") && !Boolean.TRUE.equals(p.getRequired())) {
      return refuse(parameter, "required", place, "must be required: it is in the path");
    } else if (in.equals("header") && !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      return refuse(parameter, "name", place, "is not a header name");
    }
    return true;
  }

  private boolean refuse(Located<Parameter> parameter, String key, String place, String reason) {
    document.refuse(Places.pointer(parameter.at(), key), place, reason);
    return false;
  }
}
