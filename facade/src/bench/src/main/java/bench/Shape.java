// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.List;
import java.util.stream.Stream;

/** A number of concurrent calls of one kind, each on its own thread or all asynchronous. */
record Shape(Work work, int calls, boolean async) {
  static final Shape ONE = new Shape(Work.UPDATE, 1, false);
  static final Shape SOME = new Shape(Work.UPDATE, 8, false);

  /** Shows the effect of the number of concurrent calls. */
  static final List<Shape> UPDATES =
      List.of(ONE, SOME, new Shape(Work.UPDATE, 64, false), new Shape(Work.UPDATE, 256, true));

  /** Shows the effect of the operation. */
  static final List<Shape> OTHERS =
      Stream.of(Work.values())
          .filter(work -> work != Work.UPDATE)
          .map(work -> new Shape(work, 8, false))
          .toList();

  String label() {
    String load = async ? calls + " in flight" : calls == 1 ? "1 thread" : calls + " threads";
    return work == Work.UPDATE ? load : work.label + ", " + load;
  }
}
