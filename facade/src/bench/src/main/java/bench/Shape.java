// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.List;

/** A number of concurrent calls, each on its own thread or all without one. */
record Shape(int calls, boolean async) {
  static final Shape ONE = new Shape(1, false);
  static final Shape SOME = new Shape(8, false);
  static final List<Shape> ALL = List.of(ONE, SOME, new Shape(64, false), new Shape(256, true));

  String label() {
    return async ? calls + " in flight" : calls == 1 ? "1 thread" : calls + " threads";
  }
}
