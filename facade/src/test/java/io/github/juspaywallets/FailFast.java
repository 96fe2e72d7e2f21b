// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Skips all tests after a failure. Mutation tests detect it as a service: one failure kills a
 * mutant, but PIT always runs a parameterized class to its end.
 */
public final class FailFast implements ExecutionCondition, TestWatcher {
  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    store(test).put(FailFast.class, true);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    return store(test).get(FailFast.class) == null
        ? ConditionEvaluationResult.enabled("no failure so far")
        : ConditionEvaluationResult.disabled("after a failure");
  }

  private static Store store(ExtensionContext test) {
    return test.getRoot().getStore(Namespace.create(FailFast.class));
  }
}
