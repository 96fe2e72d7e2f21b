// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits an operation whose form is a oneOf with a discriminator into one operation per command. A
 * command is a value of the discriminator field.
 */
final class Commands {
  /** The name of an extension of operations: the {@link Command}. */
  static final String COMMAND = "x-command";

  /**
   * A command of an operation.
   *
   * @param field the discriminator
   * @param value its value
   * @param branch the form of the command, without the field
   */
  record Command(String field, String value, Shape branch) {
    /** As messages and comments name it. */
    @Override
    public String toString() {
      return field + "=" + value;
    }
  }

  private final Document document;

  Commands(Document document) {
    this.document = document;
  }

  /** The commands of a form, empty if it has no discriminator. */
  List<Command> of(Located<Schema<?>> schema, String body) {
    Located<Schema<?>> form = document.follow(schema, Document.Kind.SCHEMA);
    if (form == null || form.value().getDiscriminator() == null) {
      return List.of();
    }
    List<Shape> branches = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (branches.isEmpty()) {
        Shape.branches(form, keyword).forEach(branch -> branches.add(withShared(branch, form)));
      }
    }
    String field = form.value().getDiscriminator().getPropertyName();
    if (branches.isEmpty()) {
      return List.of();
    }
    if (field == null) {
      document.refuse(Places.pointer(form.at(), "discriminator"), "has no propertyName");
      return List.of();
    }
    List<Command> commands = new ArrayList<>();
    keyed(branches, form, field)
        .forEach(
            (value, branch) -> {
              check(branch, field, value, body);
              commands.add(new Command(field, value, branch));
            });
    commands.forEach(command -> command.branch().properties.remove(field));
    commands.forEach(command -> command.branch().required.remove(field));
    return commands;
  }

  /** Adds the fields declared beside the union to a branch. */
  private Shape withShared(Located<Schema<?>> branch, Located<Schema<?>> form) {
    Shape shape = Shape.of(document, branch);
    Map<String, Located<Schema<?>>> own = new LinkedHashMap<>(shape.properties);
    shape.properties.clear();
    if (form.value().getProperties() != null) {
      form.value()
          .getProperties()
          .forEach(
              (name, field) -> shape.properties.put(name, form.with(field, "properties", name)));
    }
    shape.properties.putAll(own);
    if (form.value().getRequired() != null) {
      shape.required.addAll(form.value().getRequired());
    }
    return shape;
  }

  /** The branches, by the discriminator values that select them. */
  private Map<String, Shape> keyed(List<Shape> branches, Located<Schema<?>> form, String field) {
    Discriminator discriminator = form.value().getDiscriminator();
    Map<String, String> mapping =
        discriminator.getMapping() == null ? Map.of() : discriminator.getMapping();
    Map<String, Shape> result = new LinkedHashMap<>();
    mapping.forEach(
        (value, reference) -> {
          String name = Unions.target(reference);
          branches.stream()
              .filter(branch -> name.equals(branch.name))
              .findFirst()
              .ifPresentOrElse(
                  branch -> result.put(value, branch),
                  () ->
                      document.refuse(
                          Places.pointer(form.at(), "discriminator", "mapping", value),
                          "names " + reference + ", which is not a branch"));
        });
    for (Shape branch : branches) {
      if (!result.containsValue(branch)) {
        String value = implied(branch, field);
        if (value == null || result.putIfAbsent(value, branch) != null) {
          document.refuse(branch.at, "is not selected by the discriminator: add it to the mapping");
        }
      }
    }
    return result;
  }

  private @Nullable String implied(Shape branch, String field) {
    List<Object> values = values(branch, field);
    return values.size() == 1 ? values.get(0).toString() : branch.name;
  }

  private List<Object> values(Shape branch, String field) {
    Located<Schema<?>> declared = branch.properties.get(field);
    return declared == null ? List.of() : Shape.of(document, declared).values();
  }

  private void check(Shape branch, String field, String value, String body) {
    Located<Schema<?>> declared = branch.properties.get(field);
    if (branch.kind() != Shape.Kind.OBJECT) {
      document.refuse(
          branch.at, body, "is not supported: each branch of a form is an object with properties");
    } else if (declared == null) {
      document.refuse(branch.at, body, "has no property " + field + ", which is the discriminator");
    } else if (!values(branch, field).isEmpty() && !values(branch, field).contains(value)) {
      document.refuse(
          declared.at(),
          body + "." + field,
          "does not allow " + value + ", the discriminator value that selects this branch");
    }
  }

  /** Makes a copy of an operation the operation of a command. */
  static Operation operation(Operation copy, Command command) {
    Shape branch = command.branch();
    String id = Keywords.extension(branch.home.value(), "x-operation-id");
    String prefix = copy.getOperationId() == null ? "" : copy.getOperationId();
    copy.setOperationId(id == null ? prefix + JavaNames.pascal(command.value()) : id);
    String description = branch.get(Schema::getDescription);
    if (description != null) {
      copy.setSummary(description);
    }
    if (Boolean.TRUE.equals(branch.get(Schema::getDeprecated))) {
      copy.setDeprecated(true);
    }
    copy.addExtension(COMMAND, command);
    return copy;
  }
}
