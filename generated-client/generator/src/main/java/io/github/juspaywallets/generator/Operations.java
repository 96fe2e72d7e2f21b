// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openapitools.codegen.DefaultCodegen;

/** Rewrites operations in the normal form, each command as an operation of its own. */
final class Operations {
  /** The name of an extension of operations: whether a second method sends what they convert. */
  static final String RAW = "x-is-raw";

  /** A method has at most 255 parameters, one of which is the object itself. */
  private static final int MOST_PARAMETERS = 253;

  private final DefaultCodegen codegen;
  private final Servers servers;
  private final Parameters parameters;
  private final Requests requests;
  private final Responses responses;
  private final Paths result = new Paths();

  /** The operations that have a method or constant, by its name. */
  private final Map<String, String> claimed = new HashMap<>();

  Operations(Schemas schemas, Requests requests, Servers servers, DefaultCodegen codegen) {
    this.codegen = codegen;
    this.servers = servers;
    this.requests = requests;
    this.parameters = new Parameters(schemas);
    this.responses = new Responses(schemas);
  }

  /** All paths. The path of a command has the command appended: {@code /a#command=link}. */
  Paths normalized(Map<String, Part> paths) {
    PathRules.check(paths);
    paths.forEach(
        (path, item) -> {
          Part followed = item.follow();
          PathRules.methods(followed)
              .forEach((method, operation) -> add(path, followed, method, operation));
        });
    return result;
  }

  private void add(String path, Part item, HttpMethod method, Part operation) {
    String verb = method.name().toLowerCase(Locale.ROOT);
    if (method == HttpMethod.TRACE) {
      operation.refuse("is not supported: Retrofit cannot send TRACE");
    }
    Part body = operation.get("requestBody").follow();
    requests.noteForms(body);
    String media = Requests.media(body);
    List<Commands.Command> commands =
        media == null || !Media.isForm(media)
            ? List.of()
            : Commands.of(body.get("content", media, "schema"), body);
    if (commands.isEmpty()) {
      Declared declared = new Declared(operation, operation.get("operationId"), operation.name());
      put(path, item, method, declared, copy(operation));
    }
    for (Commands.Command command : commands) {
      Operation own = copy(operation);
      Commands.describe(own, command);
      Part id = command.branch().home.get("x-operation-id");
      String name = "paths." + path + " " + command + "." + verb;
      put(path + "#" + command, item, method, new Declared(operation, id, name), own);
    }
  }

  /**
   * Where an operation is declared.
   *
   * @param at the operation
   * @param id its id, or that of the command
   * @param name how messages call it
   */
  private record Declared(Part at, Part id, String name) {
    void refuse(String reason) {
      id.refuse(name, reason);
    }
  }

  private static Operation copy(Part operation) {
    Operation copy =
        new Operation()
            .operationId(operation.text("operationId"))
            .summary(operation.text("summary"))
            .description(operation.text("description"))
            .deprecated(operation.is("deprecated"))
            .tags(List.of(Tags.of(operation)));
    copy.setExtensions(new LinkedHashMap<>());
    return copy;
  }

  private void put(String path, Part item, HttpMethod method, Declared declared, Operation own) {
    String id = own.getOperationId();
    if (id == null || JavaNames.method(id).isEmpty()) {
      declared.refuse("has no operationId: it becomes the name of the method");
      return;
    }
    Part operation = declared.at();
    String className = JavaNames.pascal(id);
    List<Part> all = Parameters.of(operation, item);
    String base = servers.base(operation, item);
    PathRules.check(path.replaceFirst("#.*", ""), all, base != null, declared::refuse);
    ParameterNames names = new ParameterNames(codegen);
    own.setParameters(parameters.normalized(all, names, className));
    body(own, operation.get("requestBody").follow(), method, names, className);
    if (names.count() > MOST_PARAMETERS) {
      operation.refuse(
          declared.name(),
          String.format(
              "has %d parameters and fields: a Java method has at most %d",
              names.count(), MOST_PARAMETERS));
    }
    RequestBody sent = own.getRequestBody();
    boolean optionalBody =
        sent != null && sent.getExtensions() != null && !Boolean.TRUE.equals(sent.getRequired());
    boolean raw = path.contains("#") || optionalBody || names.isAnyConverted();
    claim(declared, id, raw);
    own.addExtension(RAW, raw);
    own.setResponses(responses.of(operation, className));
    if (JavaNames.pascal(Tags.of(operation)).isEmpty()) {
      operation.get("tags").refuse("has no Java name: " + Tags.of(operation));
    }
    if (base != null) {
      own.addExtension(Servers.BASE, base);
    }
    result.computeIfAbsent(path, key -> new PathItem()).operation(method, own);
  }

  private void claim(Declared declared, String id, boolean raw) {
    String name = codegen.toOperationId(id);
    declared.at().checkIdentifier(name);
    List<String> names = new ArrayList<>();
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
                declared.refuse(
                    "maps to the " + known + ", which " + claimed.get(known) + " already has"));
    names.forEach(own -> claimed.put(own, declared.name()));
  }

  private void body(
      Operation own, Part body, HttpMethod method, ParameterNames names, String className) {
    Part content = body.get("content");
    if (content.fields().isEmpty()) {
      return;
    }
    if (EnumSet.of(HttpMethod.GET, HttpMethod.HEAD).contains(method)) {
      content.refuse("is not supported: " + method + " has no body");
    } else {
      requests.normalize(own, body, names, className);
    }
  }
}
