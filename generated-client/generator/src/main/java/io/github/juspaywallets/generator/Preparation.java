// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Brings a contract into the normal form that openapi-generator reads. */
final class Preparation {
  private final Schemas schemas;
  private final Requests requests;
  private final List<Servers.Constant> servers;
  private final Operations operations;

  Preparation(
      Document document,
      UnaryOperator<String> className,
      UnaryOperator<String> methodName,
      UnaryOperator<String> parameterName,
      BinaryOperator<String> propertyName) {
    this.schemas = new Schemas(document, className, propertyName);
    this.requests = new Requests(document, schemas);
    Servers all = new Servers(document);
    this.servers = all.constants();
    this.operations =
        new Operations(
            document,
            schemas,
            requests,
            all,
            new OperationNames(document, methodName, parameterName));
  }

  void applyTo(OpenAPI target) {
    target.setOpenapi("3.0.3");
    target.setPaths(operations.normalized());
    Components components = new Components();
    schemas.models(requests.forms).forEach(components::addSchemas);
    target.setComponents(components);
    target.setServers(List.of(new Server().url("https://localhost")));
    target.setSecurity(null);
    target.setTags(null);
    target.setExtensions(null);
  }

  /** Whether models must keep nulls. */
  boolean hasPatch() {
    return requests.hasPatch;
  }

  List<Servers.Constant> servers() {
    return servers;
  }

  /** The tags of all operations. */
  static Set<String> apiNames(OpenAPI model) {
    Set<String> names = new LinkedHashSet<>();
    if (model.getPaths() != null) {
      for (PathItem path : model.getPaths().values()) {
        for (Operation operation : path.readOperations()) {
          List<String> tags = operation.getTags();
          names.add(tags == null || tags.isEmpty() ? "Default" : tags.get(0));
        }
      }
    }
    return names;
  }
}
