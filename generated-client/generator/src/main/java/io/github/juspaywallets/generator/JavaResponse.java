// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the templates print about a response.
 *
 * @param status its status
 * @param doc its description
 * @param model the class of its body, or null if it is not a class of this contract
 * @param type the type of its body, or null if it has none
 * @param accept the media type to ask for, or null
 * @param success whether the call returns its body
 */
record JavaResponse(
    String status,
    String doc,
    @Nullable String model,
    @Nullable String type,
    @Nullable String accept,
    boolean success) {
  private static final String BYTES = "ResponseBody";

  static List<JavaResponse> of(Map<String, ApiResponse> all, Function<Schema<?>, String> typeOf) {
    boolean anySuccess = all.keySet().stream().anyMatch(JavaResponse::isSuccess);
    return all.entrySet().stream()
        .map(
            entry -> {
              String status = entry.getKey();
              boolean success = anySuccess ? isSuccess(status) : status.equals("default");
              return of(status, entry.getValue(), success, typeOf);
            })
        .toList();
  }

  private static boolean isSuccess(String status) {
    return status.matches("2\\d\\d|2XX");
  }

  private static JavaResponse of(
      String status, ApiResponse response, boolean success, Function<Schema<?>, String> typeOf) {
    String doc = JavaText.doc(response.getDescription());
    Content content = response.getContent();
    Schema<?> schema = content == null ? null : content.values().iterator().next().getSchema();
    String type = content == null ? null : schema == null ? BYTES : typeOf.apply(schema);
    Object accept =
        response.getExtensions() == null ? null : response.getExtensions().get(Responses.ACCEPT);
    return new JavaResponse(
        status.equals("default") ? "any other" : status,
        doc.isEmpty() ? "No description." : doc,
        schema == null || schema.get$ref() == null ? null : type,
        type,
        accept == null ? null : accept.toString(),
        success);
  }

  /** The type of the body of all successful responses. */
  static String result(List<JavaResponse> responses, String verb) {
    List<String> types =
        responses.stream()
            .filter(JavaResponse::success)
            .map(JavaResponse::type)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    // Successful responses of different types: the caller decodes the body by its status.
    return types.isEmpty() || verb.equals("HEAD")
        ? "Void"
        : types.size() > 1 ? BYTES : types.get(0);
  }

  /** The header that asks for the body of a successful response, if it can have several forms. */
  static Optional<String> accept(List<JavaResponse> responses) {
    return responses.stream()
        .filter(response -> response.success() && response.accept() != null)
        .map(response -> "Accept: " + response.accept())
        .findFirst();
  }
}
