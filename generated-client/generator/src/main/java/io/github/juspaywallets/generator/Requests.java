// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rewrites the body of a request in a normal form: one media type, with a schema. */
final class Requests {
  private final Schemas schemas;
  private final Forms bodies;

  /** The names of schemas that are only the forms of requests. */
  final Set<String> forms = new TreeSet<>();

  /** Whether a request is a merge patch, in which a null removes a property. */
  boolean hasPatch;

  Requests(Schemas schemas) {
    this.schemas = schemas;
    this.bodies = new Forms(schemas);
  }

  /** The media type that is sent, null if there is none. */
  static @Nullable String media(Part body) {
    return Media.supported(body.get("content").fields().keySet()).orElse(null);
  }

  /** Notes all forms of a request, whether they are sent or not. */
  void noteForms(Part body) {
    body.get("content")
        .fields()
        .forEach(
            (type, media) -> {
              if (Media.isForm(type) || Media.isMultipart(type)) {
                noteForm(media.get("schema").asSchema());
              }
            });
  }

  /** Schemas of forms, and those they are composed of, do not become models. */
  private void noteForm(Part schema) {
    if (schema.has("$ref") && forms.add(schema.targetName())) {
      noteForm(schema.target().asSchema());
    }
    for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
      schema.branches(keyword).forEach(part -> noteForm(part.asSchema()));
    }
  }

  /** Sets the body of an operation to its normal form. */
  void normalize(Operation operation, Part body, ParameterNames names, String className) {
    Map<String, Part> content = body.get("content").fields();
    String type = media(body);
    if (type == null) {
      body.get("content").refuse("is not supported: " + String.join(", ", content.keySet()));
      return;
    }
    hasPatch |= type.startsWith("application/merge-patch+json");
    Part media = body.get("content", type);
    RequestBody result =
        new RequestBody().description(body.text("description")).required(body.is("required"));
    Schema<?> schema;
    if (Media.isForm(type) || Media.isMultipart(type)) {
      schema = fields(operation, body, media, names, className);
    } else {
      boolean json = Media.isJson(type) && media.has("schema");
      schema =
          json
              ? schemas.ofBody(media.get("schema"), className + "Request")
              : new Schema<>().type(Media.isJson(type) ? null : "string");
      result.addExtension(Schemas.NAME, names.assign(schema, body, "body", "body"));
    }
    MediaType one = new MediaType().schema(schema);
    operation.setRequestBody(result.content(new Content().addMediaType(type, one)));
  }

  private Schema<?> fields(
      Operation operation, Part body, Part media, ParameterNames names, String className) {
    if (!media.has("schema")) {
      media.refuse(body.name(), "has no schema");
      return new Schema<>();
    }
    return Media.isForm(String.valueOf(media(body)))
        ? bodies.form(operation, body, media, names, className)
        : bodies.multipart(body, media, names);
  }
}
