// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Gives methods, parameters and their constants Java names, each of which must be unique. */
final class OperationNames {
  /** The name of an extension of schemas: the Java name of the parameter or property. */
  static final String NAME = "x-name";

  /** A method has at most 255 parameters, one of which is the object itself. */
  private static final int MOST_PARAMETERS = 253;

  private final Document document;
  private final UnaryOperator<String> methodName;
  private final UnaryOperator<String> parameterName;
  private final Map<String, String> claimed = new HashMap<>();

  private record Named(String wire, String in, Schema<?> schema) {
    Object name() {
      return Objects.requireNonNull(schema.getExtensions().get(NAME));
    }

    boolean isConverted() {
      return schema.getExtensions() != null && schema.getExtensions().containsKey(Wire.CALL);
    }
  }

  OperationNames(
      Document document, UnaryOperator<String> methodName, UnaryOperator<String> parameterName) {
    this.document = document;
    this.methodName = methodName;
    this.parameterName = parameterName;
  }

  /** Names an operation in normal form, and its parameters. */
  void assign(Operation operation, String path, String place, String at) {
    List<Named> all = parameters(operation);
    if (all.size() > MOST_PARAMETERS) {
      document.refuse(
          at,
          place,
          "has "
              + all.size()
              + " parameters and fields: a Java method has at most "
              + MOST_PARAMETERS);
    }
    Map<String, String> taken = new HashMap<>();
    Map<String, Named> constants = new HashMap<>();
    all.forEach(parameter -> assign(parameter, taken, constants));
    all.stream()
        .filter(parameter -> parameter.in().equals("body"))
        .forEach(body -> operation.getRequestBody().addExtension(NAME, body.name()));
    boolean optionalBody =
        all.stream().anyMatch(p -> p.in().equals("body"))
            && !Boolean.TRUE.equals(operation.getRequestBody().getRequired());
    boolean raw = path.contains("#") || optionalBody || all.stream().anyMatch(Named::isConverted);
    String name = methodName.apply(operation.getOperationId());
    List<String> names = new ArrayList<>();
    document.checkIdentifier(at, name);
    names.add("method " + name);
    names.add("constant " + JavaNames.constant(name));
    if (raw) {
      names.add("method " + name + "Raw");
    }
    names.stream()
        .filter(claimed::containsKey)
        .findFirst()
        .ifPresent(
            known ->
                document.refuse(
                    Places.pointer(at, path.contains("#") ? "x-operation-id" : "operationId"),
                    place,
                    "maps to the " + known + ", which " + claimed.get(known) + " already has"));
    names.forEach(own -> claimed.put(own, place));
  }

  private static List<Named> parameters(Operation operation) {
    List<Named> all = new ArrayList<>();
    for (Parameter parameter : operation.getParameters()) {
      all.add(new Named(parameter.getName(), parameter.getIn(), parameter.getSchema()));
    }
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().getContent().forEach((type, media) -> body(type, media, all));
    }
    return all;
  }

  private static void body(String type, MediaType media, List<Named> all) {
    Schema<?> schema = media.getSchema();
    if (!Media.isForm(type) && !Media.isMultipart(type)) {
      all.add(new Named("body", "body", schema));
    } else if (schema.getProperties() != null) {
      String in = Media.isForm(type) ? "field" : "part";
      schema.getProperties().forEach((name, field) -> all.add(new Named(name, in, field)));
    }
  }

  private void assign(Named parameter, Map<String, String> taken, Map<String, Named> constants) {
    String plain = parameterName.apply(parameter.wire());
    String name =
        !plain.isEmpty() && taken.containsKey(plain)
            ? plain + JavaNames.capitalized(parameter.in())
            : plain;
    Object at =
        parameter.schema().getExtensions() == null
            ? ""
            : parameter.schema().getExtensions().getOrDefault(Wire.AT, "");
    if (name.isEmpty()) {
      document.refuse(at.toString(), "has no Java name: it contains no letters or digits");
    } else if (taken.containsKey(name)) {
      document.refuse(at.toString(), "has the same Java name as " + taken.get(name) + ": " + name);
    }
    document.checkIdentifier(at.toString(), name);
    taken.put(name, parameter.wire());
    parameter.schema().addExtension(NAME, name);
    Named other = constants.putIfAbsent(JavaNames.constant(name), parameter);
    if (other != null && !name.isEmpty() && !name.equals(other.name())) {
      document.refuse(
          at.toString(),
          "has the same Java constant as " + other.wire() + ": " + JavaNames.constant(name));
    }
  }
}
