// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Makes mutation tests take minutes instead of a quarter of an hour. Only the profile {@code
 * mutants} enables it.
 */
public final class MutationTests implements ExecutionCondition, InvocationInterceptor, TestWatcher {
  /** Each JVM that tests mutants first executes each test class, only to list its tests. */
  private static final boolean LISTS_TESTS =
      System.getProperty("sun.java.command", "").contains("MutationTestMinion");

  private static final Set<Class<?>> LISTED = ConcurrentHashMap.newKeySet();

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext test)
      throws Throwable {
    invoke(invocation, test);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext test)
      throws Throwable {
    invoke(invocation, test);
  }

  private static void invoke(Invocation<Void> invocation, ExtensionContext test) throws Throwable {
    if (isListing(test)) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  /** Whether this execution, which the store belongs to, is the first one of the test class. */
  private static boolean isListing(ExtensionContext test) {
    return LISTS_TESTS
        && store(test)
            .getOrComputeIfAbsent(test.getRequiredTestClass(), LISTED::add, Boolean.class);
  }

  /** One failure kills a mutant, but PIT executes a parameterized class to its end. */
  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    store(test).put("failed", true);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    return store(test).get("failed") == null
        ? ConditionEvaluationResult.enabled("no failure so far")
        : ConditionEvaluationResult.disabled("after a failure");
  }

  private static Store store(ExtensionContext test) {
    return test.getRoot().getStore(Namespace.create(MutationTests.class));
  }
}
