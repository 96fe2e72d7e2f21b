// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openapitools.codegen.DefaultCodegen;

/** Brings a contract into the normal form that openapi-generator reads. */
final class Preparation {
  private final Part contract;
  private final Schemas schemas;
  private final Requests requests;
  private final List<Servers.Constant> servers;
  private final Operations operations;

  Preparation(Part contract, DefaultCodegen codegen) {
    this.contract = contract;
    this.schemas = new Schemas(contract.get("components", "schemas"), codegen);
    this.requests = new Requests(schemas);
    Servers all = new Servers(contract);
    this.servers = all.constants();
    this.operations = new Operations(schemas, requests, all, codegen);
  }

  void applyTo(OpenAPI target) {
    target.setOpenapi("3.0.3");
    target.setPaths(operations.normalized(contract.get("paths").entries()));
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
  static Set<String> tags(Part contract) {
    Set<String> tags = new LinkedHashSet<>();
    for (Part path : contract.get("paths").entries().values()) {
      PathRules.methods(path).values().forEach(operation -> tags.add(Tags.of(operation)));
    }
    return tags;
  }
}
