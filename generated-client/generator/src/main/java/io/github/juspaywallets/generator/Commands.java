// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private Commands() {}

  /** The commands of a form, empty if it has no discriminator. */
  static List<Command> of(Part schema, Part body) {
    Part form = schema.asSchema().follow();
    Part discriminator = form.get("discriminator");
    String field = discriminator.text("propertyName");
    List<Part> declared = form.branches(form.has("oneOf") ? "oneOf" : "anyOf");
    if (!discriminator.exists() || declared.isEmpty()) {
      return List.of();
    } else if (field == null) {
      discriminator.refuse("has no propertyName");
      return List.of();
    }
    List<Shape> branches = declared.stream().map(branch -> withShared(branch, form)).toList();
    List<Command> commands = new ArrayList<>();
    selected(branches, discriminator, field)
        .forEach(
            (value, branch) -> {
              check(branch, field, value, body.name());
              commands.add(new Command(field, value, branch));
            });
    branches.forEach(branch -> branch.properties.remove(field));
    branches.forEach(branch -> branch.required.remove(field));
    return commands;
  }

  /** Adds the fields declared beside the union to a branch. */
  private static Shape withShared(Part branch, Part form) {
    Shape shape = Shape.of(branch);
    Map<String, Part> own = new LinkedHashMap<>(shape.properties);
    shape.properties.clear();
    shape.properties.putAll(form.get("properties").fields());
    shape.properties.putAll(own);
    form.get("required").items().forEach(key -> shape.required.add(String.valueOf(key.text())));
    return shape;
  }

  /** The branches, by the discriminator values that select them. */
  private static Map<String, Shape> selected(
      List<Shape> branches, Part discriminator, String field) {
    Map<String, Shape> result = Unions.mapping(null, branches, discriminator);
    for (Shape branch : branches) {
      if (!result.containsValue(branch)) {
        String value = branch.implied(field);
        if (value == null || result.putIfAbsent(value, branch) != null) {
          branch.home.refuse("is not selected by the discriminator: add it to the mapping");
        }
      }
    }
    return result;
  }

  private static void check(Shape branch, String field, String value, String body) {
    Part declared = branch.properties.get(field);
    if (branch.kind() != Shape.Kind.OBJECT) {
      branch.home.refuse(
          body, "is not supported: each branch of a form is an object with properties");
    } else if (declared == null) {
      branch.home.refuse(body, "has no property " + field + ", which is the discriminator");
    } else if (!allows(declared, value)) {
      declared.refuse(
          body + "." + field,
          "does not allow " + value + ", the discriminator value that selects this branch");
    }
  }

  private static boolean allows(Part field, String value) {
    List<String> values = Shape.of(field).values();
    return values.isEmpty() || values.contains(value);
  }

  /** Makes a copy of an operation the operation of a command. */
  static void describe(Operation copy, Command command) {
    Shape branch = command.branch();
    String id = branch.home.text("x-operation-id");
    String prefix = copy.getOperationId() == null ? "" : copy.getOperationId();
    copy.setOperationId(id == null ? prefix + JavaNames.pascal(command.value()) : id);
    String description = branch.get("description").text();
    copy.setSummary(description == null ? copy.getSummary() : description);
    copy.setDeprecated(branch.is("deprecated") || Boolean.TRUE.equals(copy.getDeprecated()));
    copy.addExtension(COMMAND, command);
  }
}
