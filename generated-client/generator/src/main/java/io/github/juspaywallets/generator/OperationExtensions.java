// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Media;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;

/** What templates print about a method besides its {@link CodegenOperation}. */
final class OperationExtensions {
  private final CodegenOperation op;
  private final Commands.@Nullable Command command;
  private final @Nullable String media;

  private OperationExtensions(CodegenOperation op, @Nullable String media) {
    this.op = op;
    this.command = (Commands.Command) op.vendorExtensions.get(Commands.COMMAND);
    this.media = media;
  }

  /**
   * Adds extensions to an operation, its parameters and responses.
   *
   * @param media the media type of its body, or null
   */
  static void extend(CodegenOperation op, @Nullable String media) {
    op.path = op.path.replaceFirst("#.*", "");
    op.responses.forEach(ResponseExtensions::extend);
    op.allParams.forEach(ParameterExtensions::extend);
    if (op.vendorExtensions.containsKey(Forms.MORE_FIELDS)) {
      op.allParams.add(ParameterExtensions.moreFields(op.allParams));
    }
    new OperationExtensions(op, media).extend();
  }

  private void extend() {
    String request = JavaText.code(op.httpMethod + " " + op.path);
    String notes = JavaText.doc(op.unescapedNotes);
    boolean summarized = !JavaText.doc(op.summary).isEmpty();
    op.summary =
        JavaText.doc(summarized ? op.summary : op.unescapedNotes, "Sends " + request + ".");
    op.notes = summarized && !notes.isEmpty() ? notes : null;
    op.returnType =
        ResponseExtensions.type(ResponseExtensions.successes(op.responses), op.httpMethod);
    Map<String, Object> java = op.vendorExtensions;
    java.put("x-constant", JavaNames.constant(op.operationId));
    java.put("x-class", className(JavaNames.pascal(op.operationIdOriginal)));
    java.put("x-request", request);
    java.put("x-http", http(false));
    boolean optionalBody = op.allParams.stream().anyMatch(p -> p.isBodyParam && !p.required);
    if (Boolean.TRUE.equals(java.get(Operations.RAW))) {
      Map<String, Object> raw = raw();
      java.put("x-raw", raw);
      if (optionalBody) {
        Map<String, Object> bodiless = bodiless();
        java.put("x-bodiless", bodiless);
        java.put("x-sent", List.of(raw, bodiless));
      } else {
        java.put("x-sent", List.of(raw));
      }
    }
  }

  /** The annotations of Retrofit, with all headers in one, as it requires. */
  private List<String> http(boolean bodiless) {
    List<String> annotations = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    if (media != null && !bodiless) {
      if (Media.isForm(media)) {
        annotations.add("@FormUrlEncoded");
      } else if (Media.isMultipart(media)) {
        annotations.add("@Multipart");
      } else if (!Media.isPlainJson(media) && !Media.isText(media)) {
        headers.add(JavaText.literal("Content-Type: " + media));
      }
    }
    if (op.returnType.equals(ResponseExtensions.BYTES)) {
      annotations.add("@Streaming");
    } else if (!op.httpMethod.equals("HEAD")) {
      ResponseExtensions.accept(ResponseExtensions.successes(op.responses))
          .map(JavaText::literal)
          .ifPresent(headers::add);
    }
    if (!headers.isEmpty()) {
      String all = String.join(", ", headers);
      annotations.add("@Headers(" + (headers.size() == 1 ? all : "{" + all + "}") + ")");
    }
    annotations.add(verb(!bodiless && hasBody()));
    return annotations;
  }

  private boolean hasBody() {
    return command != null || op.allParams.stream().anyMatch(p -> p.isBodyParam || p.isFormParam);
  }

  private String verb(boolean withBody) {
    Object base = op.vendorExtensions.get(Servers.BASE);
    String relative = PathRules.forRetrofit(op.path);
    String url =
        JavaText.literal(base == null ? relative : base + "/" + relative.replaceFirst("^\\./", ""));
    return withBody && Set.of("DELETE", "OPTIONS").contains(op.httpMethod)
        ? "@HTTP(method = \"" + op.httpMethod + "\", path = " + url + ", hasBody = true)"
        : "@" + op.httpMethod + "(" + url + ")";
  }

  /** A class nested in ApiSpec.Parameters. It must not have the name of an enclosing class. */
  private static String className(String name) {
    return Set.of("ApiSpec", "Parameters").contains(name)
        ? name + "Operation"
        : JavaNames.identifier(name);
  }

  /** The method that Retrofit implements, and what the caller's method passes to it. */
  private Map<String, Object> raw() {
    List<CodegenParameter> sent = new ArrayList<>(op.allParams);
    if (command != null) {
      String name =
          Stream.of("command", "commandField", "commandOfAll")
              .filter(free -> op.allParams.stream().noneMatch(p -> p.paramName.equals(free)))
              .findFirst()
              .orElseThrow();
      sent.add(0, ParameterExtensions.constant(name, command));
    }
    return sent(op.operationId + "Raw", op.operationId, sent, http(false));
  }

  private Map<String, Object> bodiless() {
    List<CodegenParameter> sent = op.allParams.stream().filter(p -> !p.isBodyParam).toList();
    CodegenParameter body =
        op.allParams.stream().filter(p -> p.isBodyParam).findFirst().orElseThrow();
    String caller = op.operationId + "Raw";
    Map<String, Object> method = sent(caller + "WithoutBody", caller, sent, http(true));
    method.put("body", body.paramName);
    return method;
  }

  private static Map<String, Object> sent(
      String name, String caller, List<CodegenParameter> parameters, List<String> http) {
    Map<String, Object> method = new HashMap<>();
    method.put("name", name);
    method.put("caller", caller);
    method.put("parameters", parameters);
    method.put("http", http);
    method.put(
        "arguments",
        parameters.stream()
            .map(p -> String.valueOf(p.vendorExtensions.get(ParameterExtensions.ARGUMENT)))
            .collect(Collectors.joining(", ")));
    return method;
  }
}
