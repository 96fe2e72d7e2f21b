// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;

/**
 * What the templates print about a method.
 *
 * @param name Java name
 * @param constant name of the constant with its id
 * @param id its id in the contract, as a literal
 * @param className name of the class with the names of its parameters
 * @param request method and path, for Javadoc
 * @param command the command, for Javadoc, or null
 * @param summary first sentence
 * @param notes further sentences, or null
 * @param deprecated whether the contract deprecates it
 * @param responses all responses
 * @param result what the call returns
 * @param http annotations of Retrofit
 * @param parameters parameters for the caller
 * @param raw the method that Retrofit implements, if its arguments are not those of the caller
 * @param bodiless the method for a request without its optional body, or null
 */
record JavaMethod(
    String name,
    String constant,
    String id,
    String className,
    String request,
    @Nullable String command,
    String summary,
    @Nullable String notes,
    boolean deprecated,
    List<JavaResponse> responses,
    String result,
    List<String> http,
    List<JavaParameter> parameters,
    @Nullable Raw raw,
    @Nullable Raw bodiless) {

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

  /** Whether Retrofit implements another method, to which this one passes its arguments. */
  boolean isRaw() {
    return raw != null;
  }

  static JavaMethod of(
      CodegenOperation op,
      Operation operation,
      List<JavaResponse> responses,
      @Nullable String bodyType) {
    String path = op.path.replaceFirst("#.*", "");
    String verb = op.httpMethod.toUpperCase(Locale.ROOT);
    String media =
        operation.getRequestBody() == null
            ? null
            : operation.getRequestBody().getContent().keySet().iterator().next();
    List<JavaParameter> parameters = parameters(op, media, bodyType);
    Commands.Command command = (Commands.Command) op.vendorExtensions.get(Commands.COMMAND);
    String result = JavaResponse.result(responses, verb);
    List<String> shared = JavaResponse.annotations(responses, result, verb);
    boolean hasBody =
        command != null
            || parameters.stream()
                .anyMatch(
                    p -> !Set.of("path parameter", "query parameter", "header").contains(p.what()));
    String url = url(path, op.vendorExtensions.get(Servers.BASE));
    List<String> http = new ArrayList<>(bodyAnnotations(media));
    http.addAll(shared);
    http = merged(http, verb(verb, url, hasBody));
    boolean optionalBody =
        parameters.stream().anyMatch(p -> p.isBody() && !p.rules().contains("@NotNull"));
    boolean raw =
        command != null || optionalBody || parameters.stream().anyMatch(JavaParameter::isConverted);
    String summary = JavaText.doc(op.summary);
    String notes = JavaText.doc(op.unescapedNotes);
    String request = JavaText.code(verb + " " + path);
    return new JavaMethod(
        op.operationId,
        JavaNames.constant(op.operationId),
        JavaText.literal(operation.getOperationId()),
        className(JavaNames.pascal(operation.getOperationId())),
        request,
        command == null ? null : JavaText.code(command.toString()),
        !summary.isEmpty() ? summary : !notes.isEmpty() ? notes : "Sends " + request + ".",
        summary.isEmpty() || notes.isEmpty() ? null : notes,
        op.isDeprecated,
        responses,
        result,
        http,
        parameters,
        raw ? raw(op.operationId, parameters, command, http) : null,
        optionalBody
            ? bodiless(op.operationId, parameters, merged(shared, verb(verb, url, false)))
            : null);
  }

  private static List<JavaParameter> parameters(
      CodegenOperation op, @Nullable String media, @Nullable String bodyType) {
    boolean multipart = media != null && Media.isMultipart(media);
    String body = media != null && Media.isText(media) ? "RequestBody" : bodyType;
    List<JavaParameter> parameters = new ArrayList<>();
    op.allParams.forEach(p -> parameters.add(JavaParameter.of(p, multipart, body)));
    if (op.vendorExtensions.containsKey(Requests.MORE_FIELDS)) {
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
  private static List<String> merged(List<String> annotations, String verb) {
    String start = "@Headers(";
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

  private static Raw raw(
      String name,
      List<JavaParameter> parameters,
      Commands.@Nullable Command command,
      List<String> http) {
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
    return new Raw(name + "Raw", sent, arguments(sent), http, null);
  }

  private static Raw bodiless(String name, List<JavaParameter> parameters, List<String> http) {
    List<Sent> sent = parameters.stream().filter(p -> !p.isBody()).map(JavaMethod::sent).toList();
    String body =
        parameters.stream()
            .filter(JavaParameter::isBody)
            .findFirst()
            .map(JavaParameter::name)
            .orElseThrow();
    return new Raw(name + "RawWithoutBody", sent, arguments(sent), http, body);
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
