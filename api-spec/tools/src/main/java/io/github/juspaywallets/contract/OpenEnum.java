// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.generator.contract.Part;
import io.github.juspaywallets.generator.contract.Shape;
import java.util.Set;

/** Reads anyOf an enum and any other string as the enum. */
final class OpenEnum {
  private OpenEnum() {}

  static Shape of(Part schema) {
    Shape shape = Shape.of(schema);
    boolean others = shape.union().stream().anyMatch(OpenEnum::isAnyString);
    for (Shape branch : shape.union()) {
      if (others && shape.union().size() == 2 && !branch.values().isEmpty()) {
        branch.absorb(shape);
        return branch;
      }
    }
    return shape;
  }

  private static boolean isAnyString(Shape shape) {
    return "string".equals(shape.type())
        && Set.of("type", "nullable").containsAll(shape.home.fields().keySet());
  }
}
