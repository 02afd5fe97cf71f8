package org.rapport.kit.access;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.kit.problem.DomainException;

/** What was in force of a policy before what is now. */
public final class Releases {

    private Releases() {}

    /**
     * The one of {@code earlier} that has {@code number}, or the last before what is in force.
     *
     * @param number a request's {@code /to}
     * @throws DomainException.Conflict   if there is none at all
     * @throws DomainException.RuleBroken if none that is kept has the number
     */
    public static Release earlier(List<Release> earlier, @Nullable Integer number) {
        if (earlier.isEmpty()) {
            throw new DomainException.Conflict(
                    "nothing-to-roll-back", "Nothing of the policy was in force before what is now.");
        }
        if (number == null) {
            return earlier.getFirst();
        }
        return earlier.stream()
                .filter(release -> release.number() == number)
                .findFirst()
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "release-unknown",
                        "No release that is kept has this number.",
                        "/to",
                        "must be one of "
                                + earlier.stream()
                                        .map(release -> Integer.toString(release.number()))
                                        .collect(Collectors.joining(", "))));
    }
}
