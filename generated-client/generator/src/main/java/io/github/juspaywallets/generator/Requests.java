// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rewrites the body of a request in a normal form: one media type, with a schema. */
final class Requests {
  /** The name of an extension of operations: whether their forms may have more fields. */
  static final String MORE_FIELDS = "x-more-fields";

  private final Document document;
  private final Schemas schemas;

  /** The names of schemas that are only the forms of requests. */
  final Set<String> forms = new TreeSet<>();

  Requests(Document document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  /** The media type that is sent, with its JSON pointer; null if there is no body. */
  static @Nullable Located<String> media(Located<RequestBody> body) {
    Content content = body.value().getContent();
    String type = content == null ? null : Media.supported(content.keySet()).orElse(null);
    return type == null ? null : body.with(type, "content", type);
  }

  /** Whether a request is a merge patch, in which a null removes a property. */
  boolean hasPatch;

  /** Notes all forms of a request, whether they are sent or not. */
  void noteForms(Located<RequestBody> body) {
    if (body.value().getContent() != null) {
      body.value()
          .getContent()
          .forEach(
              (type, media) -> {
                boolean form = Media.isForm(type) || Media.isMultipart(type);
                if (form && media.getSchema() != null) {
                  noteForm(media.getSchema(), Places.pointer(body.at(), "content", type, "schema"));
                }
              });
    }
  }

  /** Schemas of forms, and those they are composed of, do not become models. */
  private void noteForm(Schema<?> schema, String at) {
    String reference = schema.get$ref();
    if (reference != null && forms.add(Unions.target(reference))) {
      Located<Schema<?>> target = document.target(reference, Document.Kind.SCHEMA);
      if (target != null) {
        noteForm(target.value(), target.at());
      }
    }
    for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
      Shape.branches(new Located<>(schema, at), keyword)
          .forEach(part -> noteForm(part.value(), part.at()));
    }
  }

  /** Replaces the body of an operation by its normal form. */
  void normalize(Operation operation, Located<RequestBody> body, String place, String className) {
    Located<String> found = media(body);
    Map<String, MediaType> content = body.value().getContent();
    if (found == null) {
      document.refuse(
          Places.pointer(body.at(), "content"),
          place,
          "is not supported: " + String.join(", ", content.keySet()));
      return;
    }
    MediaType media = Objects.requireNonNull(content.get(found.value()));
    hasPatch |= found.value().startsWith("application/merge-patch+json");
    Schema<?> schema = schema(operation, media, found, place, className);
    operation.setRequestBody(
        new RequestBody()
            .description(body.value().getDescription())
            .required(body.value().getRequired())
            .content(new Content().addMediaType(found.value(), new MediaType().schema(schema))));
  }

  private Schema<?> schema(
      Operation operation, MediaType media, Located<String> found, String place, String className) {
    Located<Schema<?>> schema =
        media.getSchema() == null ? null : found.with(media.getSchema(), "schema");
    boolean form = Media.isForm(found.value());
    if (form || Media.isMultipart(found.value())) {
      if (schema == null) {
        document.refuse(found.at(), place, "has no schema");
        return new Schema<>();
      }
      return form
          ? form(operation, media, schema, place, className)
          : multipart(media, schema, place);
    }
    if (!Media.isJson(found.value())) {
      return new Schema<>().type("string");
    }
    return schema == null ? new Schema<>() : schemas.ofBody(schema, className + "Request");
  }

  private Schema<?> form(
      Operation operation,
      MediaType media,
      Located<Schema<?>> schema,
      String place,
      String className) {
    Commands.Command command = (Commands.Command) operation.getExtensions().get(Commands.COMMAND);
    Shape shape = command == null ? schemas.shape(schema) : command.branch();
    SchemaRules.check(document, shape, schema.at());
    if (!shape.union.isEmpty()) {
      document.refuse(
          shape.at,
          place + "." + shape.unionKeyword,
          "is not supported: a form has no alternatives without a discriminator");
    }
    Schema<?> result = new Schema<>().type("object");
    shape.properties.forEach(
        (name, property) -> {
          if (!Boolean.TRUE.equals(schemas.shape(property).get(Schema::getReadOnly))) {
            Encoding encoding = media.getEncoding() == null ? null : media.getEncoding().get(name);
            String at = Places.pointer(schema.at().replaceFirst("/schema$", ""), "encoding", name);
            result.addProperty(
                name,
                new FormFields(document, schemas)
                    .of(property, encoding, at, className + JavaNames.pascal(name)));
          }
        });
    result.setRequired(List.copyOf(shape.required));
    checkRequired(shape, place);
    boolean more = shape.inner("additionalProperties") != null;
    if (more) {
      moreFields(operation, shape, className);
    } else if (result.getProperties() == null
        && command == null
        && shape.faults.isEmpty()
        && shape.union.isEmpty()) {
      document.refuse(schema.at(), place, "is not supported: a form without fields");
    }
    return result;
  }

  private void moreFields(Operation operation, Shape shape, String className) {
    Located<Schema<?>> more = Objects.requireNonNull(shape.inner("additionalProperties"));
    Schema<?> values = schemas.ofText(more, className + "Value");
    boolean text = "string".equals(values.getType()) && values.getFormat() == null;
    if (!text) {
      document.refuse(more.at(), "is not supported: additional form fields must be strings");
    }
    operation.addExtension(MORE_FIELDS, true);
  }

  private void checkRequired(Shape shape, String place) {
    for (String name : shape.required) {
      if (!shape.properties.containsKey(name) && shape.inner("additionalProperties") == null) {
        document.refuse(shape.at, place, "requires " + name + ", which is not one of its fields");
      }
    }
  }

  private Schema<?> multipart(MediaType media, Located<Schema<?>> schema, String place) {
    Shape shape = schemas.shape(schema);
    SchemaRules.check(document, shape, schema.at());
    if (shape.properties.isEmpty()) {
      document.refuse(schema.at(), place, "is not supported: a multipart body without parts");
    }
    Schema<?> result = new Schema<>().type("object");
    shape.properties.forEach(
        (name, property) -> {
          Encoding encoding = media.getEncoding() == null ? null : media.getEncoding().get(name);
          if (document.isModern()
              && encoding != null
              && (encoding.getStyle() != null || encoding.getExplode() != null)) {
            document.refuse(
                Places.pointer(schema.at().replaceFirst("/schema$", ""), "encoding", name),
                "is not supported: each value of a list is sent as a part");
          }
          result.addProperty(name, part(property));
        });
    result.setRequired(List.copyOf(shape.required));
    return result;
  }

  /** A part is a file, or a body of any kind, or a list of these. */
  private Schema<?> part(Located<Schema<?>> property) {
    Shape shape = schemas.shape(property);
    Located<Schema<?>> inner = shape.kind() == Shape.Kind.LIST ? shape.inner("items") : null;
    Shape item = inner == null ? shape : schemas.shape(inner);
    shape.faults.forEach(fault -> document.refuse(fault.at(), fault.value()));
    boolean file = "binary".equals(item.get(Schema::getFormat)) && "string".equals(item.type());
    Schema<?> one = new Schema<>().type("string").format(file ? "binary" : null);
    Schema<?> part = inner == null ? one : new Schema<>();
    if (inner != null) {
      part.setType("array");
      part.setItems(one);
    }
    part.setDescription(
        property.value().getDescription() == null
            ? shape.get(Schema::getDescription)
            : property.value().getDescription());
    part.addExtension(Wire.AT, property.at());
    return part;
  }
}
