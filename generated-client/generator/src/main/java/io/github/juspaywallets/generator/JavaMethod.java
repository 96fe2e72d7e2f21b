// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;

/** What the templates print about a method. */
final class JavaMethod {
  private static final String BYTES = "ResponseBody";

  private final CodegenOperation op;
  private final Operation operation;
  private final List<JavaResponse> responses;
  private final List<JavaParameter> parameters;
  private final Commands.@Nullable Command command;
  private final @Nullable String media;
  private final String verb;
  private final String path;

  private JavaMethod(
      CodegenOperation op,
      Operation operation,
      List<JavaResponse> responses,
      @Nullable String bodyType) {
    this.op = op;
    this.operation = operation;
    this.responses = responses;
    this.command = (Commands.Command) op.vendorExtensions.get(Commands.COMMAND);
    this.verb = op.httpMethod.toUpperCase(Locale.ROOT);
    this.path = op.path.replaceFirst("#.*", "");
    this.media =
        operation.getRequestBody() == null
            ? null
            : operation.getRequestBody().getContent().keySet().iterator().next();
    this.parameters = parameters(op, media, bodyType);
  }

  static Map<String, @Nullable Object> of(
      CodegenOperation op,
      Operation operation,
      List<JavaResponse> responses,
      @Nullable String bodyType) {
    return new JavaMethod(op, operation, responses, bodyType).printed();
  }

  private Map<String, @Nullable Object> printed() {
    boolean optionalBody = parameters.stream().anyMatch(JavaParameter::isOptionalBody);
    boolean raw =
        command != null || optionalBody || parameters.stream().anyMatch(JavaParameter::isConverted);
    String summary = JavaText.doc(op.summary);
    String notes = JavaText.doc(op.unescapedNotes);
    String request = JavaText.code(verb + " " + path);
    String result = JavaResponse.result(responses, verb);
    Map<String, @Nullable Object> java = new HashMap<>();
    java.put("name", op.operationId);
    java.put("constant", JavaNames.constant(op.operationId));
    java.put("id", JavaText.literal(operation.getOperationId()));
    java.put("className", className(JavaNames.pascal(operation.getOperationId())));
    java.put("request", request);
    java.put("command", command == null ? null : JavaText.code(command.toString()));
    java.put(
        "summary",
        !summary.isEmpty() ? summary : !notes.isEmpty() ? notes : "Sends " + request + ".");
    java.put("notes", summary.isEmpty() || notes.isEmpty() ? null : notes);
    java.put("deprecated", op.isDeprecated);
    java.put("responses", responses);
    java.put("result", result);
    java.put("http", http(result, false));
    java.put("parameters", parameters);
    java.put("isRaw", raw);
    java.put("raw", raw ? raw() : null);
    java.put("bodiless", optionalBody ? bodiless(http(result, true)) : null);
    java.put("sent", Stream.of("raw", "bodiless").map(java::get).filter(Objects::nonNull).toList());
    return java;
  }

  /** The annotations of Retrofit, with all headers in one, as it requires. */
  private List<String> http(String result, boolean bodiless) {
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
    if (result.equals(BYTES)) {
      annotations.add("@Streaming");
    } else if (!verb.equals("HEAD")) {
      JavaResponse.accept(responses).map(JavaText::literal).ifPresent(headers::add);
    }
    if (!headers.isEmpty()) {
      String all = String.join(", ", headers);
      annotations.add("@Headers(" + (headers.size() == 1 ? all : "{" + all + "}") + ")");
    }
    annotations.add(verb(!bodiless && hasBody()));
    return annotations;
  }

  private boolean hasBody() {
    return command != null || parameters.stream().anyMatch(JavaParameter::isInBody);
  }

  private String verb(boolean withBody) {
    Object base = op.vendorExtensions.get(Servers.BASE);
    String relative = PathRules.forRetrofit(path);
    String url = base == null ? relative : base + "/" + relative.replaceFirst("^\\./", "");
    return withBody && Set.of("DELETE", "OPTIONS").contains(verb)
        ? "@HTTP(method = \"" + verb + "\", path = " + JavaText.literal(url) + ", hasBody = true)"
        : "@" + verb + "(" + JavaText.literal(url) + ")";
  }

  private static List<JavaParameter> parameters(
      CodegenOperation op, @Nullable String media, @Nullable String bodyType) {
    boolean multipart = media != null && Media.isMultipart(media);
    String body = media != null && Media.isText(media) ? "RequestBody" : bodyType;
    List<JavaParameter> parameters = new ArrayList<>();
    op.allParams.forEach(p -> parameters.add(JavaParameter.of(p, multipart, body)));
    if (op.vendorExtensions.containsKey(Forms.MORE_FIELDS)) {
      parameters.add(JavaParameter.moreFields(parameters));
    }
    return parameters;
  }

  /** A class nested in ApiSpec.Parameters. It must not have the name of an enclosing class. */
  private static String className(String name) {
    return Set.of("ApiSpec", "Parameters").contains(name)
        ? name + "Operation"
        : JavaNames.identifier(name);
  }

  /** The method that Retrofit implements, and what the caller's method passes to it. */
  private Map<String, Object> raw() {
    List<JavaParameter> sent = new ArrayList<>(parameters);
    if (command != null) {
      String name =
          Stream.of("command", "commandField", "commandOfAll")
              .filter(free -> parameters.stream().noneMatch(p -> p.name().equals(free)))
              .findFirst()
              .orElseThrow();
      sent.add(0, JavaParameter.constant(name, command.field(), command.value()));
    }
    return sent(op.operationId + "Raw", op.operationId, sent);
  }

  private Map<String, Object> bodiless(List<String> http) {
    List<JavaParameter> sent = parameters.stream().filter(p -> !p.isBody()).toList();
    List<JavaParameter> body = parameters.stream().filter(JavaParameter::isBody).toList();
    Map<String, Object> method =
        sent(op.operationId + "RawWithoutBody", op.operationId + "Raw", sent);
    method.put("http", http);
    method.put("body", body.get(0).name());
    return method;
  }

  private static Map<String, Object> sent(
      String name, String caller, List<JavaParameter> parameters) {
    Map<String, Object> method = new HashMap<>();
    method.put("name", name);
    method.put("caller", caller);
    method.put("parameters", parameters);
    method.put(
        "arguments", String.join(", ", parameters.stream().map(JavaParameter::argument).toList()));
    return method;
  }
}
