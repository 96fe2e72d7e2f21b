// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** Rewrites the schemas of forms and multipart bodies: an object whose properties are sent. */
final class Forms {
  /** The name of an extension of operations: whether their forms may have more fields. */
  static final String MORE_FIELDS = "x-more-fields";

  private final Schemas schemas;

  Forms(Schemas schemas) {
    this.schemas = schemas;
  }

  Schema<?> form(
      Operation operation, Part body, Part media, ParameterNames names, String className) {
    Commands.Command command = (Commands.Command) operation.getExtensions().get(Commands.COMMAND);
    Part schema = media.get("schema");
    Shape shape = command == null ? Shape.of(schema) : command.branch();
    check(shape, schema, body);
    Schema<?> result = new Schema<>().type("object");
    shape.properties.forEach(
        (name, property) -> {
          if (!Shape.of(property).is("readOnly")) {
            Part encoding = media.get("encoding", name);
            String proposed = className + JavaNames.pascal(name);
            Schema<?> field = new FormFields(schemas).of(property, encoding, proposed);
            names.assign(field, property, name, "field");
            result.addProperty(name, field);
          }
        });
    result.setRequired(List.copyOf(shape.required));
    Part more = shape.inner("additionalProperties");
    if (more != null) {
      checkText(more, className);
      operation.addExtension(MORE_FIELDS, true);
    } else if (result.getProperties() == null
        && command == null
        && shape.faults.isEmpty()
        && shape.union().isEmpty()) {
      schema.refuse(body.name(), "is not supported: a form without fields");
    }
    return result;
  }

  private static void check(Shape shape, Part schema, Part body) {
    SchemaRules.check(shape, schema);
    if (!shape.union().isEmpty()) {
      shape.home.refuse(
          body.name() + "." + shape.unionKeyword(),
          "is not supported: a form has no alternatives without a discriminator");
    }
    for (String name : shape.required) {
      if (!shape.properties.containsKey(name) && shape.inner("additionalProperties") == null) {
        shape.home.refuse(body.name(), "requires " + name + ", which is not one of its fields");
      }
    }
  }

  private void checkText(Part more, String className) {
    Schema<?> values = schemas.ofText(more, className + "Value");
    if (!"string".equals(values.getType()) || values.getFormat() != null) {
      more.refuse("is not supported: additional form fields must be strings");
    }
  }

  Schema<?> multipart(Part body, Part media, ParameterNames names) {
    Shape shape = Shape.of(media.get("schema"));
    SchemaRules.check(shape, media.get("schema"));
    if (shape.properties.isEmpty()) {
      media.get("schema").refuse(body.name(), "is not supported: a multipart body without parts");
    }
    Schema<?> result = new Schema<>().type("object");
    shape.properties.forEach(
        (name, property) -> {
          Part encoding = media.get("encoding", name);
          if (media.isModern() && (encoding.has("style") || encoding.has("explode"))) {
            encoding.refuse("is not supported: each value of a list is sent as a part");
          }
          Schema<?> part = part(property);
          names.assign(part, property, name, "part");
          result.addProperty(name, part);
        });
    result.setRequired(List.copyOf(shape.required));
    return result;
  }

  /** A part is a file, or a body of any kind, or a list of these. */
  private static Schema<?> part(Part property) {
    Shape shape = Shape.of(property);
    Part inner = shape.kind() == Shape.Kind.LIST ? shape.inner("items") : null;
    Shape item = inner == null ? shape : Shape.of(inner);
    shape.faults.forEach(fault -> fault.at().refuse(fault.reason()));
    boolean file = item.textOf("format").equals("binary") && "string".equals(item.type());
    Schema<?> one = new Schema<>().type("string").format(file ? "binary" : null);
    Schema<?> part = inner == null ? one : new Schema<>().type("array");
    part.setItems(inner == null ? null : one);
    String description = property.text("description");
    part.setDescription(description == null ? shape.get("description").text() : description);
    return part;
  }
}
