// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides how the fields of a form are written. */
final class FormFields {
  private final Document document;
  private final Schemas schemas;

  FormFields(Document document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  /** The normal form of a field. */
  Schema<?> of(
      Located<Schema<?>> field, @Nullable Encoding encoding, String encodingAt, String proposed) {
    boolean json =
        encoding != null
            && encoding.getContentType() != null
            && Media.isJson(encoding.getContentType());
    boolean deep = encoding != null && encoding.getStyle() == Encoding.StyleEnum.DEEP_OBJECT;
    check(encoding, deep, encodingAt);
    Schema<?> asText = schemas.ofText(field, proposed);
    boolean list = asText.getItems() != null;
    boolean structured = isStructured(list ? asText.getItems() : asText);
    String call = Wire.call(asText, true, false);
    if (deep && structured && !list) {
      checkBrackets(field);
      call = Wire.BRACKETS;
    } else if (deep) {
      document.refuse(encodingAt, "is not supported: deepObject is for objects");
    } else if (json || structured) {
      call = list && !json ? Wire.EACH_AS_JSON : Wire.AS_JSON;
    }
    if (!json) {
      checkPlain(list ? asText.getItems() : asText, field);
    }
    asText.addExtension(Wire.AT, field.at());
    if (call != null) {
      asText.addExtension(Wire.CALL, call);
    }
    return asText;
  }

  private boolean isStructured(Schema<?> schema) {
    return schemas.isObject(schema) || "object".equals(schema.getType());
  }

  private void check(@Nullable Encoding encoding, boolean deep, String at) {
    if (encoding == null || deep) {
      return;
    }
    boolean form = encoding.getStyle() == null || encoding.getStyle() == Encoding.StyleEnum.FORM;
    if (!form
        || Boolean.FALSE.equals(encoding.getExplode())
        || Boolean.TRUE.equals(encoding.getAllowReserved())) {
      document.refuse(at, "is not supported: lists are sent as repeated fields");
    }
  }

  private void checkPlain(Schema<?> item, Located<Schema<?>> field) {
    if (item.getItems() != null) {
      document.refuse(field.at(), "is not supported: a form field must not be a list of lists");
    } else if ("byte".equals(item.getFormat())) {
      document.refuse(field.at(), "is not supported: a form field is not sent as Base64");
    }
  }

  /** OpenAPI does not say how lists within brackets are written. */
  private void checkBrackets(Located<Schema<?>> field) {
    schemas
        .shape(field)
        .properties
        .forEach(
            (name, property) -> {
              if (schemas.shape(property).kind() == Shape.Kind.LIST) {
                document.refuse(
                    Objects.requireNonNull(property).at(),
                    "is not supported: OpenAPI does not define lists within style: deepObject");
              }
            });
  }
}
