package org.rapport.acceptance;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** For tests that are the steps of one story: after one that fails the rest is left out, for it could only fail too. */
final class Steps implements ExecutionCondition, TestExecutionExceptionHandler {

    private boolean failed;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed
                ? ConditionEvaluationResult.disabled("an earlier step has failed")
                : ConditionEvaluationResult.enabled("no step has failed");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failed = true;
        throw failure;
    }
}
