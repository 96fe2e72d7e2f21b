// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rewrites operations in the normal form, each command as an operation of its own. */
final class Operations {
  private final Document document;
  private final OperationNames names;
  private final Servers servers;
  private final Parameters parameters;
  private final Requests requests;
  private final Responses responses;
  private final Paths result = new Paths();

  Operations(
      Document document,
      Schemas schemas,
      Requests requests,
      Servers servers,
      OperationNames names) {
    this.document = document;
    this.names = names;
    this.servers = servers;
    this.requests = requests;
    this.parameters = new Parameters(document, schemas);
    this.responses = new Responses(document, schemas);
  }

  /** All paths. The path of a command has the command appended: {@code /a#command=link}. */
  Paths normalized() {
    Map<String, PathItem> paths =
        document.model().getPaths() == null ? Map.of() : document.model().getPaths();
    PathRules.check(document, paths);
    paths.forEach(
        (path, item) -> {
          Located<PathItem> start = new Located<>(item, Places.pointer("", "paths", path));
          Located<PathItem> followed = document.follow(start, Document.Kind.PATH);
          if (followed != null) {
            followed
                .value()
                .readOperationsMap()
                .forEach((method, operation) -> add(path, followed, method, operation));
          }
        });
    return result;
  }

  private void add(
      String path, Located<PathItem> item, PathItem.HttpMethod method, Operation operation) {
    String verb = method.name().toLowerCase(Locale.ROOT);
    Located<Operation> located = item.with(operation, verb);
    String place = "paths." + path + "." + verb;
    if (verb.equals("trace")) {
      document.refuse(located.at(), place, "is not supported: Retrofit cannot send TRACE");
    }
    Located<RequestBody> body =
        operation.getRequestBody() == null
            ? null
            : document.follow(
                located.with(operation.getRequestBody(), "requestBody"), Document.Kind.BODY);
    if (body != null) {
      requests.noteForms(body);
    }
    List<Commands.Command> commands = commands(body, place + ".requestBody");
    if (commands.isEmpty()) {
      put(path, item, method, new Located<>(copy(operation), located.at()), body, place);
    }
    for (Commands.Command command : commands) {
      Located<Operation> own =
          new Located<>(Commands.operation(copy(operation), command), command.branch().at);
      put(
          path + "#" + command,
          item,
          method,
          own,
          body,
          "paths." + path + " " + command + "." + verb);
    }
  }

  /** References to a path, and commands, make several operations of one. */
  private static Operation copy(Operation operation) {
    Operation copy =
        new Operation()
            .operationId(operation.getOperationId())
            .summary(operation.getSummary())
            .description(operation.getDescription())
            .deprecated(operation.getDeprecated())
            .tags(operation.getTags())
            .parameters(operation.getParameters())
            .responses(operation.getResponses())
            .servers(operation.getServers());
    copy.setExtensions(new LinkedHashMap<>());
    return copy;
  }

  private List<Commands.Command> commands(@Nullable Located<RequestBody> body, String place) {
    Located<String> media = body == null ? null : Requests.media(body);
    if (body == null || media == null || !Media.isForm(media.value())) {
      return List.of();
    }
    MediaType form = body.value().getContent().get(media.value());
    if (form == null || form.getSchema() == null) {
      return List.of();
    }
    Located<Schema<?>> schema = media.with(form.getSchema(), "schema");
    return new Commands(document).of(schema, place);
  }

  private void put(
      String path,
      Located<PathItem> item,
      PathItem.HttpMethod method,
      Located<Operation> operation,
      @Nullable Located<RequestBody> body,
      String place) {
    Operation own = operation.value();
    String sent = path.replaceFirst("#.*", "");
    if (own.getOperationId() == null || JavaNames.method(own.getOperationId()).isEmpty()) {
      document.refuse(
          operation.at(), place, "has no operationId: it becomes the name of the method");
      return;
    }
    String className = JavaNames.pascal(own.getOperationId());
    List<Located<Parameter>> declared = parameters.of(operation, item);
    String base = servers.base(own, operation.at(), item.value(), item.at());
    PathRules.check(
        sent,
        declared,
        base != null,
        reason -> document.refuse(Places.pointer(operation.at(), "operationId"), place, reason));
    own.setParameters(parameters.normalized(declared, place, className));
    if (body != null && body.value().getContent() != null && !body.value().getContent().isEmpty()) {
      body(own, body, method, place + ".requestBody", className);
    }
    names.assign(own, path, place, operation.at());
    responses.normalize(operation, className);
    Tags.normalize(document, own, operation.at(), place);
    own.setServers(null);
    if (base != null) {
      own.addExtension(Servers.BASE, base);
    }
    result.computeIfAbsent(path, key -> new PathItem()).operation(method, own);
  }

  private void body(
      Operation operation,
      Located<RequestBody> body,
      PathItem.HttpMethod method,
      String place,
      String className) {
    if (method == PathItem.HttpMethod.GET || method == PathItem.HttpMethod.HEAD) {
      document.refuse(
          Places.pointer(body.at(), "content"),
          place,
          "is not supported: " + method + " has no body");
    } else {
      requests.normalize(operation, body, place, className);
    }
  }
}
