// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.JavaNames;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** All calls of a contract. */
  public static List<Call> of(Contract contract) {
    return of(Part.of(contract), Map.of());
  }

  /** Like the other, with fields that are discriminators although the contract does not say so. */
  static List<Call> of(Part contract, Map<String, String> fields) {
    List<Call> calls = new ArrayList<>();
    contract
        .get("paths")
        .fields()
        .forEach(
            (path, item) ->
                item.follow().fields().entrySet().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(entry -> of(entry.getKey(), path, entry.getValue()))
                    .forEach(call -> calls.addAll(call.commands(fields))));
    return calls;
  }

  private static Call of(String method, String path, Part operation) {
    Call call =
        new Call(operation.textOf("operationId"), method, path, "", "", operation, operation);
    return call.with(call.id, "", "", call.media().get("schema"));
  }

  private Call with(String newId, String newField, String newCommand, Part newForm) {
    return new Call(newId, method, path, newField, newCommand, newForm, operation);
  }

  private List<Call> commands(Map<String, String> fields) {
    Part union = form.follow();
    String declared = union.get("discriminator").textOf("propertyName");
    List<Part> branches = union.branches(union.has("oneOf") ? "oneOf" : "anyOf");
    List<Call> commands = new ArrayList<>();
    if (!declared.isEmpty() && Media.isForm(type())) {
      for (Part branch : branches) {
        for (String value : values(Shape.of(branch), declared, union)) {
          String own = Shape.of(branch).textOf("x-operation-id");
          commands.add(
              with(own.isEmpty() ? id + JavaNames.pascal(value) : own, declared, value, branch));
        }
      }
      return commands;
    }
    String assumed = fields.getOrDefault(wire(), "");
    for (String value :
        OpenEnum.of(Shape.of(form).properties.getOrDefault(assumed, form.get(""))).values()) {
      commands.add(with(id, assumed, value, form));
    }
    return commands.isEmpty() ? List.of(this) : commands;
  }

  /** The discriminator values of a branch: from the mapping, its enum, or its name. */
  private static List<String> values(Shape branch, String field, Part union) {
    Part mapping = union.get("discriminator", "mapping");
    List<String> mapped = new ArrayList<>(mapping.fields().keySet());
    mapped.removeIf(value -> !mapping.textOf(value).replaceFirst(".*/", "").equals(branch.name));
    String implied = Objects.requireNonNullElse(branch.implied(field), "");
    return mapped.isEmpty() ? List.of(implied) : mapped;
  }

  /** The first media type that generated code sends; empty if there is none. */
  String type() {
    Part content = operation.get("requestBody").follow().get("content");
    return Media.supported(content.fields().keySet()).orElse("");
  }

  /** The body that is sent. */
  Part media() {
    return operation.get("requestBody").follow().get("content", type());
  }

  /** Whether this is one of several commands. */
  public boolean isCommand() {
    return !field.isEmpty();
  }

  /** What distinguishes its requests from others, without the names of the path parameters. */
  String wire() {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  /** The path before one of its parameters, without the names of others. */
  String wireUntil(String parameter) {
    String before = path.split(Pattern.quote("{" + parameter + "}"), 2)[0];
    return before.replaceAll("\\{[^}]*}", "{}");
  }

  /** For example {@code POST /wallets/{wallet_id} command=link}. */
  public String title() {
    return verb() + " " + path + (isCommand() ? " " + field + "=" + command : "");
  }

  /** The method in upper case. */
  String verb() {
    return method.toUpperCase(Locale.ROOT);
  }

  /** Where the contract describes it. */
  Part home() {
    return isCommand() ? Shape.of(form).home : operation;
  }

  boolean isDeprecated() {
    return operation.is("deprecated") || (isCommand() && Shape.of(form).is("deprecated"));
  }

  /** What the operation declares, or else its path, or else the contract. */
  Part inherited(String key) {
    return Stream.of(operation, item(), operation.root())
        .map(part -> part.get(key))
        .filter(Part::exists)
        .findFirst()
        .orElse(operation.get(key));
  }

  private Part item() {
    return operation.root().get("paths", path).follow();
  }

  /** The path with the examples of its parameters. */
  String example() {
    String example = path;
    for (Part declared : declared()) {
      Part parameter = declared.follow();
      example = example.replace("{" + parameter.textOf("name") + "}", parameter.textOf("example"));
    }
    return example;
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
    // Fields beside the oneOf belong to each command.
    Part beside = isCommand() ? media().get("schema") : form;
    Map<String, Part> fields = new LinkedHashMap<>(Shape.of(beside).properties);
    fields.putAll(Shape.of(form).properties);
    fields.remove(field);
    return fields;
  }

  /**
   * The parameters in the order of the contract: those of the path, then those of the operation.
   */
  public List<Part> declared() {
    List<Part> own = operation.get("parameters").items();
    List<String> keys = own.stream().map(Call::key).toList();
    List<Part> declared = new ArrayList<>(item().get("parameters").items());
    declared.removeIf(parameter -> keys.contains(key(parameter)));
    declared.addAll(own);
    return declared;
  }

  private static String key(Part declared) {
    return declared.follow().textOf("in") + " " + declared.follow().textOf("name");
  }
}
