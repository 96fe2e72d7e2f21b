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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;

/** What the templates print about a method. */
final class JavaMethod {
  /**
   * A method that Retrofit implements.
   *
   * @param name Java name
   * @param parameters its parameters
   * @param arguments what the caller's method passes
   * @param http annotations of Retrofit
   * @param body name of the optional body, or null
   */
  record Raw(
      String name,
      List<Sent> parameters,
      String arguments,
      List<String> http,
      @Nullable String body) {}

  /**
   * A parameter of a method that Retrofit implements.
   *
   * @param at annotation of Retrofit
   * @param type type
   * @param name Java name
   * @param argument what the caller's method passes
   */
  record Sent(String at, String type, String name, String argument) {}

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
    List<String> http = http(result, false);
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
    java.put("http", http);
    java.put("parameters", parameters);
    java.put("isRaw", raw);
    java.put("raw", raw ? raw(http) : null);
    java.put("bodiless", optionalBody ? bodiless(http(result, true)) : null);
    return java;
  }

  private List<String> http(String result, boolean bodiless) {
    boolean body =
        !bodiless && (command != null || parameters.stream().anyMatch(JavaParameter::isInBody));
    String url = url(path, op.vendorExtensions.get(Servers.BASE));
    return merged(
        bodiless ? List.of() : bodyAnnotations(media),
        JavaResponse.annotations(responses, result, verb),
        verb(verb, url, body));
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

  private static String url(String path, @Nullable Object base) {
    String relative = PathRules.forRetrofit(path);
    return base == null ? relative : base + "/" + relative.replaceFirst("^\\./", "");
  }

  private static List<String> bodyAnnotations(@Nullable String media) {
    if (media == null || Media.isPlainJson(media) || Media.isText(media)) {
      return List.of();
    }
    return List.of(
        Media.isForm(media)
            ? "@FormUrlEncoded"
            : Media.isMultipart(media)
                ? "@Multipart"
                : "@Headers(" + JavaText.literal("Content-Type: " + media) + ")");
  }

  private static String verb(String verb, String url, boolean hasBody) {
    String literal = JavaText.literal(url);
    return hasBody && Set.of("DELETE", "OPTIONS").contains(verb)
        ? "@HTTP(method = \"" + verb + "\", path = " + literal + ", hasBody = true)"
        : "@" + verb + "(" + literal + ")";
  }

  /** Merges all headers into one annotation, as Retrofit requires. */
  private static List<String> merged(List<String> own, List<String> shared, String verb) {
    String start = "@Headers(";
    List<String> annotations = Stream.of(own, shared).flatMap(List::stream).toList();
    List<String> result =
        new ArrayList<>(annotations.stream().filter(a -> !a.startsWith(start)).toList());
    List<String> headers =
        annotations.stream()
            .filter(a -> a.startsWith(start))
            .map(a -> a.substring(start.length(), a.length() - 1))
            .toList();
    if (!headers.isEmpty()) {
      String all = String.join(", ", headers);
      result.add(start + (headers.size() == 1 ? all : "{" + all + "}") + ")");
    }
    result.add(verb);
    return result;
  }

  /** A class nested in ApiSpec.Parameters. It must not have the name of an enclosing class. */
  private static String className(String name) {
    return Set.of("ApiSpec", "Parameters").contains(name)
        ? name + "Operation"
        : JavaNames.identifier(name);
  }

  private Raw raw(List<String> http) {
    String free =
        Stream.of("command", "commandField", "commandOfAll")
            .filter(candidate -> parameters.stream().noneMatch(p -> p.name().equals(candidate)))
            .findFirst()
            .orElseThrow();
    List<Sent> sent = new ArrayList<>();
    if (command != null) {
      String at = "@Field(" + JavaText.literal(command.field()) + ")";
      sent.add(new Sent(at, "String", free, JavaText.literal(command.value())));
    }
    parameters.forEach(p -> sent.add(sent(p)));
    return new Raw(op.operationId + "Raw", sent, arguments(sent), http, null);
  }

  private Raw bodiless(List<String> http) {
    List<Sent> sent = parameters.stream().filter(p -> !p.isBody()).map(JavaMethod::sent).toList();
    String body =
        parameters.stream()
            .filter(JavaParameter::isBody)
            .findFirst()
            .map(JavaParameter::name)
            .orElseThrow();
    return new Raw(op.operationId + "RawWithoutBody", sent, arguments(sent), http, body);
  }

  private static Sent sent(JavaParameter p) {
    return new Sent(p.at(), p.sentType(), p.name(), p.argument());
  }

  private static String arguments(List<Sent> sent) {
    return sent.stream()
        .map(Sent::argument)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
