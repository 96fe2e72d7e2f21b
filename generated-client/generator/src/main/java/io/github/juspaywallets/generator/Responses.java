// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rewrites the responses of operations: each has the JSON that is read, or bytes, or nothing. */
final class Responses {
  /** The name of an extension of responses: the media type to ask for, if there are several. */
  static final String ACCEPT = "x-accept";

  /** The media type of whatever is not JSON. */
  private static final String BYTES = "application/octet-stream";

  private final Document document;
  private final Schemas schemas;

  Responses(Document document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  void normalize(Located<Operation> operation, String className) {
    ApiResponses result = new ApiResponses();
    Map<String, ApiResponse> all =
        operation.value().getResponses() == null ? Map.of() : operation.value().getResponses();
    all.forEach(
        (status, response) -> {
          Located<ApiResponse> followed =
              document.follow(
                  operation.with(response, "responses", status), Document.Kind.RESPONSE);
          if (followed != null) {
            result.addApiResponse(
                status, of(followed, className + JavaNames.capitalized(status) + "Response"));
          }
        });
    operation.value().setResponses(result);
  }

  private ApiResponse of(Located<ApiResponse> response, String proposed) {
    ApiResponse result = new ApiResponse().description(response.value().getDescription());
    Content content = response.value().getContent();
    if (content == null || content.isEmpty()) {
      return result;
    }
    Optional<String> json = content.keySet().stream().filter(Media::isJson).findFirst();
    if (json.isPresent()) {
      String type = json.get();
      Schema<?> declared = Objects.requireNonNull(content.get(type)).getSchema();
      Schema<?> schema =
          declared == null
              ? new Schema<>()
              : schemas.ofBody(response.with(declared, "content", type, "schema"), proposed);
      result.content(new Content().addMediaType(type, new MediaType().schema(schema)));
      if (content.size() > 1) {
        result.addExtension(ACCEPT, accept(content));
      }
    } else {
      result.content(new Content().addMediaType(BYTES, new MediaType()));
    }
    return result;
  }

  private static String accept(Content content) {
    List<String> types = new ArrayList<>(content.keySet());
    return types.stream().anyMatch(Media::isPlainJson)
        ? "application/json"
        : types.stream().filter(Media::isJson).findFirst().orElseThrow();
  }
}
