package org.rapport.observability.rule;

import java.time.Duration;
import java.util.List;

/**
 * A pace at which an error budget is used up, 1 being the one at which it lasts for 30 days. It has to be that fast in a
 * long window, so that it matters, and in a short one, so that it still goes on.
 *
 * @param pace     times as fast as it may
 * @param severity whether somebody is woken up
 */
record Burn(String pace, String longWindow, Duration length, String shortWindow, String severity) {

    /** As the workbook advises: 2 %, 5 %, 10 % and 10 % of the budget are gone when somebody hears of it. */
    static List<Burn> all() {
        return List.of(
                new Burn("14.4", "1h", Duration.ofHours(1), "5m", "critical"),
                new Burn("6", "6h", Duration.ofHours(6), "30m", "critical"),
                new Burn("3", "1d", Duration.ofDays(1), "2h", "warning"),
                new Burn("1", "3d", Duration.ofDays(3), "6h", "warning"));
    }
}
