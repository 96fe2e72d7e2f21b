// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.juspaywallets.contract.Described.Parameter;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Finds the parts of the contract in a request or response. */
final class Exercise {
  private final Described contract;

  Exercise(Described contract) {
    this.contract = contract;
  }

  List<String> request(LoggedRequest request) {
    Call operation = contract.call(request);
    if (operation == null) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    parts.add("operation " + operation.id());
    parts.add("security basicAuth");
    for (Parameter parameter : contract.parameters(operation)) {
      if (isCarried(request, parameter)) {
        parts.add(parameter.part(operation));
      }
      if (parameter.in().equals("form")
          && isCarried(request, parameter)
          && parameter.schema().has("enum")
          && Shape.of(parameter.schema())
              .values()
              .containsAll(formParameter(request, parameter.name()).values())) {
        parts.add("constraint enum of " + parameter.name());
      }
    }
    return parts;
  }

  private static boolean isCarried(LoggedRequest request, Parameter parameter) {
    return switch (parameter.in()) {
      case "header" -> request.containsHeader(parameter.name());
      case "form" -> formParameter(request, parameter.name()).isPresent();
      case "path" -> true;
      default -> request.queryParameter(parameter.name()).isPresent();
    };
  }

  private static FormParameter formParameter(LoggedRequest request, String name) {
    return request.formParameters().getOrDefault(name, FormParameter.absent(name));
  }

  List<String> response(LoggedRequest request, LoggedResponse response) {
    Call operation = contract.call(request);
    if (operation == null) {
      return List.of();
    }
    Map.Entry<String, Part> described = contract.response(operation, response.getStatus());
    List<String> parts = new ArrayList<>();
    parts.add("status " + described.getKey() + " of " + operation.id());
    for (HttpHeader header : response.getHeaders().all()) {
      parts.add("header " + header.key() + " of " + described.getKey());
    }
    Object body = new Yaml().load(response.getBodyAsString());
    addProperties(parts, Described.schema(described.getValue()), body);
    return parts;
  }

  private void addProperties(List<String> parts, Part reference, Object value) {
    Shape shape = Shape.of(reference);
    String model = Described.nameOf(shape);
    Part schema = shape.home;
    if (value instanceof List<?> items) {
      items.forEach(item -> addProperties(parts, schema.get("items"), item));
    }
    if (value != null && shape.values().contains(value.toString())) {
      parts.add("constraint enum of " + model);
    }
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (name, item) -> {
            boolean isNull = item == null;
            parts.add((isNull ? "constraint nullable of " : "property ") + model + "." + name);
            addProperties(parts, schema.get("properties", name.toString()), item);
          });
    }
  }

  /** Headers for users of the API that are not in the contract. */
  List<String> unknownHeaders(LoggedRequest request, LoggedResponse response) {
    Call operation = contract.call(request);
    if (operation == null) {
      return List.of();
    }
    Map.Entry<String, Part> described = contract.response(operation, response.getStatus());
    return response.getHeaders().all().stream()
        .map(HttpHeader::key)
        .filter(name -> name.startsWith("x-") || name.equals("Retry-After"))
        .filter(name -> !described.getValue().get("headers", name).exists())
        .map(name -> "The contract has no header " + name + " for status " + described.getKey())
        .toList();
  }
}
