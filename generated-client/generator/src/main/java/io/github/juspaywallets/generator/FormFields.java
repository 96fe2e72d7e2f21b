// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import io.swagger.v3.oas.models.media.Schema;

/** Decides how the fields of a form are written. */
final class FormFields {
  private final Schemas schemas;

  FormFields(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The normal form of a field. */
  Schema<?> of(Part field, Part encoding, String proposed) {
    boolean json = Media.isJson(encoding.textOf("contentType"));
    boolean deep = encoding.textOf("style").equals("deepObject");
    check(encoding, deep);
    Schema<?> asText = schemas.ofText(field, proposed);
    boolean list = asText.getItems() != null;
    Schema<?> item = list ? asText.getItems() : asText;
    Wire call = Wire.call(asText, true, false);
    if (deep && schemas.isObject(item) && !list) {
      checkBrackets(field);
      call = Wire.BRACKETS;
    } else if (deep) {
      encoding.refuse("is not supported: deepObject is for objects");
    } else if (json || schemas.isObject(item)) {
      call = list && !json ? Wire.JSONS : Wire.JSON;
    }
    if (!json) {
      checkPlain(item, field);
    }
    if (call != null) {
      asText.addExtension(Wire.CALL, call);
    }
    return asText;
  }

  private static void check(Part encoding, boolean deep) {
    boolean form = !encoding.has("style") || encoding.textOf("style").equals("form");
    boolean repeated = form && !encoding.textOf("explode").equals("false");
    if (!deep && (!repeated || encoding.is("allowReserved"))) {
      encoding.refuse("is not supported: lists are sent as repeated fields");
    }
  }

  private static void checkPlain(Schema<?> item, Part field) {
    if (item.getItems() != null) {
      field.refuse("is not supported: a form field must not be a list of lists");
    } else if ("byte".equals(item.getFormat())) {
      field.refuse("is not supported: a form field is not sent as Base64");
    }
  }

  /** OpenAPI does not say how lists within brackets are written. */
  private static void checkBrackets(Part field) {
    for (Part property : Shape.of(field).properties.values()) {
      if (Shape.of(property).kind() == Shape.Kind.LIST) {
        property.refuse("is not supported: OpenAPI does not define lists within style: deepObject");
      }
    }
  }
}
