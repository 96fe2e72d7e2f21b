// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Part;
import java.util.List;

/** Gives each operation one tag: with several, the method would be in several interfaces. */
final class Tags {
  private Tags() {}

  static String of(Part operation) {
    List<Part> tags = operation.get("tags").items();
    return tags.isEmpty() ? "Default" : String.valueOf(tags.get(0).text());
  }

  /** The name of the interface of a tag, without Api. */
  static String javaName(String tag) {
    String pascal = JavaNames.pascal(tag);
    boolean usable = pascal.isEmpty() || Character.isJavaIdentifierStart(pascal.charAt(0));
    return usable ? pascal : "Tag" + pascal;
  }

  /** The description of a tag, escaped for a comment. */
  static String doc(Part contract, String tag) {
    String description =
        contract.get("tags").items().stream()
            .filter(declared -> javaName(declared.textOf("name")).equals(javaName(tag)))
            .map(declared -> declared.textOf("description"))
            .reduce("", (first, last) -> last);
    return ("Operations of " + JavaText.code(tag) + ". " + JavaText.doc(description)).strip();
  }
}
