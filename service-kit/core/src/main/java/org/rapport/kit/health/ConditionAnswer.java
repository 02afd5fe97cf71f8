package org.rapport.kit.health;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.rapport.kit.startup.StartCondition;

/** How health tells of a {@link StartCondition}: down while it keeps the service from being ready, and what is wrong. */
public final class ConditionAnswer {

    private ConditionAnswer() {}

    /** The answer of the check that has the condition's name. */
    public static HealthCheckResponse of(StartCondition condition) {
        var answer = HealthCheckResponse.named(condition.name()).status(!condition.holdsBack());
        String finding = condition.finding();
        return finding.isEmpty()
                ? answer.build()
                : answer.withData("finding", finding).build();
    }
}
