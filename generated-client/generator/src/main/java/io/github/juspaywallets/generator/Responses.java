// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Set;

/** Rewrites the responses of operations: each has the JSON that is read, or bytes, or nothing. */
final class Responses {
  /** The name of an extension of responses: the media type to ask for, if there are several. */
  static final String ACCEPT = "x-accept";

  /** The media type of whatever is not JSON. */
  private static final String BYTES = "application/octet-stream";

  private final Schemas schemas;

  Responses(Schemas schemas) {
    this.schemas = schemas;
  }

  ApiResponses of(Part operation, String className) {
    ApiResponses result = new ApiResponses();
    operation
        .get("responses")
        .entries()
        .forEach(
            (status, response) -> {
              String proposed = className + JavaNames.capitalized(status) + "Response";
              result.addApiResponse(status, response(response.follow(), proposed));
            });
    return result;
  }

  private ApiResponse response(Part response, String proposed) {
    ApiResponse result = new ApiResponse().description(response.text("description"));
    Set<String> types = response.get("content").fields().keySet();
    if (types.isEmpty()) {
      return result;
    }
    String json = types.stream().filter(Media::isJson).findFirst().orElse(null);
    if (json == null) {
      return result.content(new Content().addMediaType(BYTES, new MediaType()));
    }
    Part declared = response.get("content", json, "schema");
    Schema<?> schema = declared.exists() ? schemas.ofBody(declared, proposed) : new Schema<>();
    if (types.size() > 1) {
      boolean plain = types.stream().anyMatch(Media::isPlainJson);
      result.addExtension(ACCEPT, plain ? "application/json" : json);
    }
    return result.content(new Content().addMediaType(json, new MediaType().schema(schema)));
  }
}
