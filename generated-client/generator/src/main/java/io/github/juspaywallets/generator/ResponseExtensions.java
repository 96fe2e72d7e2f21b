// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenResponse;

/** Decides what a call returns, and what templates print about the responses. */
final class ResponseExtensions {
  /** The type of a body that is not JSON. */
  static final String BYTES = "ResponseBody";

  private ResponseExtensions() {}

  /** Escapes the description, and sets the model to link to, if the body is one. */
  static void extend(CodegenResponse response) {
    response.message = JavaText.doc(response.message, "No description.");
    boolean named = response.schema instanceof Schema<?> schema && schema.get$ref() != null;
    response.vendorExtensions.put("x-model", named ? response.dataType : null);
  }

  /** The responses whose body the call returns. */
  static List<CodegenResponse> successes(List<CodegenResponse> responses) {
    List<CodegenResponse> successes = responses.stream().filter(r -> r.is2xx).toList();
    return successes.isEmpty() ? responses.stream().filter(r -> r.isDefault).toList() : successes;
  }

  /** The type of the body of all successful responses. */
  static String type(List<CodegenResponse> successes, String verb) {
    List<String> types =
        successes.stream()
            .map(ResponseExtensions::type)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    // Successful responses of different types: the caller decodes the body by its status.
    return types.isEmpty() || verb.equals("HEAD")
        ? "Void"
        : types.size() > 1 ? BYTES : types.get(0);
  }

  private static @Nullable String type(CodegenResponse response) {
    return response.getContent() != null && response.schema == null ? BYTES : response.dataType;
  }

  /** The header that asks for the body of a successful response, if it can have several forms. */
  static Optional<String> accept(List<CodegenResponse> successes) {
    return successes.stream()
        .map(response -> response.vendorExtensions.get(Responses.ACCEPT))
        .filter(Objects::nonNull)
        .map(type -> "Accept: " + type)
        .findFirst();
  }
}
