// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of a contract. One whose form has a discriminator is several, one for each command:
 * a value of the discriminator.
 *
 * @param id the operation id, or that of the command
 * @param method lower case
 * @param path as in the contract
 * @param field the discriminator; empty if this is no command
 * @param command its value
 * @param form the form of the command, or the schema of the body that is sent
 * @param operation the operation in the contract
 */
public record Call(
    String id,
    String method,
    String path,
    String field,
    String command,
    Part form,
    Part operation) {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
  private static final Pattern SENT =
      Pattern.compile(
          "(?i)(application/x-www-form-urlencoded|multipart/form-data|text/plain"
              + "|application/(json|[\\w.-]+\\+json)) *(;.*)?");

  /** All calls of a contract. */
  public static List<Call> of(Contract contract) {
    return of(contract, Map.of());
  }

  /** Like the other, with fields that are discriminators although the contract does not say so. */
  static List<Call> of(Contract contract, Map<String, String> fields) {
    List<Call> calls = new ArrayList<>();
    Part.of(contract)
        .get("paths")
        .fields()
        .forEach(
            (path, item) ->
                item.resolve().fields().entrySet().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(
                        entry -> calls.addAll(of(path, entry.getKey(), entry.getValue(), fields))));
    return calls;
  }

  private static List<Call> of(
      String path, String method, Part operation, Map<String, String> fields) {
    Call whole =
        new Call(operation.text("operationId"), method, path, "", "", form(operation), operation);
    Part union = whole.form.resolve();
    String field = union.get("discriminator").text("propertyName");
    if (!field.isEmpty() && sent(operation).endsWith("urlencoded")) {
      return Stream.of("oneOf", "anyOf")
          .flatMap(keyword -> union.get(keyword).items().stream())
          .flatMap(
              branch ->
                  values(branch, field, union).map(value -> whole.command(field, value, branch)))
          .toList();
    }
    String assumed = fields.getOrDefault(whole.wire(), "");
    List<String> values =
        Shape.of(Shape.of(union).properties.getOrDefault(assumed, union.get(""))).values();
    return values.isEmpty()
        ? List.of(whole)
        : values.stream()
            .map(value -> new Call(whole.id, method, path, assumed, value, whole.form, operation))
            .toList();
  }

  /** The discriminator values of a branch: from the mapping, its enum, or its name. */
  private static Stream<String> values(Part branch, String field, Part union) {
    List<String> mapped =
        union.get("discriminator", "mapping").fields().entrySet().stream()
            .filter(entry -> entry.getValue().text().replaceFirst(".*/", "").equals(branch.name()))
            .map(Map.Entry::getKey)
            .toList();
    Shape shape = Shape.of(branch);
    List<String> listed =
        shape.properties.containsKey(field)
            ? Shape.of(shape.properties.get(field)).values()
            : List.of();
    return mapped.isEmpty()
        ? Stream.of(listed.size() == 1 ? listed.get(0) : branch.name())
        : mapped.stream();
  }

  private Call command(String name, String value, Part branch) {
    String own = Shape.of(branch).text("x-operation-id");
    return new Call(
        own.isEmpty() ? id + pascal(value) : own, method, path, name, value, branch, operation);
  }

  static String pascal(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The first media type that generated code sends; empty if there is none. */
  static String sent(Part operation) {
    return operation.get("requestBody").resolve().get("content").fields().keySet().stream()
        .filter(type -> SENT.matcher(type).matches())
        .findFirst()
        .orElse("");
  }

  private static Part form(Part operation) {
    return operation.get("requestBody").resolve().get("content", sent(operation), "schema");
  }

  /** Whether this is one of several commands. */
  public boolean isCommand() {
    return !field.isEmpty();
  }

  /** What distinguishes its requests from others, without the names of the path parameters. */
  String wire() {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  /** For example {@code POST /wallets/{wallet_id} command=link}. */
  public String title() {
    return verb() + " " + path + (isCommand() ? " " + field + "=" + command : "");
  }

  /** Where the contract describes it. */
  Part home() {
    return isCommand() ? form.resolve() : operation;
  }

  boolean isDeprecated() {
    return operation.is("deprecated") || (isCommand() && Shape.of(form).is("deprecated"));
  }

  /** What the operation declares, or else its path, or else the contract. */
  Part inherited(String key) {
    Part whole = Part.of(operation.contract());
    return Stream.of(operation, whole.get("paths", path).resolve(), whole)
        .map(part -> part.get(key))
        .filter(Part::exists)
        .findFirst()
        .orElse(operation.get(key));
  }

  /** The path before one of its parameters, without the names of others. */
  String wireUntil(String parameter) {
    String before = path.split(Pattern.quote("{" + parameter + "}"), 2)[0];
    return before.replaceAll("\\{[^}]*}", "{}");
  }

  /** The method in upper case. */
  String verb() {
    return method.toUpperCase(Locale.ROOT);
  }

  /** Whether a path has the form of a template. */
  public static boolean fits(String path, String template) {
    return path.matches(("\\Q" + template + "\\E").replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q"));
  }

  /** The path with the examples of its parameters. */
  String example() {
    String example = path;
    for (Part declared : declared()) {
      Part parameter = declared.resolve();
      example = example.replace("{" + parameter.text("name") + "}", parameter.text("example"));
    }
    return example;
  }

  /** Whether a request has the command. */
  boolean isSentBy(Page.Request request) {
    return isCommand() && command.equals(request.fields().get(field));
  }

  /** The description of the response with a status, for example {@code 404} or {@code default}. */
  public Map<String, Part> responses() {
    return operation.get("responses").fields();
  }

  /** The names of the required fields, without the discriminator. */
  public Set<String> requiredFields() {
    Set<String> required = new LinkedHashSet<>(Shape.of(form).required);
    required.remove(field);
    return required;
  }

  /** The fields that the form or body has for users: all but the discriminator. */
  public Map<String, Part> formFields() {
    Map<String, Part> fields = new LinkedHashMap<>();
    Shape shape = Shape.of(form);
    // Fields beside the oneOf belong to each command.
    if (isCommand()) {
      fields.putAll(Shape.of(form(operation)).properties);
    }
    fields.putAll(shape.properties);
    fields.remove(field);
    return fields;
  }

  /**
   * The parameters in the order of the contract: those of the path, then those of the operation.
   */
  public List<Part> declared() {
    List<Part> own = operation.get("parameters").items();
    List<String> keys = own.stream().map(Call::key).toList();
    Part item = Part.of(operation.contract()).get("paths", path).resolve();
    return Stream.concat(
            item.get("parameters").items().stream().filter(one -> !keys.contains(key(one))),
            own.stream())
        .toList();
  }

  private static String key(Part parameter) {
    return parameter.resolve().text("in") + " " + parameter.resolve().text("name");
  }
}
