// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/** Gives each operation one tag: with several, the method would be in several interfaces. */
final class Tags {
  private Tags() {}

  static void normalize(Document document, Operation operation, String at, String place) {
    List<String> tags = operation.getTags();
    String tag = tags == null || tags.isEmpty() ? "Default" : tags.get(0);
    if (JavaNames.pascal(tag).isEmpty()) {
      document.refuse(Places.pointer(at, "tags"), place + ".tags", "has no Java name: " + tag);
    }
    operation.setTags(List.of(tag));
  }

  /** The name of the interface of a tag, without Api. */
  static String javaName(String tag) {
    String pascal = JavaNames.pascal(tag);
    boolean usable = pascal.isEmpty() || Character.isJavaIdentifierStart(pascal.charAt(0));
    return usable ? pascal : "Tag" + pascal;
  }

  /** The description of a tag, escaped for a comment. */
  static String doc(OpenAPI model, String tag) {
    List<Tag> tags = model.getTags() == null ? List.of() : model.getTags();
    String description =
        tags.stream()
            .filter(declared -> javaName(declared.getName()).equals(javaName(tag)))
            .map(Tag::getDescription)
            .reduce("", (first, last) -> last == null ? "" : last);
    return ("Operations of " + JavaText.code(tag) + ". " + JavaText.doc(description)).strip();
  }
}
